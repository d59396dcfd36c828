import type { EntityManager } from 'typeorm';

const REVISION_LOCK = 7_305_218_463;

/**
 * Takes the number under which a change of the calendar will be known. Changes wait for one another here, so that
 * numbers are in the order in which they take effect.
 *
 * @param officeId whose calendar, with all offices below; null for the whole country
 */
export async function newRevision(
  em: EntityManager,
  change: {
    readonly officeId: string | null;
    readonly actorId: string | null;
    readonly what: string;
    readonly at: Date;
  },
): Promise<number> {
  await em.query('SELECT pg_advisory_xact_lock($1)', [REVISION_LOCK]);
  const rows: [{ number: number }] = await em.query(
    `INSERT INTO calendar_revision (number, office_id, at, actor_id, what)
     SELECT COALESCE(max(number), 0) + 1, $1, $2, $3, $4 FROM calendar_revision RETURNING number`,
    [change.officeId, change.at, change.actorId, change.what],
  );
  return rows[0].number;
}
