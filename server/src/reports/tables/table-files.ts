import { localDateOf } from '@motcua/shared/calendar';
import { csvSheet } from '../../exports/sheets/csv-sheet.js';
import type { RowBatches, SheetColumn, SheetRow } from '../../exports/sheets/sheet.js';
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
  xlsx: workbook,
  csv,
  pdf: (table) => renderPaper(tablePaper(table)),
};

function workbook(table: PrintedTable): Promise<Buffer> {
  const { title, office, columns, total, place, madeBy, madeAt, rows } = table;
  const plan = {
    name: 'Báo cáo',
    above: [
      { text: capitals(officeInFull(office.name)) },
      { text: `${place}, ${dateInWords(localDateOf(madeAt))}`, look: 'italic' as const },
      { text: title, look: 'title' as const },
      { text: whenInWords(table), look: 'italic' as const },
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
  return joined(xlsxSheet(plan, batchOf(rows)));
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

function csv({ office, below, days, asOf, definitionVersion, columns, rows, total }: PrintedTable): Promise<Buffer> {
  const whose: SheetRow = [
    office.code,
    office.name,
    below ? 'có' : 'không',
    days?.from ?? '',
    days?.to ?? '',
    asOf,
    String(definitionVersion),
  ];
  const all = [...rows, ...(total ? [total] : [])].map((row) => [...whose, ...row]);
  return joined(csvSheet({ columns: [...WHOSE, ...columns] }, batchOf(all)));
}

async function* batchOf(rows: readonly SheetRow[]): RowBatches {
  yield rows;
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
