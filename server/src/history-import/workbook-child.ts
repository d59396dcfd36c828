import { type CellValue, readSheet } from 'read-excel-file/node';
import { answerParent } from '../file-child/answer-parent.js';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** 50,000 rows have some 15 million letters; a text that many cells share could be gigabytes. */
const MOST_LETTERS = 40_000_000;

/** Gives the rows of the first sheet back as lines of JSON, all cells as texts. */
answerParent(async (content) => {
  const rows = await readSheet(content);
  let letters = 0;
  const lines = rows.map((row) => {
    const line = JSON.stringify(row.map(textOf));
    letters += line.length;
    if (letters > MOST_LETTERS) throw new Error('That is more than rows of dossiers have.');
    return line;
  });
  return Buffer.from(lines.join('\n'));
});

function textOf(value: CellValue | null | undefined): string {
  if (value instanceof Date) return dateText(value);
  return value === null || value === undefined ? '' : String(value);
}

/** A sheet knows no zones: what it shows is given as UTC, some milliseconds off because days are fractions there. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '?';
  const at = date.getTime();
  const second = Math.round(at / SECOND_MS) * SECOND_MS;
  // 23:59:59.997, with which databases end a day, is not the next one's midnight.
  const isNextDay = Math.floor(second / DAY_MS) > Math.floor(at / DAY_MS);
  const text = new Date(isNextDay ? second - SECOND_MS : second).toISOString();
  const time = text.slice(11, 19);
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}
