import { localDateOf } from '@motcua/shared/calendar';
import { csvSheet } from '../../exports/sheets/csv-sheet.js';
import type { RowBatches, SheetColumn, SheetPlan, SheetRow } from '../../exports/sheets/sheet.js';
import { xlsxSheet } from '../../exports/sheets/xlsx-sheet.js';
import { dateInWords } from '../../papers/pdf/official-heading.js';
import { renderPaper } from '../../papers/pdf/render-paper.js';
import { capitals, officeInFull, SIGN } from '../../papers/templates/form-parts.js';
import { WORDS } from '../ii-06-form.js';
import type { Ii06Format } from '../ii-06-files.js';
import { notesOfTable, type PrintedTable, whenInWords, whoseInWords } from './report-table.js';
import { tablePaper } from './table-paper.js';

/** Any table of figures for a spreadsheet, for programs and for the printer. */
export const TABLE_FILES: Readonly<Record<Ii06Format, (table: PrintedTable) => Promise<Buffer>>> = {
  xlsx: async (table) => {
    const { plan, rows } = sheetOfTable(table, false);
    return joined(xlsxSheet(plan, batchOf(rows)));
  },
  csv: async (table) => {
    const { plan, rows } = sheetOfTable(table, true);
    return joined(csvSheet(plan, batchOf(rows)));
  },
  pdf: (table) => renderPaper(tablePaper(table)),
};

/** A table as it is written: its plan, and its rows. */
interface SheetOfTable {
  readonly plan: SheetPlan;
  readonly rows: readonly SheetRow[];
}

/** @param forPrograms without what stands around it; each row says whose it is instead */
export const sheetOfTable = (table: PrintedTable, forPrograms: boolean): SheetOfTable =>
  forPrograms
    ? { plan: planOf(table, columnsForPrograms(table)), rows: linesOf(table) }
    : { plan: planOf(table, table.columns), rows: table.rows };

function planOf(table: PrintedTable, columns: readonly SheetColumn[]): SheetPlan {
  const { title, office, total, place, madeBy, madeAt } = table;
  return {
    name: 'Báo cáo',
    above: [
      { text: capitals(officeInFull(office.name)) },
      { text: `${place}, ${dateInWords(localDateOf(madeAt))}`, look: 'italic' },
      { text: title, look: 'title' },
      { text: whenInWords(table), look: 'italic' },
      { text: whoseInWords(table) },
    ],
    columns,
    total,
    below: notesOfTable(table),
    signatures: [
      { title: WORDS.maker, hint: SIGN, name: madeBy },
      { title: WORDS.head, hint: '(Ký, ghi rõ họ tên và đóng dấu)', name: '' },
    ],
  };
}

const TEXT = { width: 10, kind: 'text' } as const;
/** Each row says whose it is, of which days and as of when, so that files of many offices are one table when put together. */
const WHOSE: readonly SheetColumn[] = [
  { heading: 'Mã đơn vị', ...TEXT },
  { heading: 'Đơn vị báo cáo', ...TEXT },
  { heading: 'Gồm cơ quan trực thuộc', ...TEXT },
  { heading: 'Từ ngày', ...TEXT },
  { heading: 'Đến ngày', ...TEXT },
  { heading: 'Tính đến', ...TEXT },
  { heading: 'Cách tính phiên bản', ...TEXT },
];

const columnsForPrograms = ({ columns, warning }: PrintedTable): readonly SheetColumn[] => [
  ...WHOSE,
  ...(warning === undefined ? [] : [{ heading: 'Cảnh báo', ...TEXT }]),
  ...columns,
];

function linesOf({ office, below, days, asOf, definitionVersion, warning, rows, total }: PrintedTable): SheetRow[] {
  const whose: SheetRow = [
    office.code,
    office.name,
    below ? 'có' : 'không',
    days?.from ?? '',
    days?.to ?? '',
    asOf,
    String(definitionVersion),
    ...(warning === undefined ? [] : [warning]),
  ];
  return [...rows, ...(total ? [total] : [])].map((row) => [...whose, ...row]);
}

async function* batchOf(rows: readonly SheetRow[]): RowBatches {
  yield rows;
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
