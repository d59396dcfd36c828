import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { StaffField } from '../../ui/StaffField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';
import { officeOfStep, stepNow } from './steps';

/** The same step to somebody else. */
export const ReassignAct = (props: ActProps) => {
  const translate = useTranslate();
  const { dossier } = props;
  const draft = useDraft(actDraftKey(dossier, 'reassign'), () => ({ assigneeId: '', reason: '' }));
  const { assigneeId, reason } = draft.value;
  const step = stepNow(dossier);
  const text = reason.trim();
  return (
    <ActDialog
      {...props}
      transition="reassign"
      draft={draft}
      fields={assigneeId === '' || text === '' ? null : { assigneeId, reason: text }}
    >
      <StaffField
        label={translate('act.person')}
        value={assigneeId}
        onChange={(id) => draft.change({ reason, assigneeId: id })}
        {...(step && { role: step.role, officeCode: officeOfStep(dossier, step) })}
        required
        autoFocus
      />
      <ReasonField value={reason} change={(next) => draft.change({ assigneeId, reason: next })} required />
    </ActDialog>
  );
};
