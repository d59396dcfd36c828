import { useTranslate } from 'react-admin';
import { useDraft } from '../../drafts/use-draft';
import { useSignedIn } from '../../providers/use-signed-in';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { ActField } from './ActField';
import { FeeLines } from './FeeLines';
import { type Charges, chargesOf, feeItems } from './fees';
import { MethodField, type PaymentMethod } from './MethodField';
import { ReceiptFields } from './ReceiptFields';
import { keepReceipt, nextReceipt, type Receipt, wholeReceipt } from './receipts';

interface Taken {
  readonly charges: Charges;
  readonly method: PaymentMethod;
  readonly receipt: Receipt;
  readonly exemption: string;
}

/** Money taken at the desk with its receipt, or the reason for which nothing is due. */
export const RecordPaymentAct = (props: ActProps) => {
  const translate = useTranslate();
  const staffId = useSignedIn().person?.id ?? '';
  const { fees } = props.dossier.procedure;
  const draft = useDraft<Taken>(actDraftKey(props.dossier, 'record_payment'), () => ({
    charges: chargesOf(props.dossier),
    method: 'cash',
    receipt: nextReceipt(staffId),
    exemption: '',
  }));
  const { charges, method, receipt } = draft.value;
  const set = (part: Partial<Taken>): void => draft.change({ ...draft.value, ...part });
  const exemption = draft.value.exemption.trim();
  const exempt = exemption !== '';
  const items = feeItems(fees, charges, exempt);
  const written = exempt ? 'none' : wholeReceipt(receipt);
  const fields =
    items.length === 0 || written === null
      ? null
      : { items, method, ...(written !== 'none' && { receipt: written }), ...(exempt && { exemption }) };
  return (
    <ActDialog
      {...props}
      transition="record_payment"
      width="sm"
      draft={draft}
      fields={fields}
      onDone={() => written && written !== 'none' && keepReceipt(staffId, written)}
    >
      <FeeLines fees={fees} charges={charges} onChange={(next) => set({ charges: next })} exempt={exempt} />
      {!exempt && (
        <>
          <MethodField value={method} onChange={(next) => set({ method: next })} />
          <ReceiptFields value={receipt} onChange={(next) => set({ receipt: next })} />
        </>
      )}
      <ActField
        label={translate('act.exemption')}
        value={draft.value.exemption}
        onChange={(text) => set({ exemption: text })}
        path="exemption"
        suggestions={[...new Set(fees.flatMap(({ exemptions }) => exemptions ?? []))]}
        hint={translate('act.exemption_hint')}
      />
    </ActDialog>
  );
};
