import { formatMinute, localDateOf, minuteOfDay } from '@motcua/shared/calendar';
import type { CellKind, RowBatches, SheetPlan, SheetValue } from './sheet.js';

/** Tells Excel that the letters are UTF-8. */
const MARK = '\uFEFF';

/** A table for programs, RFC 4180 in UTF-8: one line of headings, then the rows as they come. */
export async function* csvSheet({ columns }: Pick<SheetPlan, 'columns'>, batches: RowBatches): AsyncGenerator<Buffer> {
  yield Buffer.from(MARK + lineOf(columns.map(({ heading }) => cellOf(heading))));
  for await (const rows of batches) {
    const lines = rows.map((row) => lineOf(row.map((value, at) => cellOf(wordsOf(value, columns[at]!.kind)))));
    yield Buffer.from(lines.join(''));
  }
}

const lineOf = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** Days as `2026-11-23`, minutes as `2026-11-23 09:42`, which every program reads alike. */
function wordsOf(value: SheetValue, kind: CellKind): string {
  if (value === null) return '';
  if (!(value instanceof Date)) return String(value);
  const day = localDateOf(value);
  return kind === 'day' ? day : `${day} ${formatMinute(minuteOfDay(value))}`;
}

/** What a spreadsheet would take for a formula is told apart by an apostrophe before it. */
export function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r\n\0＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
