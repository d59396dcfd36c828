import { type WorkingCalendar, workingMinutesBetween } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';
import { calendarAt, currentCalendar } from '../calendar/office-calendars.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { judgeStay, type JudgedStay } from './judge-stay.js';

export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/** A pause of a dossier, whether it moves a due time or is only kept for the record. */
export interface PauseStretch extends Stretch {
  readonly counts: boolean;
}

/** Pauses of some dossiers, by dossier; one that is still open lasts until now. */
export async function pausesOf(
  em: EntityManager,
  dossierIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly PauseStretch[]>> {
  const rows: { dossierId: string; from: Date; to: Date | null; counts: boolean }[] = await em.query(
    `SELECT dossier_id AS "dossierId", started_at AS "from", ended_at AS "to", counts FROM dossier_pause WHERE dossier_id = ANY ($1)`,
    [dossierIds],
  );
  const byDossier = new Map<string, PauseStretch[]>();
  for (const { dossierId, from, to, counts } of rows) {
    byDossier.set(dossierId, [...(byDossier.get(dossierId) ?? []), { from, to: to ?? now, counts }]);
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

interface UncountedRow extends JudgedStay {
  readonly id: string;
  readonly dossierId: string;
  readonly handlingOfficeId: string;
  readonly procedureVersionId: string;
}

/**
 * When a stay `s` of a dossier `d` began. A receipt time that was set right to an earlier one moves the begin of the first
 * stay with it: that had been kept by the wrong one. A later one is seen by the clock, as one that was started anew.
 * What was brought over finished came to its first stay when it was opened again.
 */
export const ENTERED_AT = `
  CASE WHEN d.history_import_id IS NOT NULL OR EXISTS (SELECT 1 FROM step_duration e WHERE e.dossier_id = s.dossier_id AND e.entered_at < s.entered_at)
       THEN s.entered_at ELSE LEAST(s.entered_at, d.clock_from) END`;

/** What a stay `s` of a dossier `d` is judged by. */
export const STAY = `s.handling_office_id AS "handlingOfficeId", s.step_code AS "stepCode", ${ENTERED_AT} AS "enteredAt", s.left_at AS "leftAt",
       d.case_code AS "caseCode", d.clock_from AS "clockFrom"`;

/** Counts how long steps took that have been left since the last time, and whether that was in time. @returns how many */
export async function countMinutes(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  now: Date,
  batch: number,
): Promise<number> {
  const rows: UncountedRow[] = await em.query(
    `SELECT s.id, s.dossier_id AS "dossierId", d.procedure_version_id AS "procedureVersionId", ${STAY}
       FROM step_duration s JOIN dossier d ON d.id = s.dossier_id
      WHERE s.left_at IS NOT NULL AND (s.working_minutes IS NULL OR s.timing IS NULL) LIMIT $1 FOR UPDATE OF s SKIP LOCKED`,
    [batch],
  );
  if (rows.length === 0) return 0;
  const pauses = await pausesOf(
    em,
    rows.map(({ dossierId }) => dossierId),
    now,
  );
  const { revision } = await currentCalendar(em, null);
  const counted: { readonly id: string; readonly minutes: number; readonly timing: string }[] = [];
  for (const row of rows) {
    const calendar = await calendarAt(em, row.handlingOfficeId, revision);
    const { definition } = await catalogue.byId(em, row.procedureVersionId);
    const own = pauses.get(row.dossierId) ?? [];
    counted.push({
      id: row.id,
      minutes: minutesWithoutPauses({ from: row.enteredAt, to: row.leftAt }, own, calendar),
      timing: judgeStay(row, definition, own, calendar),
    });
  }
  // What was counted before stays as it was counted.
  await em.query(
    `UPDATE step_duration s SET working_minutes = COALESCE(s.working_minutes, counted.minutes), timing = counted.timing
       FROM unnest($1::uuid[], $2::int[], $3::text[]) AS counted (id, minutes, timing) WHERE s.id = counted.id`,
    [counted.map(({ id }) => id), counted.map(({ minutes }) => minutes), counted.map(({ timing }) => timing)],
  );
  return rows.length;
}
