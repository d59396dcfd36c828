import { type CellValue, readSheet } from 'read-excel-file/node';
import { answerParent } from '../file-child/answer-parent.js';

const SECOND_MS = 1_000;

/** Gives the rows of the first sheet back as lines of JSON, all cells as texts. */
answerParent(async (content) => {
  const rows = await readSheet(content);
  return Buffer.from(rows.map((row) => JSON.stringify(row.map(textOf))).join('\n'));
});

function textOf(value: CellValue | null | undefined): string {
  if (value instanceof Date) return dateText(value);
  return value === null || value === undefined ? '' : String(value);
}

/** A sheet knows no zones: what it shows is given as UTC, some milliseconds off because days are fractions there. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '?';
  const text = new Date(Math.round(date.getTime() / SECOND_MS) * SECOND_MS).toISOString();
  const time = text.slice(11, 19);
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}
