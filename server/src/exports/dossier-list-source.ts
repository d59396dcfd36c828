import { formatMinute, localDateOf, minuteOfDay } from '@motcua/shared/calendar';
import type { Actor } from '../common/actor.js';
import type { Cursor } from '../common/cursor.js';
import { refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { listOf } from '../dossiers/dossier-conditions.js';
import { firstOf, readRows, type RowOrder } from '../dossiers/dossier-rows.js';
import type { ExportDossiersDto, Language } from '../dossiers/dto/export.dto.js';
import type { DossierFilters } from '../dossiers/dto/list.dto.js';
import { COLUMNS_OF_EXPORT } from '../dossiers/export-columns.js';
import { withProcedures } from '../dossiers/with-procedures.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { BATCH_ROWS, type ExportSource, MOST_ROWS } from './export-source.js';
import type { RowBatches, SheetColumn, SheetRow } from './sheets/sheet.js';

const SHEET: Readonly<Record<Language, string>> = { vi: 'Hồ sơ', en: 'Dossiers' };
const MINUTES = new Set(['dueAt', 'receivedAt', 'submittedAt', 'finishedAt']);

/** What is asked for without how it is shown. */
export const filtersOf = ({
  columns: _columns,
  language: _language,
  sort: _sort,
  order: _order,
  ...filters
}: ExportDossiersDto): DossierFilters => filters;

/** A list of dossiers, whatever its filters, or the list behind a figure. @throws DomainError as lists do; `export.list_too_long` */
export async function dossierListSource(
  tx: OfficeTx,
  actor: Actor,
  catalogue: ProcedureCatalogue,
  asked: ExportDossiersDto,
): Promise<ExportSource> {
  const { scope, where } = await listOf(tx, actor, filtersOf(asked));
  const { columns, language, sort = 'dueAt', order = 'asc' } = asked;
  const [{ n }]: [{ n: number }] = await tx.em.query(
    `SELECT count(*)::int AS n FROM (${firstOf(where, '1', MOST_ROWS + 1)}) counted`,
    where.values,
  );
  if (n > MOST_ROWS)
    throw refused('export.list_too_long', `An export holds at most ${MOST_ROWS} dossiers; narrow the list.`);
  const described = columns.map((name) => ({ name, ...COLUMNS_OF_EXPORT[name] }));
  const read = async (after: Cursor | null): Promise<{ rows: SheetRow[]; next: Cursor | null }> => {
    const found = await readRows(tx, where, { sort, order } satisfies RowOrder, BATCH_ROWS, after);
    const known = await withProcedures(tx.em, catalogue, found);
    const last = found.at(-1);
    return {
      rows: known.map((one) => described.map(({ cell }) => cell(one, language, tx.now))),
      next: last && found.length === BATCH_ROWS ? { value: last.sortKey, id: last.id } : null,
    };
  };
  return {
    officeIds: scope.officeIds,
    rows: n,
    fileName: `ho-so-${localDateOf(tx.now).replaceAll('-', '')}-${formatMinute(minuteOfDay(tx.now)).replace(':', '')}`,
    plan: {
      name: SHEET[language],
      above: [],
      columns: described.map(({ name, heading, width }): SheetColumn => ({
        heading: heading[language],
        width,
        kind: MINUTES.has(name) ? 'minute' : 'text',
      })),
      total: null,
      below: [],
      signatures: [],
    },
    batches: () => inBatches(read),
  };
}

/** Batch after batch, each asked for when the one before is written. */
export async function* inBatches<P>(
  read: (after: P | null) => Promise<{ readonly rows: readonly SheetRow[]; readonly next: P | null }>,
): RowBatches {
  let after: P | null = null;
  do {
    const { rows, next }: { readonly rows: readonly SheetRow[]; readonly next: P | null } = await read(after);
    yield rows;
    after = next;
  } while (after !== null);
}
