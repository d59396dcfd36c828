import { formatVnd } from '@motcua/shared/payments';
import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { exactWords } from '../../time/time-words';
import { ChoiceField } from '../../ui/ChoiceField';
import type { Payment } from '../dossier.types';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ReasonField } from './ReasonField';

/** One earlier payment undone, with a reason. */
export const settlePaymentAct = (transition: 'cancel_receipt' | 'refund', states: readonly Payment['state'][]) => {
  const SettlePaymentAct = (props: ActProps) => {
    const translate = useTranslate();
    const payments = props.dossier.payments.filter(({ state }) => states.includes(state)).toSorted(latestFirst);
    const draft = useDraft(actDraftKey(props.dossier, transition), () => ({
      paymentId: payments[0]?.id ?? '',
      reason: '',
    }));
    const { paymentId, reason } = draft.value;
    const text = reason.trim();
    return (
      <ActDialog
        {...props}
        transition={transition}
        draft={draft}
        fields={paymentId === '' || text === '' ? null : { paymentId, reason: text }}
      >
        <ChoiceField
          label={translate('act.payment')}
          value={paymentId}
          onChange={(id) => draft.change({ reason, paymentId: id })}
          choices={
            payments.length > 0
              ? payments.map((payment) => ({ value: payment.id, label: paymentWords(payment) }))
              : [{ value: '', label: translate('errors.payment.none') }]
          }
          required
        />
        <ReasonField value={reason} change={(next) => draft.change({ paymentId, reason: next })} required autoFocus />
      </ActDialog>
    );
  };
  return SettlePaymentAct;
};

const latestFirst = (a: Payment, b: Payment): number => Date.parse(b.recordedAt) - Date.parse(a.recordedAt);

const paymentWords = ({ amountVnd, receipt, exemption, recordedAt }: Payment): string =>
  [formatVnd(amountVnd), receipt ? `${receipt.series} ${receipt.number}` : exemption, exactWords(new Date(recordedAt))]
    .filter(Boolean)
    .join(' · ');
