import { isDossierCode } from '@motcua/shared/dossiers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { isInstantKey, type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { COUNT_CAP, cappedTotal } from './capped-total.js';
import type { Conditions } from './conditions.js';
import { conditionsOf, scopeOfList } from './dossier-conditions.js';
import { dossierRowView } from './dossier-row.view.js';
import { readRows, type RowOrder, SORT_COLUMNS } from './dossier-rows.js';
import type { ListDossiersQuery } from './dto/list.dto.js';
import { withProcedures } from './with-procedures.js';

const DEFAULT_LIMIT = 25;

/** Lists of dossiers: filters on declared names only, pages by key, never by offset. */
export class FindDossiersService {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  async execute(tx: OfficeTx, actor: Actor, query: ListDossiersQuery): Promise<Page<Record<string, unknown>>> {
    const scope = await scopeOfList(tx, actor, query);
    const where = conditionsOf(scope, actor, query, tx.now);
    const order: RowOrder = { sort: query.sort ?? 'dueAt', order: query.order ?? 'asc' };
    const purpose = `dossiers-${order.sort}-${order.order}`;
    const total = query.count ? await this.count(tx, where) : undefined;

    afterCursor(where, order, purpose, query.cursor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows = await withProcedures(tx, this.catalogue, await readRows(tx, where, order, limit + 1));
    await recordAccess(tx, { officeId: scope.office.id, staffId: actor.staffId, action: 'list' });
    const page = pageOf(
      rows,
      limit,
      ({ row: { sortKey, id } }) => writeCursor(purpose, { value: sortKey, id }),
      ({ row, procedure }) => dossierRowView(row, procedure, actor, tx.now),
    );
    return total ? { ...page, page: { ...page.page, total } } : page;
  }

  private async count(tx: OfficeTx, where: Conditions): Promise<{ value: number; exact: boolean }> {
    const [{ n }]: [{ n: number }] = await tx.em.query(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM dossier d WHERE ${where.sql} LIMIT ${COUNT_CAP + 1}) counted`,
      where.values,
    );
    return cappedTotal(n);
  }
}

/** Only what stands behind the last row shown; rows without a value stand last in either order. */
function afterCursor(where: Conditions, { sort, order }: RowOrder, purpose: string, text: string | undefined): void {
  const { column, type, nullable } = SORT_COLUMNS[sort];
  const isValue = (value: string): boolean => (type === 'text' ? isDossierCode(value) : isInstantKey(value));
  const cursor = readCursor(purpose, text, isValue);
  if (!cursor) return;
  const compare = order === 'asc' ? '>' : '<';
  if (cursor.value === null) {
    where.add(`(${column} IS NULL AND d.id ${compare} ?::uuid)`, cursor.id);
  } else {
    const after = `(${column}, d.id) ${compare} (?::${type}, ?::uuid)`;
    where.add(nullable ? `(${after} OR ${column} IS NULL)` : after, cursor.value, cursor.id);
  }
}
