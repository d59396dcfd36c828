import type { WithdrawalCause } from '@motcua/shared/dossiers';
import { type CollectorDifference, collectorDifferences } from '@motcua/shared/results';
import { Applicant } from '../../applicants/applicant.entity.js';
import { refused } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import { act, type ActContext, type ActResult } from '../act.js';
import { heldForRestOfVisit, heldForVisit } from '../join-visit.js';
import type { CollectorDto } from '../dto/people.dto.js';
import { HandOverDto, ReturnUnfinishedDto, WithdrawDto } from '../dto/transition.dto.js';
import { endDossier } from '../end-dossier.js';
import { ResultCollection } from '../entities/dossier-parts.entity.js';
import { openSubmitter } from '../submitter.js';

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
  request: Pick<HandOverDto, 'method' | 'collector' | 'waybill' | 'returned' | 'signatureId' | 'visitId' | 'reason'>,
  /** Where the call has it. */
  reasonPath = 'reason',
): Promise<ActResult> {
  const { tx, dossier, now, box } = context;
  const { method, collector, waybill, returned = [], signatureId = null, visitId, reason } = request;
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
  const signature = signatureId === null ? null : await requireSignature(context, signatureId);
  const differs = await differencesOf(context, collector);
  if (differs.length > 0 && !reason?.trim()) {
    throw refused('dossier.reason_required', 'Say why it is given to somebody who is not as the dossier says.', [
      { path: reasonPath, code: 'field.missing' },
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
    authorisation: collector?.authorisation ?? null,
    differs,
    returned,
    signatureId,
    at: now,
  });
  const details = {
    method,
    relation: collector?.relation ?? null,
    waybill: waybill ?? null,
    ...(returned.length > 0 && { returned }),
    ...(differs.length > 0 && { differs }),
    ...(signature && { signature }),
  };
  if (method === 'post' && dossier.postedAt === null) {
    dossier.postedAt = now;
    return {
      to: 'decided',
      reason,
      details: { ...details, sent: true },
      notices: [{ kind: 'posted', ...(waybill !== undefined && { waybill }) }],
    };
  }
  const held = visitId === undefined ? await heldForRestOfVisit(context) : await heldForVisit(context, visitId);
  return { reason, details, notices: [{ kind: 'handed_over', ...held }] };
}

/** What an officer should have seen; it is kept with the event, and the officer answers for it. */
async function differencesOf(
  { tx, dossier, box }: ActContext,
  collector: CollectorDto | undefined,
): Promise<CollectorDifference[]> {
  if (!collector) return [];
  const { idKind, idNumberEnc } = await tx.em.findOneByOrFail(Applicant, { id: dossier.applicantId });
  const isPersonal = idKind === 'citizenId' || idKind === 'cmnd';
  const citizenId = isPersonal && idNumberEnc !== null ? box.decrypt(idNumberEnc) : null;
  const applicant = { fullName: dossier.applicantName, citizenId };
  return collectorDifferences(collector, { applicant, submitter: openSubmitter(box, dossier.submitterEnc) });
}

/** What was signed, for the event to vouch for. @throws DomainError 422 when it is no picture among the files of the dossier */
async function requireSignature(
  { tx, dossier }: ActContext,
  id: string,
): Promise<{ readonly attachmentId: string; readonly sha256: string }> {
  const [found]: { sha256: string }[] = await tx.em.query(
    `SELECT encode(sha256, 'hex') AS sha256 FROM attachment
      WHERE id = $1 AND dossier_id = $2 AND kind = 'png' AND state = 'kept'`,
    [id, dossier.id],
  );
  if (found) return { attachmentId: id, sha256: found.sha256 };
  throw refused('dossier.signature_unknown', 'The signature is no picture among the files of the dossier.', [
    { path: 'signatureId', code: 'field.invalid' },
  ]);
}
