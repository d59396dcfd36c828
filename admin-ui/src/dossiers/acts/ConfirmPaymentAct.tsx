import Typography from '@mui/material/Typography';
import { formatVnd } from '@motcua/shared/payments';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { useSignedIn } from '../../providers/use-signed-in';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { totalOf } from './fees';
import { MethodField, type PaymentMethod } from './MethodField';
import { ReceiptFields } from './ReceiptFields';
import { keepReceipt, nextReceipt, type Receipt, wholeReceipt } from './receipts';

/** What was asked for is paid: its receipt, and the clock goes on. */
export const ConfirmPaymentAct = (props: ActProps) => {
  const translate = useTranslate();
  const staffId = useSignedIn().person?.id ?? '';
  const draft = useDraft<{ method: PaymentMethod; receipt: Receipt }>(
    actDraftKey(props.dossier, 'confirm_payment'),
    () => ({ method: 'cash', receipt: nextReceipt(staffId) }),
  );
  const { method } = draft.value;
  const written = wholeReceipt(draft.value.receipt);
  const receipt = written === 'none' ? null : written;
  const requested = props.dossier.payments.filter(({ state }) => state === 'requested');
  return (
    <ActDialog
      {...props}
      transition="confirm_payment"
      width="sm"
      draft={draft}
      fields={receipt && { receipt, method }}
      onDone={() => receipt && keepReceipt(staffId, receipt)}
    >
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate('act.total', { amount: formatVnd(totalOf(requested)) })}
      </Typography>
      <ReceiptFields
        value={draft.value.receipt}
        onChange={(next) => draft.change({ method, receipt: next })}
        required
        autoFocus
      />
      <MethodField value={method} onChange={(next) => draft.change({ ...draft.value, method: next })} />
    </ActDialog>
  );
};
