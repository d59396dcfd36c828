import { localDateOf } from '@motcua/shared/calendar';
import { II_06_COLUMNS, type PeriodFigure } from '@motcua/shared/figures';
import type { Block, Cell, PaperDocument, Words } from '../papers/pdf/paper-document.js';
import { bold, capitals, cell, head, SIGN } from '../papers/templates/form-parts.js';
import {
  daysInWords,
  type FormRow,
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

/** So many rows are set before others are served. */
const ROWS_AT_ONCE = 40;

const SUMS: readonly PeriodFigure[] = ['received', 'finished', 'open'];

const COLUMNS = [
  { width: 4, align: 'center' },
  { width: 26 },
  // The sums say in their heads what they are the sum of.
  ...II_06_COLUMNS.map((id) => ({ width: SUMS.includes(id) ? 11 : 7.6, align: 'right' }) as const),
] as const;

/** Biểu II.06 for the printer, A4 across. */
export function ii06Paper(form: Ii06Form): PaperDocument {
  const { report, place, madeBy, madeAt } = form;
  const period = periodOf(form);
  return {
    size: 'a4-landscape',
    title: `${WORDS.form} ${report.office.name} ${report.period ?? `${report.from}–${report.to}`}`,
    corner: `${WORDS.form}. ${WORDS.law}`,
    sealLine: false,
    foot: `${WORDS.form} · ${report.office.name}`,
    at: madeAt,
    blocks: [
      {
        kind: 'heading',
        above: null,
        issuer: capitals(report.office.name),
        number: null,
        place,
        on: localDateOf(madeAt),
      },
      {
        kind: 'title',
        lines: WORDS.title,
        below: [...(period === null ? [] : [period]), [{ text: daysInWords(form), italic: true }]],
      },
      {
        kind: 'text',
        words: [reportingOf(form), receiverOf(form), WORDS.unit].join('\n'),
        align: 'right',
        small: true,
      },
      ...tables(form),
      ...notesOf(form).map((words): Block => ({
        kind: 'text',
        words: words === WORDS.broken ? [bold(words)] : words,
        small: true,
      })),
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

const HEADER: readonly (readonly Cell[])[] = II_06_HEAD.map((row, index) =>
  row.map(({ words, ...spans }) => (index === II_06_HEAD.length - 1 ? cell(words, spans) : head(words, spans))),
);

function tables(form: Ii06Form): readonly Block[] {
  const cells = rowsOf(form).map((row) => cellsOf(row, isStrong(row, form)));
  return Array.from({ length: Math.ceil(cells.length / ROWS_AT_ONCE) }, (_, part) => ({
    kind: 'table',
    columns: COLUMNS,
    header: HEADER,
    goesOn: part > 0,
    rows: cells.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  }));
}

function cellsOf(row: FormRow, isBold: boolean): readonly Cell[] {
  const strong = (words: string): Words => (isBold ? [bold(words)] : words);
  return [
    cell(row.order === null ? '' : String(row.order)),
    cell(strong(nameOf(row))),
    ...row.numbers.map((number) => cell(strong(number.toLocaleString('de-DE')))),
  ];
}
