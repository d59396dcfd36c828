import type { HistoryFault, HistoryImportView } from '@motcua/shared/history';
import type { EntityManager } from 'typeorm';
import { type Actor, hasRole } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { HistoryImport } from '../dossiers/entities/history-import.entity.js';

export const HISTORY_IMPORT_EXAMPLE: HistoryImportView = {
  id: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64',
  officeCode: 'H23.18.07',
  fileName: 'ho-so-2024.xlsx',
  state: 'checked',
  version: 2,
  rows: 1062,
  checked: 1062,
  fresh: 1059,
  known: 0,
  wrong: 3,
  imported: 0,
  done: 1062,
  createdBy: 'Phạm Quốc Trị',
  createdAt: '2026-11-29T02:00:00.000Z',
  finishedAt: null,
};

export const HISTORY_FAULT_EXAMPLE: HistoryFault = { row: 17, column: 'receivedAt', code: 'history.date_invalid' };

/** An import with the sums of its parts. */
export const HISTORY_IMPORT_VIEW = `
  SELECT i.id, o.code AS "officeCode", i.file_name AS "fileName", i.state, i.version, i.rows, p.checked, p.fresh, p.known,
         p.wrong, p.imported, CASE WHEN i.state IN ('checking', 'checked') THEN p.checked ELSE p.through END AS done,
         s.full_name AS "createdBy", to_jsonb(i.created_at) AS "createdAt", to_jsonb(i.finished_at) AS "finishedAt"
    FROM history_import i JOIN office o ON o.id = i.office_id JOIN staff s ON s.id = i.created_by_id
   CROSS JOIN LATERAL (
         SELECT COALESCE(sum(size) FILTER (WHERE checked_at IS NOT NULL), 0)::int AS checked,
                COALESCE(sum(size) FILTER (WHERE imported_at IS NOT NULL), 0)::int AS through,
                COALESCE(sum(fresh), 0)::int AS fresh, COALESCE(sum(known), 0)::int AS known,
                COALESCE(sum(wrong), 0)::int AS wrong, COALESCE(sum(imported), 0)::int AS imported
           FROM history_import_part WHERE import_id = i.id) p`;

export async function historyImportView(em: EntityManager, id: string): Promise<HistoryImportView> {
  const rows: [HistoryImportView] = await em.query(`${HISTORY_IMPORT_VIEW} WHERE i.id = $1`, [id]);
  return rows[0];
}

/**
 * An import of an office that one administers; the transaction sees it from then on.
 *
 * @throws DomainError 404
 */
export async function openImport(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  lock = '',
): Promise<Pick<HistoryImport, 'id' | 'officeId' | 'state' | 'version'>> {
  for (const { role, officeId } of actor.roles) if (role === 'administrator') await tx.widen(officeId);
  const [found]: Pick<HistoryImport, 'id' | 'officeId' | 'state' | 'version'>[] = await tx.em.query(
    `SELECT id, office_id AS "officeId", state, version FROM history_import WHERE id = $1 ${lock}`,
    [id],
  );
  if (!found || !hasRole(actor, found.officeId, 'administrator')) throw notFound();
  return found;
}

/** Everything wrong with an import, in the order of its rows. */
export async function faultsOf(em: EntityManager, importId: string, most: number): Promise<HistoryFault[]> {
  return em.query(
    `SELECT (f ->> 'row')::int AS "row", f ->> 'column' AS "column", f ->> 'code' AS "code"
       FROM history_import_part p CROSS JOIN LATERAL jsonb_array_elements(p.faults) WITH ORDINALITY AS e (f, place)
      WHERE p.import_id = $1 ORDER BY p.position, e.place LIMIT $2`,
    [importId, most],
  );
}
