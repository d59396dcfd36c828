import { isLocalDate, localDateOf } from '@motcua/shared/calendar';
import type { LateCause } from '@motcua/shared/dossiers';
import { COLLECT_REMINDER_DAYS, reminderAfter } from '@motcua/shared/notices';
import { refused } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import { mayHoldStep } from '../../staff/step-holders.js';
import { act, type ActContext, type ActResult } from '../act.js';
import {
  DecideDto,
  ExplainDelayDto,
  type Outcome,
  ReasonDto,
  ReceiveResultDto,
  type ResultDto,
  SignDto,
} from '../dto/transition.dto.js';
import { takeUpClock } from '../clock-of-dossier.js';
import { wasEverLate } from '../dossier-facts.js';
import { endDossier } from '../end-dossier.js';
import { heldForVisit } from '../join-visit.js';
import { DossierResult } from '../entities/dossier-parts.entity.js';
import { nextResultNumber } from '../number-series.js';

/** The leader's signature; the number comes with `decide`. */
export const sign = act(SignDto, (context, { outcome, reason }) => {
  requireReason(outcome, reason);
  const { dossier, acting, now } = context;
  dossier.signerId = acting.staffId;
  dossier.signedAt = now;
  dossier.outcome = outcome;
  return { reason, details: { outcome } };
});

/** Numbers and issues the result, after `sign` or as the record of a paper a leader has signed. */
export const decide = act(DecideDto, (context, request) => decideNow(context, request));

export async function decideNow(
  context: ActContext,
  request: Pick<DecideDto, 'results' | 'outcome' | 'signerId' | 'signedOn' | 'reason' | 'lateCause'>,
): Promise<ActResult> {
  const { dossier, now, today } = context;
  const signature =
    dossier.signerId === null ? await recordedSignature(context, request) : signedBefore(context, request);
  dossier.signerId = signature.signerId;
  dossier.signedAt ??= now;
  dossier.outcome = signature.outcome;
  await endDossier(context);
  if (request.lateCause !== undefined) giveLateCause(context, request.lateCause);
  dossier.stepCode = context.case.steps.findLast(({ role }) => role === 'counter_officer')?.code ?? null;
  const results = await storeResults(context, request.results, signature, today);
  const online = dossier.resultDelivery.method === 'online';
  return {
    reason: request.reason,
    details: {
      outcome: signature.outcome,
      signerId: signature.signerId,
      signedOn: signature.signedOn,
      results,
      ...(request.lateCause !== undefined && { lateCause: request.lateCause }),
    },
    // Desk and post wait until the paper is at the counter; what is collected online is ready now.
    notices: online ? [{ kind: 'result_ready' }] : [],
  };
}

/** Why it is or was late, said once more or for the first time; what was said before stays in its event. */
export const explainDelay = act(ExplainDelayDto, (context, { lateCause, reason }) => {
  giveLateCause(context, lateCause);
  return { reason, details: { lateCause }, stillOwed: true };
});

/** @throws DomainError 422 `dossier.not_late` */
function giveLateCause({ dossier, conditions, now }: ActContext, cause: LateCause): void {
  if (!wasEverLate(dossier, conditions, now)) {
    throw refused('dossier.not_late', 'The dossier is and was not late.', [
      { path: 'lateCause', code: 'field.invalid' },
    ]);
  }
  dossier.lateCause = cause;
}

interface Signature {
  readonly signerId: string;
  readonly signedOn: string;
  readonly outcome: Outcome;
}

function signedBefore({ dossier }: ActContext, request: Pick<DecideDto, 'outcome' | 'signerId'>): Signature {
  const differs =
    (request.signerId !== undefined && request.signerId !== dossier.signerId) ||
    (request.outcome !== undefined && request.outcome !== dossier.outcome);
  if (differs)
    throw refused('dossier.already_signed', 'The dossier is signed with another outcome or by another person.');
  return { signerId: dossier.signerId!, signedOn: localDateOf(dossier.signedAt!), outcome: dossier.outcome! };
}

/** A leader who issues the result signs it thereby; anyone else must name whose signature the paper bears. */
async function recordedSignature(
  context: ActContext,
  { outcome = 'granted', signerId, signedOn, reason }: Pick<DecideDto, 'outcome' | 'signerId' | 'signedOn' | 'reason'>,
): Promise<Signature> {
  const { tx, dossier, acting, today, field } = context;
  const signer = signerId ?? (acting.role === 'leader' ? acting.staffId : undefined);
  if (signer === undefined)
    throw refused('dossier.not_signed', 'No leader has signed; sign first or name the signer of the paper.');
  requireReason(outcome, reason);
  const on = signedOn ?? today;
  if (!isLocalDate(on) || on > today || on < localDateOf(dossier.receivedAt!)) {
    throw refused('dossier.signed_on_invalid', 'The day of signing lies between receipt and today.', [
      { path: 'signedOn', code: 'field.invalid' },
    ]);
  }
  if (!(await mayHoldStep(tx.em, signer, { officeId: dossier.handlingOfficeId, role: 'leader', on, field }))) {
    throw refused('dossier.signer_not_leader', 'The signer is no leader or deputy of this office on that day.', [
      { path: 'signerId', code: 'field.invalid' },
    ]);
  }
  if (signer === dossier.drafterId) throw refused('dossier.drafter_cannot_sign', 'The drafter is not the signer.');
  return { signerId: signer, signedOn: on, outcome };
}

function requireReason(outcome: Outcome, reason: string | undefined): void {
  if (outcome === 'denied' && !reason) {
    throw refused('dossier.reason_required', 'A denial needs a reason.', [{ path: 'reason', code: 'field.missing' }]);
  }
}

async function storeResults(
  { tx, dossier, procedure }: ActContext,
  results: readonly ResultDto[],
  signature: Signature,
  today: string,
): Promise<{ number: string; title: string; copies: number }[]> {
  const year = Number(today.slice(0, 4));
  const stored = [];
  for (const { number, title, copies, symbol } of results) {
    const one = {
      number: number ?? (await nextResultNumber(tx, dossier.handlingOfficeId, year)),
      title: title ?? procedure.definition.results[0]?.name ?? procedure.definition.name,
      copies: copies ?? 1,
    };
    await tx.em.insert(DossierResult, {
      id: newId(),
      officeId: dossier.handlingOfficeId,
      dossierId: dossier.id,
      year,
      signerId: signature.signerId,
      signedOn: signature.signedOn,
      symbol: symbol ?? null,
      ...one,
    });
    stored.push(one);
  }
  return stored;
}

/** The paper is back at the counter: now the citizen is told. */
export const receiveResult = act(ReceiveResultDto, async (context, { shelfSlot, visitId }) => {
  const { tx, dossier, now, today } = context;
  if (shelfSlot !== undefined) {
    const [, placed]: [unknown[], number] = await tx.em.query(
      'UPDATE dossier_result SET shelf_slot = $2 WHERE dossier_id = $1 AND cancelled_at IS NULL',
      [dossier.id, shelfSlot],
    );
    if (placed === 0) throw new Error('A dossier is decided and has no result that lies anywhere.');
  }
  dossier.resultAtCounterAt = now;
  const { method } = dossier.resultDelivery;
  if (method === 'online') return {};
  const held = await heldForVisit(context, visitId);
  const ready = { kind: 'result_ready' as const, ...held };
  if (method === 'post') return { notices: [ready] };
  // Planned now and taken back by the hand-over: no later look can forget or double a reminder.
  const { calendar } = await context.currentCalendar();
  const reminder = (kind: keyof typeof COLLECT_REMINDER_DAYS) => ({
    kind,
    notBefore: reminderAfter(today, COLLECT_REMINDER_DAYS[kind], calendar),
    ...held,
  });
  return { notices: [ready, reminder('collect_reminder'), reminder('collect_reminder_again')] };
});

/** A faulty decision goes back to work; its number is cancelled and stays visible. */
export const reopenDecision = act(ReasonDto, async (context, { reason }) => {
  const { tx, dossier, now, acting } = context;
  const cancelled: [{ number: string }[], number] = await tx.em.query(
    `UPDATE dossier_result SET cancelled_at = $2 WHERE dossier_id = $1 AND cancelled_at IS NULL RETURNING number`,
    [dossier.id, now],
  );
  const step = context.case.steps.find(({ role }) => role === 'case_officer') ?? context.case.steps[0];
  if (dossier.clockFrom === null) takeUpClock(dossier, context.case.limit, await context.currentCalendar());
  dossier.stepCode = step?.code ?? null;
  dossier.holderId = dossier.drafterId ?? dossier.holderId ?? acting.staffId;
  dossier.assigneeId = dossier.holderId;
  dossier.signerId = null;
  dossier.signedAt = null;
  dossier.outcome = null;
  dossier.finishedAt = null;
  dossier.resultAtCounterAt = null;
  dossier.postedAt = null;
  return { reason, details: { cancelledNumbers: cancelled[0].map(({ number }) => number) } };
});

/** Given to the wrong person, faulty, or returned by the post: it is the counter's again. */
export const reopenHandOver = act(ReasonDto, ({ dossier }, { reason }) => {
  dossier.resultAtCounterAt = null;
  dossier.postedAt = null;
  return { reason };
});
