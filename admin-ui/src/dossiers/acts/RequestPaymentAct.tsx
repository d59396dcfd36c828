import { useDraft } from '../../drafts/use-draft';
import { actDraftKey, ActDialog, type ActProps } from './ActDialog';
import { FeeLines } from './FeeLines';
import { chargesOf, feeItems, totalOf } from './fees';

/** A financial obligation that arose while processing. */
export const RequestPaymentAct = (props: ActProps) => {
  const { fees } = props.dossier.procedure;
  const charges = useDraft(actDraftKey(props.dossier, 'request_payment'), () => chargesOf(props.dossier));
  const items = feeItems(fees, charges.value);
  return (
    <ActDialog
      {...props}
      transition="request_payment"
      width="sm"
      draft={charges}
      fields={totalOf(items) === 0 ? null : { items }}
    >
      <FeeLines fees={fees} charges={charges.value} onChange={charges.change} />
    </ActDialog>
  );
};
