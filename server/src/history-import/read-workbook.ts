import { type CellValue, readSheet } from 'read-excel-file/node';
import { fileRefusal } from '../attachments/file-refusal.js';
import { inspectOffice } from '../attachments/inspect-office.js';
import type { ArrivedFile } from '../file-store/file-store.js';
import { unknownKind, unreadable } from './history-file-refusal.js';

/**
 * Rows of the first sheet of an .xlsx workbook. Nothing is reckoned: of a formula the value is read that the spreadsheet
 * program left there, and text is text, whatever it begins with.
 *
 * @throws DomainError 422 and 415 as `fileRefusal` says, `history.file_unreadable`
 */
export async function* readWorkbook(file: ArrivedFile): AsyncGenerator<readonly string[]> {
  const verdict = await inspectOffice(file);
  if (!verdict.ok) throw fileRefusal(verdict.fault);
  if (verdict.kind !== 'xlsx') throw unknownKind();
  const rows = await readSheet(await file.read(0, file.size)).catch(() => {
    throw unreadable(null);
  });
  for (const row of rows) yield row.map(textOf);
}

const SECOND_MS = 1_000;

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
