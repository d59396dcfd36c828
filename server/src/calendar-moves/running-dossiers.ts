import type { Pause } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';
import type { ReckonedDossier } from '../dossiers/due-time.js';

/** An accepted dossier whose clock is not ended, as far as its date depends on the calendar. Nothing of the person. */
export interface RunningDossier extends ReckonedDossier {
  readonly id: string;
  readonly code: string;
  readonly handlingOfficeId: string;
  readonly procedureVersionId: string;
  readonly dueAt: Date;
  readonly calendarRevision: number;
  readonly pauses: readonly Pause[];
}

interface Row extends Omit<RunningDossier, 'pauses'> {
  readonly pauses: readonly { readonly from: string; readonly to: string }[] | null;
}

const RUNNING = `
  SELECT d.id, d.code, d.handling_office_id AS "handlingOfficeId", d.procedure_version_id AS "procedureVersionId",
         d.case_code AS "caseCode", d.clock_from AS "clockFrom", d.received_at AS "receivedAt", d.due_original AS "dueOriginal",
         d.due_at AS "dueAt", d.history_import_id AS "historyImportId",
         d.calendar_revision AS "calendarRevision",
         (SELECT jsonb_agg(jsonb_build_object('from', p.started_at, 'to', p.ended_at)) FROM dossier_pause p
           WHERE p.dossier_id = d.id AND p.counts AND p.ended_at IS NOT NULL) AS pauses
    FROM dossier d
   WHERE d.state IN ('accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')
     AND d.clock_from IS NOT NULL AND d.due_at IS NOT NULL`;

const running = ({ pauses, ...row }: Row): RunningDossier => ({
  ...row,
  pauses: (pauses ?? []).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
});

/** Those of some offices in order of their ids. The walls must stand open for offices that received them, too. */
export async function runningDossiers(
  em: EntityManager,
  officeIds: readonly string[],
  after: string | null,
  limit: number,
): Promise<RunningDossier[]> {
  const rows: Row[] = await em.query(
    `${RUNNING} AND d.handling_office_id = ANY ($1) AND ($2::uuid IS NULL OR d.id > $2) ORDER BY d.id LIMIT $3`,
    [officeIds, after, limit],
  );
  return rows.map(running);
}

/** Those of these dossiers whose clock has not ended. */
export async function runningDossiersOf(em: EntityManager, ids: readonly string[]): Promise<RunningDossier[]> {
  const rows: Row[] = await em.query(`${RUNNING} AND d.id = ANY ($1)`, [ids]);
  return rows.map(running);
}

/** The offices that count by a calendar: the one it belongs to and all below, or all for the country's. */
export async function officesUnder(em: EntityManager, officeId: string | null): Promise<string[]> {
  const rows: { id: string }[] = await em.query('SELECT id FROM office WHERE $1::uuid IS NULL OR $1 = ANY (path)', [
    officeId,
  ]);
  return rows.map(({ id }) => id);
}
