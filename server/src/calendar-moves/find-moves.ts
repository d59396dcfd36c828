import type { EntityManager } from 'typeorm';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import type { PersonRef } from '../dossiers/dossier.sql.js';
import { PERSON } from '../dossiers/dossier.sql.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { MoveState } from './calendar-move.entity.js';

export interface MoveView {
  readonly id: string;
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly officeCode: string;
  readonly dueFrom: Date;
  readonly dueTo: Date;
  readonly revision: number;
  /** Which change: `day 2026-12-14`, `hours 2026-12-01`, `tree` or `release`. */
  readonly what: string;
  readonly changedAt: Date;
  readonly state: MoveState;
  readonly settledBy: PersonRef | null;
  readonly settledAt: Date | null;
  readonly reason: string | null;
}

interface MoveRow extends Omit<MoveView, 'procedureName'> {
  readonly procedureVersionId: string;
}

const DEFAULT_LIMIT = 25;
const PURPOSE = 'calendar-moves';

/** Dates that changed calendars would move, or have moved, at some offices; the newest first. */
export async function findMoves(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  officeIds: readonly string[],
  query: { state?: MoveState; limit?: number; cursor?: string },
): Promise<Page<MoveView>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = readCursor(PURPOSE, query.cursor, () => false);
  const rows: MoveRow[] = await em.query(
    `SELECT m.id, m.dossier_id AS "dossierId", d.code, d.procedure_version_id AS "procedureVersionId",
            o.code AS "officeCode", m.due_from AS "dueFrom", m.due_to AS "dueTo", m.revision, r.what,
            r.at AS "changedAt", m.state, ${PERSON('m.decided_by_id')} AS "settledBy", m.settled_at AS "settledAt", m.reason
       FROM calendar_move m JOIN dossier d ON d.id = m.dossier_id JOIN office o ON o.id = m.office_id
       JOIN calendar_revision r ON r.number = m.revision
      WHERE m.office_id = ANY ($1) AND m.state = $2 AND ($3::uuid IS NULL OR m.id < $3)
      ORDER BY m.id DESC LIMIT $4`,
    [officeIds, query.state ?? 'pending', cursor?.id ?? null, limit + 1],
  );
  const page = pageOf(
    rows,
    limit,
    ({ id }) => writeCursor(PURPOSE, { value: null, id }),
    (row) => row,
  );
  const data: MoveView[] = [];
  for (const { procedureVersionId, ...row } of page.data) {
    const { definition } = await catalogue.byId(em, procedureVersionId);
    data.push({ ...row, procedureName: definition.name });
  }
  return { ...page, data };
}

/** How many wait for a decision or are being carried out, and what became of those settled within a day. */
export async function countMoves(em: EntityManager, officeIds: readonly string[]): Promise<Record<MoveState, number>> {
  const rows: { state: MoveState; count: number }[] = await em.query(
    `SELECT state, count(*)::integer AS count FROM calendar_move
      WHERE office_id = ANY ($1) AND (state IN ('pending', 'deciding') OR settled_at > now() - interval '1 day')
      GROUP BY state`,
    [officeIds],
  );
  const counts: Record<MoveState, number> = { pending: 0, deciding: 0, moved: 0, kept: 0, stale: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}
