import { Zip, ZipDeflate } from 'fflate';
import {
  excelDays,
  type CellKind,
  type RowBatches,
  type SheetPlan,
  type SheetRow,
  type SheetSignature,
  type SheetValue,
} from './sheet.js';
import { CONTENT_TYPES, RELATIONS, STYLE, STYLES, WORKBOOK_RELATIONS, workbookPart } from './xlsx-parts.js';

const LOOKS: Readonly<Record<CellKind, number>> = {
  text: STYLE.text,
  whole: STYLE.whole,
  tenth: STYLE.tenth,
  hundredth: STYLE.hundredth,
  day: STYLE.day,
  minute: STYLE.minute,
};
/** The same in bold. */
const SUMS: Readonly<Record<CellKind, number>> = {
  text: STYLE.boldText,
  whole: STYLE.boldWhole,
  tenth: STYLE.boldTenth,
  hundredth: STYLE.boldHundredth,
  day: STYLE.boldText,
  minute: STYLE.boldText,
};
/** Excel holds no longer text in a cell. */
const LONGEST_TEXT = 32_767;

/**
 * A workbook with one sheet, written as the rows come: no more of it is in memory than a batch. Texts are typed as texts,
 * so that none is ever taken for a formula.
 */
export async function* xlsxSheet(plan: SheetPlan, batches: RowBatches): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  let broken: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) broken = error;
    else made.push(chunk);
  });
  const take = (): Uint8Array[] => {
    if (broken) throw broken;
    return made.splice(0);
  };
  const small = [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', RELATIONS],
    ['xl/workbook.xml', workbookPart(plan.name)],
    ['xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONS],
    ['xl/styles.xml', STYLES],
  ] as const;
  for (const [name, content] of small) part(zip, name).push(bytesOf(content), true);
  const sheet = part(zip, 'xl/worksheets/sheet1.xml');
  const rows = new RowWriter(plan);
  sheet.push(bytesOf(rows.head()));
  yield* take();
  for await (const batch of batches) {
    sheet.push(bytesOf(batch.map((row) => rows.row(row)).join('')));
    yield* take();
  }
  sheet.push(bytesOf(rows.foot()), true);
  zip.end();
  yield* take();
}

function part(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 });
  // The same rows give the same bytes whenever they are written.
  file.mtime = new Date(2020, 0, 1);
  zip.add(file);
  return file;
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** Writes the rows of a sheet one below the other. */
class RowWriter {
  private number = 0;
  private readonly merged: string[] = [];

  constructor(private readonly plan: SheetPlan) {}

  head(): string {
    const { above, columns } = this.plan;
    const widths = columns.map(
      ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    const lines = above.map(({ text, look }) =>
      this.across(text, look === 'title' ? STYLE.title : look === 'italic' ? STYLE.italic : STYLE.middle),
    );
    const headings = this.next(columns.map(({ heading }, at) => this.text(at, heading, STYLE.heading)));
    const below = this.number;
    const pane = `<pane ySplit="${below}" topLeftCell="A${below + 1}" activePane="bottomLeft" state="frozen"/>`;
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
      `<cols>${widths.join('')}</cols><sheetData>${lines.join('')}${headings}`
    );
  }

  row(values: SheetRow, looks: Readonly<Record<CellKind, number>> = LOOKS): string {
    return this.next(
      values.map((value, at) => this.cell(at, value, looks[this.plan.columns[at]!.kind], this.plan.columns[at]!.kind)),
    );
  }

  foot(): string {
    const { total, below, signatures } = this.plan;
    let foot = total ? this.row(total, SUMS) : '';
    if (below.length > 0) this.number += 1;
    foot += below.map((line) => this.over(0, this.plan.columns.length - 1, line, STYLE.note)).join('');
    if (signatures.length > 0) {
      this.number += 1;
      foot += this.signed(({ title }) => title, STYLE.bold) + this.signed(({ hint }) => hint, STYLE.italic);
      this.number += 3;
      foot += this.signed(({ name }) => name, STYLE.bold);
    }
    const merges = this.merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
    return (
      `${foot}</sheetData>${merges && `<mergeCells count="${this.merged.length}">${merges}</mergeCells>`}` +
      `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
    );
  }

  private across(text: string, style: number): string {
    return this.over(0, this.plan.columns.length - 1, text, style);
  }

  /** The last over the last third of the columns, the one before it over the first. */
  private signed(words: (signature: SheetSignature) => string, style: number): string {
    const { columns, signatures } = this.plan;
    const [third, last] = [Math.floor(columns.length / 3), columns.length - 1];
    const right = Math.min(last, columns.length - Math.max(1, third));
    return this.next(
      signatures.map((one, at) =>
        at === signatures.length - 1
          ? this.merge(right, last, words(one), style)
          : this.merge(0, Math.max(0, Math.min(third, right) - 1), words(one), style),
      ),
    );
  }

  private over(from: number, to: number, text: string, style: number): string {
    return this.next([this.merge(from, to, text, style)]);
  }

  private merge(from: number, to: number, text: string, style: number): (row: number) => string {
    const cell = this.text(from, text, style);
    return (row) => {
      if (to > from) this.merged.push(`${columnName(from)}${row}:${columnName(to)}${row}`);
      return cell(row);
    };
  }

  private next(cells: readonly ((row: number) => string)[]): string {
    this.number += 1;
    return `<row r="${this.number}">${cells.map((cell) => cell(this.number)).join('')}</row>`;
  }

  private cell(at: number, value: SheetValue, style: number, kind: CellKind): (row: number) => string {
    if (value === null || value === '') return (row) => `<c r="${columnName(at)}${row}" s="${style}"/>`;
    if (typeof value === 'string') return this.text(at, value, style);
    const number = value instanceof Date ? excelDays(value, kind === 'day' ? 'day' : 'minute') : value;
    return (row) => `<c r="${columnName(at)}${row}" s="${style}"><v>${number}</v></c>`;
  }

  private text(at: number, text: string, style: number): (row: number) => string {
    return (row) =>
      `<c r="${columnName(at)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
  }
}

/** `A`, `B` … `Z`, `AA` …, from 0. */
const columnName = (at: number): string =>
  (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML cannot hold at all is left out. */
const UNHELD = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;
const escaped = (text: string): string =>
  text.replaceAll(UNHELD, '').replaceAll(/[&<>]/gu, (letter) => ENTITIES[letter]!);
