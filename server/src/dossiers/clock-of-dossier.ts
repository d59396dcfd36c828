import type { PauseCause } from '@motcua/shared/dossiers';
import { computeDueAt, dueSoonFrom, reviewDay } from '@motcua/shared/calendar';
import type { TimeLimit, WorkingCalendar } from '@motcua/shared/calendar';
import type { RevisedCalendar } from '../calendar/office-calendars.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ActContext } from './act.js';
import { DossierPause } from './entities/dossier-parts.entity.js';
import type { Dossier } from './entities/dossier.entity.js';
import { limitInForce, reckonDue } from './due-time.js';

/** Starts the clock at the receipt time, the only writer of `receivedAt` beside an approved correction. */
export function startClock(
  dossier: Dossier,
  receivedAt: Date,
  limit: TimeLimit,
  { calendar, revision }: RevisedCalendar,
): void {
  dossier.calendarRevision = revision;
  const dueAt = computeDueAt({ acceptedAt: receivedAt, limit, calendar });
  dossier.receivedAt = receivedAt;
  dossier.clockFrom = receivedAt;
  dossier.dueOriginal = dueAt;
  setDue(dossier, dueAt, limit, calendar);
}

/** Recomputes the due time from the clock's start and all pauses that count. */
export async function recomputeDue(
  tx: OfficeTx,
  dossier: Dossier,
  limit: TimeLimit,
  calendar: WorkingCalendar,
): Promise<void> {
  const pauses: { from: Date; to: Date }[] = await tx.em.query(
    `SELECT started_at AS "from", ended_at AS "to" FROM dossier_pause
      WHERE dossier_id = $1 AND counts AND ended_at IS NOT NULL ORDER BY started_at`,
    [dossier.id],
  );
  const dueAt = reckonDue(dossier, limit, pauses, calendar);
  setDue(dossier, dueAt, limitInForce(dossier, limit, calendar), calendar);
}

/** Lets the clock of a dossier that was brought over finished run on from its receipt, to what was promised there. */
export function takeUpClock(dossier: Dossier, limit: TimeLimit, { calendar, revision }: RevisedCalendar): void {
  dossier.calendarRevision = revision;
  dossier.clockFrom = dossier.receivedAt;
  setDue(dossier, dossier.dueAt, limitInForce(dossier, limit, calendar), calendar);
}

function setDue(dossier: Dossier, dueAt: Date | null, limit: TimeLimit, calendar: WorkingCalendar): void {
  dossier.dueAt = dueAt;
  dossier.dueSoonAt = dueAt === null ? null : dueSoonFrom(dueAt, limit, calendar);
}

export interface PauseOpening {
  readonly cause: PauseCause;
  readonly document?: string | undefined;
  /** Local date; without it a day that is usual. */
  readonly reviewOn?: string | undefined;
}

/** Stops the clock. Before acceptance there is none to stop: the pause is kept for the record and moves nothing. */
export async function openPause(context: ActContext, { cause, document, reviewOn }: PauseOpening): Promise<void> {
  const { tx, dossier, acting, eventId } = context;
  dossier.paused = true;
  await tx.em.insert(DossierPause, {
    id: newId(),
    officeId: dossier.officeId,
    dossierId: dossier.id,
    cause,
    startedAt: tx.now,
    endedAt: null,
    ownerId: acting.staffId,
    endedById: null,
    document: document ?? null,
    openedByEventId: eventId,
    reviewOn: reviewOn ?? reviewDay(tx.now, (await context.currentCalendar()).calendar),
    counts: dossier.receivedAt !== null,
    overdueBefore: dossier.dueAt !== null && tx.now > dossier.dueAt,
  });
}

/** Ends the open pause, if there is one. @returns whether the dossier was late before it */
export async function closePause({ tx, dossier, acting }: ActContext): Promise<{ overdueBefore: boolean } | null> {
  dossier.paused = false;
  // A clock that was set back meanwhile must not make it end before it began.
  const [rows]: [{ overdue_before: boolean }[], number] = await tx.em.query(
    `UPDATE dossier_pause SET ended_at = GREATEST(started_at, $2), ended_by_id = $3
      WHERE dossier_id = $1 AND ended_at IS NULL RETURNING overdue_before`,
    [dossier.id, tx.now, acting.staffId],
  );
  return rows[0] ? { overdueBefore: rows[0].overdue_before } : null;
}

/** Starts the limit anew from now, where the procedure says so; what came before no longer counts. */
export async function restartClock(
  tx: OfficeTx,
  dossier: Dossier,
  limit: TimeLimit,
  { calendar, revision }: RevisedCalendar,
): Promise<void> {
  dossier.calendarRevision = revision;
  await tx.em.query(`UPDATE dossier_pause SET counts = false WHERE dossier_id = $1`, [dossier.id]);
  dossier.clockFrom = tx.now;
  setDue(dossier, computeDueAt({ acceptedAt: tx.now, limit, calendar }), limit, calendar);
}
