import { responseDueAt, responseDueSoonFrom } from '@motcua/shared/calendar';
import { DomainError, refused } from '../../common/domain-error.js';
import { act, type ActContext, type ActResult } from '../act.js';
import { startClock } from '../clock-of-dossier.js';
import { endDossier } from '../end-dossier.js';
import { enterInRegister } from '../register-numbers.js';
import { AcceptDto, type ComponentCheckDto, ReasonDto } from '../dto/transition.dto.js';

/** A procedure that is finished in one visit is finished within so long. */
const SAME_VISIT_MS = 15 * 60_000;

/** Takes a dossier in: all required papers there, receipt and due time set, the counter holds it. */
export const accept = act(AcceptDto, async (context, request) => {
  await checkComponents(context, request.components ?? []);
  return acceptNow(context);
});

/** The acceptance itself, also the second half of an intake at the desk. */
export async function acceptNow(context: ActContext, receivedAt = context.now): Promise<ActResult> {
  const { dossier, now, acting, procedure } = context;
  await requireComponents(context);
  startClock(dossier, receivedAt, context.case.limit, await context.currentCalendar());
  dossier.respondedAt = now;
  dossier.stepCode = context.case.steps[0]?.code ?? null;
  dossier.holderId = acting.staffId;
  dossier.assigneeId = acting.staffId;
  enterInRegister(context.tx, { id: dossier.id, officeId: dossier.officeId, receivedAt });
  // Finished while the citizen waits, nobody needs to be told that it was taken in; only what is not is told so.
  const held = procedure.definition.sameVisit && { notBefore: new Date(now.getTime() + SAME_VISIT_MS) };
  return { details: { dueAt: dossier.dueAt?.toISOString() ?? null }, notices: [{ kind: 'accepted', ...held }] };
}

export const refuse = act(ReasonDto, async (context, request) => {
  context.dossier.respondedAt ??= context.now;
  await endDossier(context);
  return { reason: request.reason, notices: [{ kind: 'refused', reason: request.reason }] };
});

/** Entered by mistake (hủy do nhập nhầm): out of the figures, the code is not used again. */
export const voidIntake = act(ReasonDto, async (context, request) => {
  context.dossier.voided = true;
  await endDossier(context);
  return { reason: request.reason };
});

/** Starts anew the eight working hours in which an application must be answered; that the last answer was late stays known. */
export async function startResponseClock(context: ActContext): Promise<void> {
  const { dossier, now } = context;
  const { calendar } = await context.currentCalendar();
  const { respondedAt, responseDueAt: dueAt } = dossier;
  if (respondedAt !== null && dueAt !== null && respondedAt > dueAt) dossier.earlierLateAnswers += 1;
  dossier.responseDueAt = responseDueAt(now, calendar);
  dossier.responseDueSoonAt = responseDueSoonFrom(dossier.responseDueAt, calendar);
  dossier.respondedAt = null;
}

/** Writes what the officer found of each paper; another number of copies is no more what was counted by kind. @throws DomainError 422 for unknown or doubled codes */
export async function checkComponents(
  { tx, dossier }: ActContext,
  checks: readonly Pick<ComponentCheckDto, 'code' | 'present' | 'valid' | 'copies'>[],
): Promise<void> {
  await requireKnownCodes(
    tx,
    dossier.id,
    checks.map(({ code }) => code),
  );
  for (const { code, present, valid, copies } of checks) {
    await tx.em.query(
      `UPDATE dossier_component SET present = $3, valid = $4,
              copies = CASE WHEN NOT $3 THEN 0 ELSE COALESCE($5, NULLIF(copies, 0), 1) END,
              copies_by_kind = CASE WHEN $3 AND COALESCE($5::int, copies) = copies THEN copies_by_kind END,
              source = CASE WHEN $3 THEN COALESCE(source, 'paper') END
        WHERE dossier_id = $1 AND code = $2`,
      [dossier.id, code, present, valid ?? present, copies ?? null],
    );
  }
}

export async function requireKnownCodes(
  tx: ActContext['tx'],
  dossierId: string,
  codes: readonly string[],
): Promise<void> {
  const known: { code: string }[] = await tx.em.query('SELECT code FROM dossier_component WHERE dossier_id = $1', [
    dossierId,
  ]);
  const names = known.map(({ code }) => code);
  const wrong = codes.flatMap((code, index) => {
    if (!names.includes(code)) return [{ path: `components.${index}.code`, code: 'component.unknown' }];
    return codes.indexOf(code) < index ? [{ path: `components.${index}.code`, code: 'component.doubled' }] : [];
  });
  if (wrong.length > 0) throw refused('dossier.components_invalid', 'The procedure has no such paper.', wrong);
}

/** @throws DomainError 422 `dossier.components_missing` naming each required paper that is missing or not valid */
async function requireComponents({ tx, dossier, case: { components } }: ActContext): Promise<void> {
  const rows: { code: string }[] = await tx.em.query(
    'SELECT code FROM dossier_component WHERE dossier_id = $1 AND present AND valid',
    [dossier.id],
  );
  const there = rows.map(({ code }) => code);
  const missing = components.filter(({ code, required }) => required === 'always' && !there.includes(code));
  if (missing.length > 0) {
    throw new DomainError('refused', 'dossier.components_missing', 'Required papers are missing.', {
      errors: missing.map(({ code }) => ({ path: `components.${code}`, code: 'component.missing' })),
      meta: { missing: missing.map(({ code, name }) => ({ code, name })) },
    });
  }
}
