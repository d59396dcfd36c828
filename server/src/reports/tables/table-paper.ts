import { formatMinute, localDateOf, minuteOfDay } from '@motcua/shared/calendar';
import type { CellKind, SheetColumn, SheetRow, SheetValue } from '../../exports/sheets/sheet.js';
import type { Block, Cell, Column, PaperDocument } from '../../papers/pdf/paper-document.js';
import { bold, capitals, cell, head, officeInFull, SIGN, slashed } from '../../papers/templates/form-parts.js';
import { WORDS } from '../ii-06-form.js';
import { notesOfTable, type PrintedTable, whenInWords, whoseInWords } from './report-table.js';

/** So many rows are set before others are served. */
export const ROWS_AT_ONCE = 40;

/** A table of figures for the printer, A4 across. */
export function tablePaper(table: PrintedTable): PaperDocument {
  const { title, office, place, madeBy, madeAt } = table;
  return {
    size: 'a4-landscape',
    title: `${title} ${office.name}`,
    corner: null,
    sealLine: false,
    foot: `${title} · ${office.name}`,
    at: madeAt,
    blocks: [
      {
        kind: 'heading',
        above: null,
        issuer: capitals(officeInFull(office.name)),
        number: null,
        place,
        on: localDateOf(madeAt),
      },
      { kind: 'title', lines: [title], below: [[{ text: whenInWords(table), italic: true }]] },
      { kind: 'text', words: whoseInWords(table), align: 'right', small: true },
      ...blocksOf(table),
      ...notesOfTable(table).map((words): Block => ({ kind: 'text', words, small: true })),
      {
        kind: 'signatures',
        columns: [
          { title: WORDS.maker, hint: SIGN, name: madeBy },
          null,
          { title: WORDS.head, hint: '(Ký, ghi rõ họ tên và đóng dấu)' },
        ],
      },
    ],
  };
}

function blocksOf({ columns, rows, total }: PrintedTable): Block[] {
  const lines = [...rows.map((row) => cellsOf(row, columns, false)), ...(total ? [cellsOf(total, columns, true)] : [])];
  return Array.from({ length: Math.max(1, Math.ceil(lines.length / ROWS_AT_ONCE)) }, (_, part) => ({
    kind: 'table',
    columns: columns.map(({ width, kind }): Column => ({
      width: widthOf(width),
      align: isNumber(kind) ? 'right' : 'left',
    })),
    header: [columns.map(({ heading }) => head(heading))],
    goesOn: part > 0,
    rows: lines.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  }));
}

/** Paper is narrower than a sheet: long texts break. */
const widthOf = (characters: number): number => Math.min(characters, 30);
const isNumber = (kind: CellKind): boolean => kind === 'whole' || kind === 'tenth' || kind === 'hundredth';

const cellsOf = (row: SheetRow, columns: readonly SheetColumn[], strong: boolean): readonly Cell[] =>
  row.map((value, at) => {
    const words = wordsOf(value, columns[at]!.kind);
    return cell(strong ? [bold(words)] : words);
  });

/** `1.059`, `99,9`, `23/11/2026`, `23/11/2026 09:42`. */
function wordsOf(value: SheetValue, kind: CellKind): string {
  if (value === null) return isNumber(kind) ? '–' : '';
  if (value instanceof Date) {
    const day = slashed(localDateOf(value));
    return kind === 'minute' ? `${day} ${formatMinute(minuteOfDay(value))}` : day;
  }
  if (typeof value === 'string') return value;
  return value.toLocaleString('de-DE', { minimumFractionDigits: kind === 'tenth' ? 1 : kind === 'hundredth' ? 2 : 0 });
}
