import { localDateOf } from '@motcua/shared/calendar';
import type { RegisteredResult } from '@motcua/shared/results';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { CivilDate, Line, QueryFlag, QueryWhole, Uuid } from '../common/http/fields.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { type Condition, Conditions } from '../dossiers/conditions.js';
import { chooseWithPredecessors } from '../offices/office-choice.js';
import { registeredResult, RESULT_ROW, type ResultRow } from './result-row.js';

export class ListResultsQuery {
  @QueryWhole({ min: 2000, max: 2200, optional: true }) year?: number;
  @Line({ max: 60, optional: true, example: '17', description: 'The number, with or without its year.' })
  number?: string;
  @Line({ max: 60, optional: true, example: 'H23.18.07-261123-0001', description: 'Ours, or a portal’s.' })
  dossierCode?: string;
  @Uuid({ optional: true }) signerId?: string;
  @CivilDate({ optional: true, description: 'First day of signing.' }) from?: string;
  @CivilDate({ optional: true, description: 'Last day of signing.' }) to?: string;
  @Line({ max: 40, optional: true, example: 'Kệ 2, ô 5' }) shelfSlot?: string;
  @QueryFlag({ optional: true, description: 'Only those without an electronic copy; `false` narrows nothing.' })
  lacksCopy?: boolean;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @QueryWhole({ min: 1, max: 100, optional: true }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

const ROLES = ['counter_officer', 'case_officer', 'leader', 'records_clerk', 'supervisor'] as const;
const DEFAULT_LIMIT = 25;
const PURPOSE = 'results';

/**
 * The register of results of the office that decides, and of those it has succeeded, in the order in which they were numbered, the
 * newest first.
 */
export class FindResults {
  async execute(tx: OfficeTx, actor: Actor, query: ListResultsQuery): Promise<Page<RegisteredResult>> {
    const today = localDateOf(tx.now);
    const { office, officeIds } = await chooseWithPredecessors(tx.em, actor, ROLES, query.officeCode, today);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const where = conditionsOf(officeIds, query);
    const ofEachOffice = where.branches.map(
      (branch) => `(${RESULT_ROW} WHERE ${branch} ORDER BY r.id DESC LIMIT ${limit + 1})`,
    );
    const rows: ResultRow[] = await tx.em.query(
      `SELECT * FROM (${ofEachOffice.join(' UNION ALL ')}) listed ORDER BY id DESC LIMIT ${limit + 1}`,
      where.values,
    );
    await recordAccess(tx, { officeId: office.id, staffId: actor.staffId, action: 'list' });
    return pageOf(rows, limit, ({ id }) => writeCursor(PURPOSE, { value: null, id }), registeredResult);
  }
}

function conditionsOf(officeIds: readonly string[], query: ListResultsQuery): Conditions {
  const where = new Conditions();
  where.addEither(...officeIds.map((officeId): Condition => ['r.office_id = ?', officeId]));
  if (query.year !== undefined) where.add('r.year = ?', query.year);
  if (query.number) {
    const number = query.number.trim();
    where.add('(r.number = ? OR starts_with(r.number, ?))', number, `${number}/`);
  }
  if (query.dossierCode) {
    const code = query.dossierCode.trim();
    where.add('(d.code = ? OR d.external_code = ?)', code.toUpperCase(), code);
  }
  if (query.signerId) where.add('r.signer_id = ?', query.signerId);
  if (query.from) where.add('r.signed_on >= ?::date', query.from);
  if (query.to) where.add('r.signed_on <= ?::date', query.to);
  if (query.shelfSlot) where.add('r.shelf_slot = ?', query.shelfSlot.trim());
  if (query.lacksCopy) where.add('r.copy_id IS NULL AND r.cancelled_at IS NULL');
  const cursor = readCursor(PURPOSE, query.cursor, () => false);
  // Ids grow with time: within an office they are the order of the numbers.
  if (cursor) where.add('r.id < ?::uuid', cursor.id);
  return where;
}
