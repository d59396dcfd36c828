import type { DossierTransition } from '@motcua/shared/dossiers';
import { useDraft } from '../../drafts/use-draft';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';

/** An act that asks for a reason and no more. */
export const reasonAct = (transition: DossierTransition) => {
  const ReasonAct = (props: ActProps) => {
    const reason = useDraft(actDraftKey(props.dossier, transition), () => '');
    const text = reason.value.trim();
    return (
      <ActDialog {...props} transition={transition} draft={reason} fields={text === '' ? null : { reason: text }}>
        <ReasonField value={reason.value} change={reason.change} required autoFocus />
      </ActDialog>
    );
  };
  return ReasonAct;
};
