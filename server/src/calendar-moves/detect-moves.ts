import { calendarAt } from '../calendar/office-calendars.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { datesThatMove } from './dates-that-move.js';
import { officesUnder, runningDossiers } from './running-dossiers.js';

const BATCH = 2_000;

interface OpenRevision {
  readonly number: number;
  readonly officeId: string | null;
  readonly cursor: string | null;
  readonly detected: boolean;
}

/**
 * Looks through a batch of dossiers for dates that a change of the calendar would move, and puts them down for a
 * decision. Every change is looked through twice: what was being accepted while it was written is found by the second
 * time. Where it stopped is kept with the change, so a process that dies loses nothing.
 *
 * @returns whether there may be more
 */
export async function detectMoves(tx: OfficeTx, catalogue: ProcedureCatalogue): Promise<boolean> {
  const revision = await nextRevision(tx);
  if (!revision) return false;
  const { number } = revision;
  const offices = await officesUnder(tx.em, revision.officeId);
  const dossiers = await runningDossiers(tx.em, offices, revision.cursor, BATCH);
  const moving = await datesThatMove(
    tx.em,
    catalogue,
    // What was promised by this calendar or a later one is no news to it.
    dossiers.filter(({ calendarRevision }) => calendarRevision < number),
    (officeId) => calendarAt(tx.em, officeId, number - 1),
    (officeId) => calendarAt(tx.em, officeId, number),
  );
  await tx.em.query(
    `INSERT INTO calendar_move (id, office_id, dossier_id, revision, due_from, due_to, state)
     SELECT m.id, m.office_id, m.dossier_id, $6, m.due_from, m.due_to, 'pending'
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
            AS m (id, office_id, dossier_id, due_from, due_to)
     ON CONFLICT (dossier_id, revision) DO NOTHING`,
    [
      moving.map(() => newId()),
      moving.map(({ dossier }) => dossier.handlingOfficeId),
      moving.map(({ dossier }) => dossier.id),
      moving.map(({ dossier }) => dossier.dueAt),
      moving.map(({ dueTo }) => dueTo),
      number,
    ],
  );
  await rememberPlace(tx, revision, dossiers.length === BATCH ? dossiers.at(-1)!.id : null);
  return true;
}

async function nextRevision(tx: OfficeTx): Promise<OpenRevision | undefined> {
  const rows: OpenRevision[] = await tx.em.query(
    `SELECT number, office_id AS "officeId", detect_cursor AS cursor, detected_at IS NOT NULL AS detected
       FROM calendar_revision
      WHERE swept_at IS NULL AND (detected_at IS NULL OR detected_at < now() - interval '2 minutes')
      ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

/** @param last the last dossier seen; null when there are no more */
async function rememberPlace(tx: OfficeTx, { number, detected }: OpenRevision, last: string | null): Promise<void> {
  await tx.em.query(
    `UPDATE calendar_revision
        SET detect_cursor = $2,
            detected_at = CASE WHEN $2::uuid IS NULL THEN COALESCE(detected_at, now()) ELSE detected_at END,
            swept_at = CASE WHEN $2::uuid IS NULL AND $3 THEN now() END
      WHERE number = $1`,
    [number, last, detected],
  );
}
