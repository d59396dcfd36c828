import { isDossierCode } from '@motcua/shared/dossiers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { type Cursor, isInstantKey, type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { type OfficeTx, Sent } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { COUNT_CAP, cappedTotal } from './capped-total.js';
import type { Conditions } from './conditions.js';
import { conditionsOf, type ListScope, openList } from './dossier-conditions.js';
import { dossierRowView } from './dossier-row.view.js';
import { firstOf, readRows, type RowOrder, SORT_COLUMNS } from './dossier-rows.js';
import type { ListDossiersQuery } from './dto/list.dto.js';
import { withProcedures } from './with-procedures.js';

const DEFAULT_LIMIT = 25;

/** Lists of dossiers: filters on declared names only, pages by key, never by offset. */
export class FindDossiersService {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  /** @param found `scopeOfList` of the query */
  async send(
    tx: OfficeTx,
    actor: Actor,
    query: ListDossiersQuery,
    found: ListScope,
  ): Promise<Sent<Page<Record<string, unknown>>>> {
    const scope = await openList(tx, found, query);
    const where = conditionsOf(scope, actor, query, tx.now);
    const order: RowOrder = { sort: query.sort ?? 'dueAt', order: query.order ?? 'asc' };
    const purpose = `dossiers-${order.sort}-${order.order}`;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = cursorOf(order, purpose, query.cursor);
    const counted = query.count ? count(tx, where) : undefined;
    const read = readRows(tx, where, order, limit + 1, after);
    await recordAccess(tx, { officeId: scope.office.id, staffId: actor.staffId, action: 'list' });
    const answer = async (): Promise<Page<Record<string, unknown>>> => {
      const [rows, total] = await Promise.all([read, counted]);
      const page = pageOf(
        await withProcedures(tx.em.dataSource.manager, this.catalogue, rows),
        limit,
        ({ row: { sortKey, id } }) => writeCursor(purpose, { value: sortKey, id }),
        ({ row, procedure }) => dossierRowView(row, procedure, actor, tx.now),
      );
      return total ? { ...page, page: { ...page.page, total } } : page;
    };
    return new Sent(answer());
  }
}

async function count(tx: OfficeTx, where: Conditions): Promise<{ value: number; exact: boolean }> {
  const counted = `SELECT count(*)::int AS n FROM (${firstOf(where, '1', COUNT_CAP + 1)}) counted`;
  const [row] = await tx.rows<{ n: number }>(counted, where.values);
  return cappedTotal(row!.n);
}

function cursorOf({ sort }: RowOrder, purpose: string, text: string | undefined): Cursor | null {
  const isValue = (value: string): boolean =>
    SORT_COLUMNS[sort].type === 'text' ? isDossierCode(value) : isInstantKey(value);
  return readCursor(purpose, text, isValue);
}
