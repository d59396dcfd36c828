import { refused } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import { act, type ActContext } from '../act.js';
import { closePause, openPause, recomputeDue } from '../clock-of-dossier.js';
import {
  ConfirmPaymentDto,
  type FeeItemDto,
  RecordPaymentDto,
  RequestPaymentDto,
  SettlePaymentDto,
} from '../dto/transition.dto.js';
import { DossierPayment, type PaidItem } from '../entities/dossier-parts.entity.js';

/** Money taken at the desk, or the reason why none is due. */
export const recordPayment = act(RecordPaymentDto, async (context, request) => {
  const items = feeItems(context, request.items);
  const id = await storePayment(context, {
    state: request.exemption === undefined ? 'paid' : 'exempted',
    items,
    method: request.method,
    receiptForm: request.receipt?.form ?? null,
    receiptSeries: request.receipt?.series ?? null,
    receiptNumber: request.receipt?.number ?? null,
    exemption: request.exemption ?? null,
  });
  return { details: { paymentId: id, amountVnd: sum(items), method: request.method } };
});

/** A receipt written wrongly: it is cancelled and keeps its number. */
export const cancelReceipt = act(SettlePaymentDto, (context, request) =>
  settlePayment(context, request, ['paid', 'exempted'], 'cancelled'),
);

export const refund = act(SettlePaymentDto, (context, request) =>
  settlePayment(context, request, ['paid'], 'refunded'),
);

/** A financial obligation that arose while processing; the clock stops until it is met. */
export const requestPayment = act(RequestPaymentDto, async (context, request) => {
  const { dossier } = context;
  const items = feeItems(context, request.items);
  const id = await storePayment(context, { state: 'requested', items });
  dossier.originState = dossier.state;
  await openPause(context, { cause: 'payment' });
  const amountVnd = sum(items);
  return { details: { paymentId: id, amountVnd }, notices: [{ kind: 'payment_requested', amountVnd }] };
});

export const confirmPayment = act(ConfirmPaymentDto, async (context, request) => {
  const { tx, dossier } = context;
  const { form, series, number } = request.receipt;
  const [paid]: [{ id: string }[], number] = await tx.em.query(
    `UPDATE dossier_payment SET state = 'paid', method = $2, receipt_form = $3, receipt_series = $4, receipt_number = $5
      WHERE dossier_id = $1 AND state = 'requested' AND receipt_number IS NULL RETURNING id`,
    [dossier.id, request.method, form, series, number],
  );
  await closePause(context);
  dossier.originState = null;
  await recomputeDue(tx, dossier, context.case.limit, await context.calendar());
  return {
    details: { paymentId: paid[0]?.id ?? null, dueAt: dossier.dueAt?.toISOString() ?? null },
    notices: [{ kind: 'payment_confirmed' }],
  };
});

/** @throws DomainError 422 `payment.fee_unknown` for a fee the procedure does not name */
function feeItems(context: ActContext, items: readonly FeeItemDto[]): PaidItem[] {
  const known = new Set(context.case.fees.map(({ code }) => code));
  const unknown = items.flatMap(({ feeCode }, index) =>
    known.has(feeCode) ? [] : [{ path: `items.${index}.feeCode`, code: 'fee.unknown' }],
  );
  if (unknown.length > 0) throw refused('payment.fee_unknown', 'The procedure has no such fee.', unknown);
  const paid = items.map(({ feeCode, quantity, amountVnd }) => ({ feeCode, quantity: quantity ?? 1, amountVnd }));
  if (sum(paid) > 2_000_000_000) throw refused('payment.amount_too_large', 'The amount is too large.');
  return paid;
}

const sum = (items: readonly PaidItem[]): number => items.reduce((total, { amountVnd }) => total + amountVnd, 0);

async function storePayment(
  { tx, dossier, now, acting }: ActContext,
  payment: Pick<DossierPayment, 'state' | 'items'> & Partial<DossierPayment>,
): Promise<string> {
  const id = newId();
  await tx.em.insert(DossierPayment, {
    id,
    officeId: dossier.officeId,
    dossierId: dossier.id,
    recordedAt: now,
    recordedById: acting.staffId,
    amountVnd: sum(payment.items),
    ...payment,
  });
  return id;
}

async function settlePayment(
  { tx, dossier }: ActContext,
  request: SettlePaymentDto,
  from: readonly DossierPayment['state'][],
  to: 'cancelled' | 'refunded',
): Promise<{ reason: string; details: Record<string, unknown> }> {
  const [rows]: [{ id: string; amount_vnd: number }[], number] = await tx.em.query(
    `UPDATE dossier_payment SET state = $3 WHERE id = (
       SELECT id FROM dossier_payment WHERE dossier_id = $1 AND state = ANY ($2) AND ($4::uuid IS NULL OR id = $4)
        ORDER BY recorded_at DESC LIMIT 1)
     RETURNING id, amount_vnd`,
    [dossier.id, from, to, request.paymentId ?? null],
  );
  const found = rows[0];
  if (!found) throw refused('payment.none', 'There is no such payment to settle.');
  return { reason: request.reason, details: { paymentId: found.id, amountVnd: found.amount_vnd } };
}
