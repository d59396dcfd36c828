import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { DateTimeField } from '../../ui/DateTimeField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';

/** Why it will be late, and until when it will be done. */
export const ApologiseAct = (props: ActProps) => {
  const translate = useTranslate();
  const draft = useDraft(actDraftKey(props.dossier, 'apologise'), () => ({ newDueAt: '', reason: '' }));
  const { newDueAt, reason } = draft.value;
  const text = reason.trim();
  return (
    <ActDialog
      {...props}
      transition="apologise"
      draft={draft}
      fields={newDueAt === '' || text === '' ? null : { newDueAt, reason: text }}
    >
      <DateTimeField
        label={translate('act.new_due_at')}
        value={newDueAt}
        onChange={(next) => draft.change({ reason, newDueAt: next })}
        required
        autoFocus
      />
      <ReasonField value={reason} change={(next) => draft.change({ newDueAt, reason: next })} required />
    </ActDialog>
  );
};
