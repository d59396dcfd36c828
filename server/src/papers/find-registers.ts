import { localDateOf } from '@motcua/shared/calendar';
import type { PrintedRegister, RegisterOffice } from '@motcua/shared/papers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { CivilDate, Line, QueryWhole } from '../common/http/fields.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { LIST_ROLES } from '../dossiers/dossier-conditions.js';
import { chooseWithPredecessors } from '../offices/office-choice.js';

export class RegisterOfficesQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

export class ListRegistersQuery {
  @CivilDate({ optional: true, description: 'What was received on this day or later is in it.' }) from?: string;
  @CivilDate({ optional: true, description: 'What was received on this day or before is in it.' }) to?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @QueryWhole({ min: 1, max: 100, optional: true }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

const REGISTERS = `
SELECT p.id, p.from_on::text AS "from", p.to_on::text AS "to", p.lines, p.copies, o.name AS "officeName",
       m.full_name AS "madeBy", to_jsonb(p.made_at) AS "madeAt"
  FROM register_print p JOIN office o ON o.id = p.office_id JOIN staff m ON m.id = p.made_by_id`;
const DEFAULT_LIMIT = 25;
const PURPOSE = 'registers';

/** Registers of an office, and of those that it has taken over: each keeps a book of its own. */
export class FindRegisters {
  /** The office itself first. @throws DomainError 403, 404, 422 `office.code_required` */
  async offices(tx: OfficeTx, actor: Actor, { officeCode }: RegisterOfficesQuery): Promise<RegisterOffice[]> {
    const today = localDateOf(tx.now);
    const { office, officeIds } = await chooseWithPredecessors(tx.em, actor, LIST_ROLES, officeCode, today);
    return tx.em.query('SELECT code, name FROM office WHERE id = ANY ($1::uuid[]) ORDER BY id <> $2, code', [
      officeIds,
      office.id,
    ]);
  }

  /** Those that were printed, the newest first. @throws DomainError 400 a cursor of another list, 403, 404, 422 `office.code_required` */
  async execute(tx: OfficeTx, actor: Actor, query: ListRegistersQuery): Promise<Page<PrintedRegister>> {
    const today = localDateOf(tx.now);
    const { office, officeIds } = await chooseWithPredecessors(tx.em, actor, LIST_ROLES, query.officeCode, today);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const where = new Conditions();
    where.add('p.office_id = ANY (?::uuid[])', officeIds);
    if (query.from) where.add('p.to_on >= ?', query.from);
    if (query.to) where.add('p.from_on <= ?', query.to);
    const cursor = readCursor(PURPOSE, query.cursor, () => false);
    // Ids grow with time.
    if (cursor) where.add('p.id < ?::uuid', cursor.id);
    const rows: PrintedRegister[] = await tx.em.query(
      `${REGISTERS} WHERE ${where.sql} ORDER BY p.id DESC LIMIT ${limit + 1}`,
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
