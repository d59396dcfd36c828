import { useDraft } from '../../drafts/use-draft';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { GRANTED, OutcomeFields, outcomeFields } from './OutcomeFields';

/** The leader's signature: Enter alone grants. */
export const SignAct = (props: ActProps) => {
  const decided = useDraft(actDraftKey(props.dossier, 'sign'), () => GRANTED);
  return (
    <ActDialog {...props} transition="sign" draft={decided} fields={outcomeFields(decided.value)}>
      <OutcomeFields value={decided.value} onChange={decided.change} autoFocus />
    </ActDialog>
  );
};
