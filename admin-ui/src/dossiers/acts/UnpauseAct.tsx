import { useDraft } from '../../drafts/use-draft';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';

/** The clock goes on; a word about it is welcome. */
export const UnpauseAct = (props: ActProps) => {
  const reason = useDraft(actDraftKey(props.dossier, 'unpause'), () => '');
  const text = reason.value.trim();
  return (
    <ActDialog {...props} transition="unpause" draft={reason} fields={text === '' ? {} : { reason: text }}>
      <ReasonField value={reason.value} change={reason.change} autoFocus />
    </ActDialog>
  );
};
