import { localDateOf } from '@motcua/shared/calendar';
import { officesAsArray, type OfficeTx } from '../database/office-transaction.js';

/** Of each office itself and all it had succeeded by a day. */
export async function predecessorsOf(
  tx: OfficeTx,
  officeIds: readonly string[],
  lastDay: string,
): Promise<Map<string, string[]>> {
  const rows: { root: string; ids: string[] }[] = await tx.em.query(
    `WITH RECURSIVE place AS (
       SELECT id AS root, id FROM unnest($1::text::uuid[]) id
       UNION
       SELECT place.root, s.predecessor_id
         FROM place JOIN office_succession s ON s.successor_id = place.id AND s.effective_on <= $2)
     SELECT root, array_agg(id) AS ids FROM place GROUP BY root`,
    [officesAsArray(officeIds), lastDay],
  );
  return new Map(rows.map(({ root, ids }) => [root, ids]));
}

/** An office that has a row, with all whose dossiers are counted in it. */
export interface OfficeOfRow {
  readonly code: string;
  readonly name: string;
  readonly officeIds: readonly string[];
}

/** Offices by their codes, each with all it had succeeded by a day; what has a successor among them stands there. */
export async function officesOfRows(
  tx: OfficeTx,
  officeIds: readonly string[],
  lastDay: string = localDateOf(tx.now),
): Promise<OfficeOfRow[]> {
  const today = localDateOf(tx.now);
  // A merger that is ahead has joined nothing yet: as the lists have it.
  const by = lastDay < today ? lastDay : today;
  const offices: { id: string; code: string; name: string }[] = await tx.em.query(
    `SELECT o.id, o.code, o.name FROM office o
      WHERE o.id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM office_succession s
            WHERE s.predecessor_id = o.id AND s.successor_id = ANY ($1) AND s.effective_on <= $2)
      ORDER BY o.code`,
    [officeIds, by],
  );
  const of = await predecessorsOf(
    tx,
    offices.map(({ id }) => id),
    by,
  );
  return offices.map(({ id, code, name }) => ({ code, name, officeIds: of.get(id)! }));
}
