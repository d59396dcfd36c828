import { useDraft } from '../../drafts/use-draft';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { type ChosenCause, LateCauseField } from './LateCauseField';
import { ReasonField } from './ReasonField';

interface Explained {
  readonly cause: ChosenCause;
  readonly reason: string;
}

/** Says why the dossier is late, or says it anew. */
export const ExplainDelayAct = (props: ActProps) => {
  const draft = useDraft<Explained>(actDraftKey(props.dossier, 'explain_delay'), () => ({
    cause: props.dossier.lateCause ?? '',
    reason: '',
  }));
  const { cause, reason } = draft.value;
  const words = reason.trim();
  return (
    <ActDialog
      {...props}
      transition="explain_delay"
      draft={draft}
      fields={cause === '' ? null : { lateCause: cause, ...(words !== '' && { reason: words }) }}
    >
      <LateCauseField value={cause} onChange={(next) => draft.change({ cause: next, reason })} autoFocus />
      <ReasonField value={reason} change={(next) => draft.change({ cause, reason: next })} />
    </ActDialog>
  );
};
