import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { DateTimeField } from '../../ui/DateTimeField';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';

/** The time at which the dossier was really received. */
export const CorrectReceiptTimeAct = (props: ActProps) => {
  const translate = useTranslate();
  const before = props.dossier.receivedAt ?? '';
  const draft = useDraft(actDraftKey(props.dossier, 'correct_receipt_time'), () => ({
    receivedAt: before,
    reason: '',
  }));
  const { receivedAt, reason } = draft.value;
  const text = reason.trim();
  const complete = receivedAt !== '' && receivedAt !== before && text !== '';
  return (
    <ActDialog
      {...props}
      transition="correct_receipt_time"
      draft={draft}
      fields={complete ? { receivedAt, reason: text } : null}
    >
      <DateTimeField
        label={translate('act.received_at')}
        value={receivedAt}
        onChange={(next) => draft.change({ reason, receivedAt: next })}
        required
        autoFocus
      />
      <ReasonField value={reason} change={(next) => draft.change({ receivedAt, reason: next })} required />
    </ActDialog>
  );
};
