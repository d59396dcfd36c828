import type { ExportFormat } from '@motcua/shared/exports';
import type { Actor } from '../common/actor.js';
import { refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { renderPaper } from '../papers/pdf/render-paper.js';
import { closedListTable, findClosedList } from '../reports/closes/closed-list.js';
import type { FoundClose } from '../reports/closes/read-close.js';
import { fileNameOfTable } from '../reports/tables/report-table.js';
import { sheetOfTable } from '../reports/tables/table-files.js';
import { ROWS_AT_ONCE, tablePaper } from '../reports/tables/table-paper.js';
import { BATCH_ROWS, type ExportSource } from './export-source.js';
import type { RowBatches, SheetRow } from './sheets/sheet.js';

/** A PDF is set whole; a longer list is taken as a sheet. */
const MOST_PRINTED = 10_000;

/** Which period it is of. @throws DomainError 403 for who is shown no dossiers, 404; 422 `export.print_too_long` */
export async function closeOfList(
  tx: OfficeTx,
  actor: Actor,
  closeId: string,
  format: ExportFormat,
): Promise<FoundClose> {
  const found = await findClosedList(tx, actor, closeId);
  if (format === 'pdf' && found.dossiers.length > MOST_PRINTED) {
    throw refused('export.print_too_long', `A printed list holds at most ${MOST_PRINTED} dossiers.`);
  }
  return found;
}

/** The dossiers of a closed period, as they were frozen. @throws DomainError as `closeOfList` */
export async function closedListSource(
  tx: OfficeTx,
  actor: Actor,
  closeId: string,
  format: ExportFormat,
): Promise<ExportSource> {
  const found = await closeOfList(tx, actor, closeId, format);
  const table = await closedListTable(tx, found);
  const { plan, rows } = sheetOfTable(table, format === 'csv');
  const count = table.rows.length;
  return {
    officeIds: [found.officeId],
    rows: count,
    fileName: fileNameOfTable(table),
    plan,
    batches: () => inParts(rows),
    paper: (told) => {
      let set = 0;
      return renderPaper(tablePaper(table), () => told((set = Math.min(count, set + ROWS_AT_ONCE))));
    },
  };
}

async function* inParts(rows: readonly SheetRow[]): RowBatches {
  for (let from = 0; from < rows.length; from += BATCH_ROWS) yield rows.slice(from, from + BATCH_ROWS);
}
