import { type WorkingCalendar, workingMinutesBetween } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';
import { calendarAt, currentCalendar } from '../calendar/office-calendars.js';

export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** Pauses of some dossiers, by dossier; one that is still open lasts until now. */
export async function pausesOf(
  em: EntityManager,
  dossierIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Stretch[]>> {
  const rows: { dossierId: string; from: Date; to: Date | null }[] = await em.query(
    `SELECT dossier_id AS "dossierId", started_at AS "from", ended_at AS "to" FROM dossier_pause WHERE dossier_id = ANY ($1)`,
    [dossierIds],
  );
  const byDossier = new Map<string, Stretch[]>();
  for (const { dossierId, from, to } of rows) {
    byDossier.set(dossierId, [...(byDossier.get(dossierId) ?? []), { from, to: to ?? now }]);
  }
  return byDossier;
}

/** Working minutes of a stretch without its pauses, which never overlap each other; 0 for one that runs backwards. */
export function minutesWithoutPauses(
  { from, to }: Stretch,
  pauses: readonly Stretch[],
  calendar: WorkingCalendar,
): number {
  if (to <= from) return 0;
  const paused = pauses
    .map((pause) => ({ from: pause.from > from ? pause.from : from, to: pause.to < to ? pause.to : to }))
    .filter((part) => part.from < part.to)
    .reduce((sum, part) => sum + workingMinutesBetween(part.from, part.to, calendar), 0);
  return Math.max(workingMinutesBetween(from, to, calendar) - paused, 0);
}

interface UncountedRow {
  readonly id: string;
  readonly dossierId: string;
  readonly handlingOfficeId: string;
  readonly enteredAt: Date;
  readonly leftAt: Date;
}

/** Counts how long steps took that have been left since the last time. @returns how many */
export async function countMinutes(em: EntityManager, now: Date, batch: number): Promise<number> {
  const rows: UncountedRow[] = await em.query(
    `SELECT id, dossier_id AS "dossierId", handling_office_id AS "handlingOfficeId", entered_at AS "enteredAt", left_at AS "leftAt"
       FROM step_duration WHERE left_at IS NOT NULL AND working_minutes IS NULL LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [batch],
  );
  if (rows.length === 0) return 0;
  const pauses = await pausesOf(
    em,
    rows.map(({ dossierId }) => dossierId),
    now,
  );
  const { revision } = await currentCalendar(em, null);
  const minutes: number[] = [];
  for (const { dossierId, handlingOfficeId, enteredAt, leftAt } of rows) {
    const calendar = await calendarAt(em, handlingOfficeId, revision);
    minutes.push(minutesWithoutPauses({ from: enteredAt, to: leftAt }, pauses.get(dossierId) ?? [], calendar));
  }
  await em.query(
    `UPDATE step_duration s SET working_minutes = counted.minutes
       FROM unnest($1::uuid[], $2::int[]) AS counted (id, minutes) WHERE s.id = counted.id`,
    [rows.map(({ id }) => id), minutes],
  );
  return rows.length;
}
