import { localDateOf } from '@motcua/shared/calendar';
import writeExcelFile, { type Cell, type CellObject } from 'write-excel-file/node';
import { dateInWords, MOTTO, NATION } from '../papers/pdf/official-heading.js';
import { capitals, SIGN } from '../papers/templates/form-parts.js';
import {
  daysInWords,
  type Ii06Form,
  II_06_HEAD,
  isStrong,
  nameOf,
  notesOf,
  periodOf,
  receiverOf,
  reportingOf,
  rowsOf,
  WORDS,
} from './ii-06-form.js';

/** What a cell reaches over stands in the row as nothing. */
type Row = (CellObject | null)[];

const WIDTHS = [5, 30, ...Array.from({ length: 11 }, () => 9)];
const ALL = WIDTHS.length;
/** The heading has its agency on the left of this column and the nation on its right. */
const MIDDLE = 6;
const TYPEFACE = 'Times New Roman';

const RULED: CellObject = { borderStyle: 'thin', borderColor: '#000000', alignVertical: 'center' };

/** Biểu II.06 for Excel: a sheet that looks like the form, its numbers numbers and its texts texts. */
export function ii06Workbook(form: Ii06Form): Promise<Buffer> {
  const { report, place, madeBy, madeAt } = form;
  const period = periodOf(form);
  const rows: Row[] = [
    halves(bolded(capitals(report.office.name)), bolded(NATION)),
    halves(said(''), bolded(MOTTO)),
    halves(said(''), { ...said(`${place}, ${dateInWords(localDateOf(madeAt))}`), fontStyle: 'italic' }),
    [],
    halves(said(WORDS.form, 'left'), said(reportingOf(form), 'right')),
    halves(said(WORDS.law, 'left'), said(receiverOf(form), 'right')),
    halves(said(''), said(WORDS.unit, 'right')),
    [],
    ...WORDS.title.map((line) => across({ ...bolded(line), fontSize: 13 })),
    ...(period === null ? [] : [across(said(period))]),
    across({ ...said(daysInWords(form)), fontStyle: 'italic' }),
    [],
    ...headRows(),
    ...rowsOf(form).map((row) => {
      const weight = isStrong(row, form) ? STRONG : {};
      const order: CellObject = row.order === null ? said('') : { value: row.order, type: Number, align: 'center' };
      const name = { ...said(nameOf(row), 'left'), wrap: true, ...(row.kind === 'procedure' && { indent: 1 }) };
      return [
        { ...order, ...RULED, ...weight },
        { ...name, ...RULED, ...weight },
        ...row.numbers.map((value): CellObject => ({ value, type: Number, format: '#,##0', ...RULED, ...weight })),
      ];
    }),
    [],
    ...notesOf(form).map((words) => across({ ...said(words, 'left'), ...(words === WORDS.broken && STRONG) })),
    [],
    halves(bolded(WORDS.maker), bolded(WORDS.head)),
    halves({ ...said(SIGN), fontStyle: 'italic' }, { ...said('(Ký, ghi rõ họ tên và đóng dấu)'), fontStyle: 'italic' }),
    [],
    [],
    [],
    halves(bolded(madeBy), said('')),
  ];
  return writeExcelFile(
    rows.map((row) => row.map(inTypeface)),
    {
      sheet: 'II.06',
      columns: WIDTHS.map((width) => ({ width })),
      orientation: 'landscape',
    },
  ).toBuffer();
}

/** Points. */
const HEAD_HEIGHTS = [20, 20, 46, 26] as const;

const STRONG: CellObject = { fontWeight: 'bold' };

/** Texts are typed as such, so that a field beginning with `=` is never taken for a formula. */
function said(text: string, align: 'left' | 'center' | 'right' = 'center'): CellObject {
  // The library looks texts up in a plain object and would find a word such as `constructor` there already.
  return { value: text in Object.prototype ? `${text} ` : text, type: String, align };
}

const bolded = (text: string): CellObject => ({ ...said(text), ...STRONG });

/** One cell over the whole width. */
const across = (cell: CellObject): Row => spread([{ ...cell, columnSpan: ALL }]);

/** Agency and nation, one signature and the other. */
const halves = (left: CellObject, right: CellObject): Row =>
  spread([
    { ...left, columnSpan: MIDDLE },
    { ...right, columnSpan: ALL - MIDDLE },
  ]);

const spread = (cells: readonly CellObject[]): Row =>
  cells.flatMap((cell) => [cell, ...Array.from({ length: (cell.columnSpan ?? 1) - 1 }, () => null)]);

/** The head as a grid: a cell that another reaches over is nothing. */
function headRows(): Row[] {
  const grid: (CellObject | null | undefined)[][] = II_06_HEAD.map(() => []);
  II_06_HEAD.forEach((cells, row) => {
    for (const { words, colSpan = 1, rowSpan = 1 } of cells) {
      let column = 0;
      while (grid[row]![column] !== undefined) column += 1;
      for (let down = 0; down < rowSpan; down++) {
        for (let right = 0; right < colSpan; right++) grid[row + down]![column + right] = null;
      }
      grid[row]![column] = {
        ...said(words),
        ...RULED,
        ...(row === II_06_HEAD.length - 1 ? { fontSize: 8 } : STRONG),
        // Not every program makes room by itself for words that are broken.
        height: HEAD_HEIGHTS[row]!,
        wrap: true,
        ...(colSpan > 1 && { columnSpan: colSpan }),
        ...(rowSpan > 1 && { rowSpan }),
      };
    }
  });
  return grid.map((cells) => cells.map((cell) => cell ?? null));
}

const inTypeface = (cell: CellObject | null): Cell => cell && { fontFamily: TYPEFACE, fontSize: 11, ...cell };
