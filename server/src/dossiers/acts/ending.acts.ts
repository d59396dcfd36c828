import type { WithdrawalCause } from '@motcua/shared/dossiers';
import { refused } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import { act, type ActContext, type ActResult } from '../act.js';
import { HandOverDto, ReturnUnfinishedDto, WithdrawDto } from '../dto/transition.dto.js';
import { endDossier } from '../end-dossier.js';
import { ResultCollection } from '../entities/dossier-parts.entity.js';

const CAUSE_BY_STATE: Partial<Record<string, WithdrawalCause>> = {
  awaiting_supplement: 'supplement_overdue',
  awaiting_payment: 'not_paid',
  suspended: 'ended_after_suspension',
};

/** The citizen wishes to withdraw; what they get back is listed. */
export const withdraw = act(WithdrawDto, async (context, { reason, returned }) => {
  context.dossier.withdrawalCause = 'citizen_wish';
  await endDossier(context);
  return { reason, details: { returned: returned ?? [] }, notices: [{ kind: 'withdrawn' }] };
});

/** Given back unfinished: nothing came in time, nothing was paid, or it ended after a suspension. */
export const returnUnfinished = act(ReturnUnfinishedDto, async (context, { reason, returned, cause }) => {
  const { dossier } = context;
  dossier.withdrawalCause = cause ?? CAUSE_BY_STATE[dossier.state] ?? 'citizen_wish';
  await endDossier(context);
  return {
    reason,
    details: { cause: dossier.withdrawalCause, returned: returned ?? [] },
    notices: [{ kind: 'returned', reason }],
  };
});

/** Gives the result out. By post it stays decided until a second call says that it has arrived. */
export const handOver = act(HandOverDto, (context, request) => handOverNow(context, request));

export async function handOverNow(
  context: ActContext,
  { method, collector, waybill }: Pick<HandOverDto, 'method' | 'collector' | 'waybill'>,
): Promise<ActResult> {
  const { tx, dossier, now, box } = context;
  if (method === 'desk' && !collector) {
    throw refused('dossier.collector_required', 'Say who collects the result.', [
      { path: 'collector', code: 'field.missing' },
    ]);
  }
  if (method === 'post' && dossier.postedAt === null && !waybill) {
    throw refused('dossier.waybill_required', 'Sending by post needs the waybill.', [
      { path: 'waybill', code: 'field.missing' },
    ]);
  }
  await tx.em.insert(ResultCollection, {
    id: newId(),
    officeId: dossier.officeId,
    dossierId: dossier.id,
    method,
    collectorName: collector?.fullName ?? null,
    collectorIdEnc: collector?.citizenId === undefined ? null : box.encrypt(collector.citizenId),
    relation: collector?.relation ?? null,
    waybill: waybill ?? null,
    at: now,
  });
  const details = { method, relation: collector?.relation ?? null, waybill: waybill ?? null };
  if (method === 'post' && dossier.postedAt === null) {
    dossier.postedAt = now;
    return {
      to: 'decided',
      details: { ...details, sent: true },
      notices: [{ kind: 'posted', ...(waybill !== undefined && { waybill }) }],
    };
  }
  return { details, notices: [{ kind: 'handed_over' }] };
}
