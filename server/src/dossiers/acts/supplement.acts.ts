import { localDateOf } from '@motcua/shared/calendar';
import { reminderAfter, SUPPLEMENT_REMINDER_DAYS, supplementReminder } from '@motcua/shared/notices';
import { refused } from '../../common/domain-error.js';
import { act, type ActContext, type ActResult } from '../act.js';
import { closePause, openPause, recomputeDue, restartClock } from '../clock-of-dossier.js';
import { ReceiveSupplementDto, RequestSupplementDto } from '../dto/transition.dto.js';
import { DossierComponent } from '../entities/dossier-parts.entity.js';
import { checkComponents, requireKnownCodes, startResponseClock } from './intake.acts.js';

/** How long who brings what was missing is left untold of it: acceptance says it as well. */
const ACCEPTED_WITHIN_MS = 15 * 60_000;

/** Tells the citizen in writing, paper by paper, what is wrong and what to bring; the clock stops. */
export const requestSupplement = act(RequestSupplementDto, async (context, request) => {
  const { tx, dossier, now } = context;
  if (dossier.supplementRequests > 0 && !request.reason) {
    throw refused('dossier.reason_required', 'A second request needs a reason.', [
      { path: 'reason', code: 'field.missing' },
    ]);
  }
  const until = request.until === undefined ? undefined : lastDay(request.until, context.today);
  await requireKnownCodes(
    tx,
    dossier.id,
    request.components.map(({ code }) => code),
  );
  for (const { code, defect, bring } of request.components) {
    await tx.em.update(DossierComponent, { dossierId: dossier.id, code }, { valid: false, defect, bring });
  }
  dossier.originState = dossier.state;
  dossier.respondedAt ??= now;
  dossier.supplementRequests += 1;
  await openPause(context, { cause: 'supplement', reviewOn: request.until });
  const names = new Map(context.case.components.map(({ code, name }) => [code, name]));
  const missing = request.components.map(({ code, defect, bring }) => ({
    name: names.get(code) ?? code,
    defect,
    bring,
  }));
  return {
    reason: request.reason,
    details: {
      components: request.components.map(({ code, defect, bring }) => ({ code, defect, bring })),
      until: request.until,
    },
    notices: [{ kind: 'supplement_requested', missing, ...(until && { until }) }, ...(await reminder(context, until))],
  };
});

/** What arrived. Complete and valid, the clock goes on or starts anew; incomplete, the state stays. */
export const receiveSupplement = act(ReceiveSupplementDto, async (context, request) => {
  const { tx, dossier } = context;
  const there: { code: string }[] = await tx.em.query(
    'SELECT code FROM dossier_component WHERE dossier_id = $1 AND present',
    [dossier.id],
  );
  await checkComponents(context, request.components);
  for (const { code, present } of request.components) {
    if (present) await tx.em.update(DossierComponent, { dossierId: dossier.id, code }, { defect: null, bring: null });
  }
  const wasThere = (code: string): boolean => there.some((one) => one.code === code);
  const components = request.components.map(({ code, present }) => ({
    code,
    present,
    // What was there before is on papers of that time, too.
    ...(present !== wasThere(code) && { changed: true }),
  }));
  const details = { components };
  if (await stillOpen(context)) return { to: dossier.state, stillOwed: true, details: { ...details, complete: false } };

  const pause = await closePause(context);
  dossier.originState = null;
  if (dossier.receivedAt === null) {
    await startResponseClock(context);
    // There is no new date yet, but who sent papers from afar has to know that they have arrived. Who stands at the counter
    // is mostly accepted within minutes, which says this too.
    const notBefore = new Date(context.now.getTime() + ACCEPTED_WITHIN_MS);
    return { details: { ...details, complete: true }, notices: [{ kind: 'supplement_complete', notBefore }] };
  }
  // A clock that starts anew must not wash away lateness from before the request.
  const restart = context.procedure.definition.supplementClock === 'restart' && !pause?.overdueBefore;
  if (restart) await restartClock(tx, dossier, context.case.limit, await context.currentCalendar());
  else await recomputeDue(tx, dossier, context.case.limit, await context.calendar());
  return {
    details: { ...details, complete: true, dueAt: dossier.dueAt?.toISOString() ?? null },
    notices: [{ kind: 'supplement_complete' }],
  };
});

/** Planned with the request and taken back by what makes it pointless, so no later look at the dossier can forget or double it. */
async function reminder(context: ActContext, until: Date | undefined): Promise<NonNullable<ActResult['notices']>> {
  const { calendar } = await context.currentCalendar();
  if (!until) {
    const notBefore = reminderAfter(context.today, SUPPLEMENT_REMINDER_DAYS, calendar);
    return [{ kind: 'supplement_reminder', notBefore }];
  }
  const planned = supplementReminder(localDateOf(until), context.today, calendar);
  return planned ? [{ kind: 'supplement_reminder', until, daysLeft: planned.daysLeft, notBefore: planned.at }] : [];
}

async function stillOpen({ tx, dossier }: ActContext): Promise<boolean> {
  const rows: unknown[] = await tx.em.query(
    'SELECT 1 FROM dossier_component WHERE dossier_id = $1 AND defect IS NOT NULL LIMIT 1',
    [dossier.id],
  );
  return rows.length > 0;
}

function lastDay(until: string, today: string): Date {
  const end = new Date(`${until}T23:59:59+07:00`);
  if (Number.isNaN(end.getTime()) || localDateOf(end) !== until || until < today) {
    throw refused('dossier.until_invalid', 'The last day must exist and not be over.', [
      { path: 'until', code: 'field.invalid' },
    ]);
  }
  return end;
}
