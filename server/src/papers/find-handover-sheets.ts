import { addDays, instantAt, localDateOf } from '@motcua/shared/calendar';
import { type PrintedSheet, SHEET_KINDS, type SheetKind } from '@motcua/shared/papers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { CivilDate, Line, OneOf, QueryWhole, Uuid } from '../common/http/fields.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { LIST_ROLES } from '../dossiers/dossier-conditions.js';
import { chooseWithPredecessors } from '../offices/office-choice.js';

export class ListSheetsQuery {
  @OneOf(SHEET_KINDS, { optional: true }) kind?: SheetKind;
  @CivilDate({ optional: true, description: 'First day of printing.' }) from?: string;
  @CivilDate({ optional: true, description: 'Last day of printing.' }) to?: string;
  @Uuid({ optional: true, description: 'Who gave, took, or had it printed.' }) staffId?: string;
  @Line({ max: 60, optional: true, example: 'H23.18.07-261123-0001', description: 'Ours, or a portal’s.' })
  dossierCode?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @QueryWhole({ min: 1, max: 100, optional: true }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

/** @param asked the office whose sheets are asked for */
const sheets = (asked: string): string => `
SELECT s.id, s.kind, s.year, s.number, g.full_name AS giver, r.full_name AS receiver, cardinality(s.event_ids) AS dossiers, s.copies,
       CASE WHEN o.id <> ${asked} THEN o.name END AS "otherOffice", m.full_name AS "madeBy", to_jsonb(s.made_at) AS "madeAt"
  FROM handover_sheet s JOIN staff m ON m.id = s.made_by_id JOIN office o ON o.id = COALESCE(s.series_office_id, s.office_id)
  LEFT JOIN staff g ON g.id = s.giver_id LEFT JOIN staff r ON r.id = s.receiver_id`;
const DEFAULT_LIMIT = 25;
const PURPOSE = 'handover-sheets';

/** Sheets that were printed at an office, at one that it has taken over, or for dossiers that they handle, the newest first. */
export class FindHandoverSheets {
  /** @throws DomainError 400 a cursor of another list, 403, 404, 422 `office.code_required` */
  async execute(tx: OfficeTx, actor: Actor, query: ListSheetsQuery): Promise<Page<PrintedSheet>> {
    const today = localDateOf(tx.now);
    const { office, officeIds } = await chooseWithPredecessors(tx.em, actor, LIST_ROLES, query.officeCode, today);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const where = await conditionsOf(tx, officeIds, query);
    const asked = where.bind(['?::uuid', office.id]);
    const rows: PrintedSheet[] = await tx.em.query(
      `${sheets(asked)} WHERE ${where.sql} ORDER BY s.id DESC LIMIT ${limit + 1}`,
      where.values,
    );
    await recordAccess(tx, { officeId: office.id, staffId: actor.staffId, action: 'list' });
    return pageOf(
      rows,
      limit,
      ({ id }) => writeCursor(PURPOSE, { value: null, id }),
      (row) => row,
    );
  }
}

async function conditionsOf(tx: OfficeTx, officeIds: readonly string[], query: ListSheetsQuery): Promise<Conditions> {
  const where = new Conditions();
  where.add('(s.office_id = ANY (?::uuid[]) OR s.handling_office_id = ANY (?::uuid[]))', officeIds, officeIds);
  const { kind, from, to, staffId, dossierCode } = query;
  if (kind) where.add('s.kind = ?', kind);
  if (from) where.add('s.made_at >= ?', instantAt(from, 0));
  if (to) where.add('s.made_at < ?', instantAt(addDays(to, 1), 0));
  if (staffId) where.add('? IN (s.giver_id, s.receiver_id, s.made_by_id)', staffId);
  if (dossierCode) where.add('s.event_ids && ?::uuid[]', await eventsOfCode(tx, officeIds, dossierCode.trim()));
  const cursor = readCursor(PURPOSE, query.cursor, () => false);
  // Ids grow with time.
  if (cursor) where.add('s.id < ?::uuid', cursor.id);
  return where;
}

/** By one of these a sheet has a dossier on it; none for a code that nobody here has. */
async function eventsOfCode(tx: OfficeTx, officeIds: readonly string[], code: string): Promise<string[]> {
  const found: { id: string; officeId: string }[] = await tx.em.query(
    `SELECT id, office_id AS "officeId" FROM dossier
      WHERE (code = $1 OR external_code = $2) AND (office_id = ANY ($3::uuid[]) OR handling_office_id = ANY ($3::uuid[]))`,
    [code.toUpperCase(), code, officeIds],
  );
  // Received elsewhere and handled here: its events lie with the office that received it.
  for (const dossier of found) await tx.widen(dossier.officeId);
  const events: { id: string }[] = await tx.em.query('SELECT id FROM dossier_event WHERE dossier_id = ANY ($1)', [
    found.map(({ id }) => id),
  ]);
  return events.map(({ id }) => id);
}
