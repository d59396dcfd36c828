import {
  HISTORY_COLUMN,
  HISTORY_COLUMNS,
  type HistoryCells,
  type HistoryColumn,
  historyColumn,
} from '@motcua/shared/history';
import { fileRefusal } from '../attachments/file-refusal.js';
import type { ArrivedFile } from '../file-store/file-store.js';
import { doubledColumn, missingColumns, noRows, tooManyRows, unknownColumns } from './history-file-refusal.js';
import { MAX_HISTORY_ROWS } from './history-limits.js';
import { readCsv } from './read-csv.js';
import { readWorkbook } from './read-workbook.js';

/** One row as it was read. */
export interface HistoryRow {
  /** As the spreadsheet counts. */
  readonly row: number;
  readonly cells: HistoryCells;
  /** Another row before it has the same old code. */
  readonly doubled?: true;
}

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Reads a sheet of old dossiers row by row; empty rows are passed over.
 *
 * @throws DomainError with what to do about the file as a whole: of another kind or encoding, without the columns
 */
export async function* readHistoryFile(file: ArrivedFile): AsyncGenerator<HistoryRow> {
  const table = await tableOf(file);
  let columns: readonly (HistoryColumn | null)[] | undefined;
  let row = 0;
  let count = 0;
  const seen = new Set<string>();
  for await (const texts of table) {
    row += 1;
    const values = texts.map((text) => text.normalize('NFC').trim());
    if (values.every((value) => value === '')) continue;
    if (!columns) {
      columns = columnsOf(values);
      continue;
    }
    if (++count > MAX_HISTORY_ROWS) throw tooManyRows();
    const cells: Partial<Record<HistoryColumn, string>> = {};
    for (const [index, column] of columns.entries()) if (column) cells[column] = values[index] ?? '';
    const doubled = cells.oldCode ? seen.has(cells.oldCode) : false;
    if (cells.oldCode) seen.add(cells.oldCode);
    yield { row, cells, ...(doubled && { doubled }) };
  }
  if (count === 0) throw noRows();
}

async function tableOf(file: ArrivedFile): Promise<AsyncGenerator<readonly string[]>> {
  const head = await file.read(0, 4);
  if (head.length === 0) throw fileRefusal('empty');
  if (head.equals(OLD_OFFICE)) throw fileRefusal('type_old_office');
  return head.equals(ZIP) ? readWorkbook(file) : readCsv(file);
}

function columnsOf(headings: readonly string[]): (HistoryColumn | null)[] {
  const columns = headings.map((heading) => (heading === '' ? null : historyColumn(heading)));
  const unknown = headings.filter((heading, index) => heading !== '' && columns[index] === null);
  const missing = HISTORY_COLUMNS.filter((column) => HISTORY_COLUMN[column].required && !columns.includes(column));
  // A file of something else has neither.
  if (missing.length > 0) throw missingColumns(missing);
  if (unknown.length > 0) throw unknownColumns(unknown);
  const doubled = columns.find((column, index) => column !== null && columns.indexOf(column) !== index);
  if (doubled) throw doubledColumn(doubled);
  return columns;
}
