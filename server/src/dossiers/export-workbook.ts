import { formatMinute, localDateOf, minuteOfDay } from '@motcua/shared/calendar';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { ExportColumn, Language } from './dto/export.dto.js';
import { COLUMNS_OF_EXPORT } from './export-columns.js';
import type { RowWithProcedure } from './with-procedures.js';

const SHEET: Readonly<Record<Language, string>> = { vi: 'Hồ sơ', en: 'Dossiers' };
const VIETNAM_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;

export interface ExportedList {
  readonly rows: readonly RowWithProcedure[];
  readonly columns: readonly ExportColumn[];
  readonly language: Language;
  /** When it was read; timeliness is as of then. */
  readonly at: Date;
}

/** An exported list as an .xlsx file with one sheet. */
export function workbookOf({ rows, columns, language, at }: ExportedList): Promise<Buffer> {
  const described = columns.map((name) => COLUMNS_OF_EXPORT[name]);
  const headings = described.map(({ heading }): Cell => ({
    value: heading[language],
    type: String,
    fontWeight: 'bold',
  }));
  const lines = rows.map((one) => described.map(({ cell }) => cellOf(cell(one, language, at))));
  return writeExcelFile([headings, ...lines], {
    sheet: SHEET[language],
    columns: described.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

/** `ho-so-20261123-0942.xlsx`, by Vietnam's clock. */
export function workbookName(at: Date): string {
  return `ho-so-${localDateOf(at).replaceAll('-', '')}-${formatMinute(minuteOfDay(at)).replace(':', '')}.xlsx`;
}

/** Texts are typed as such, so that a name beginning with `=` is never taken for a formula. */
function cellOf(value: string | Date | null): Cell {
  if (value === null) return null;
  if (typeof value === 'string') return { value: findable(value), type: String };
  // A sheet knows no zones: its days and minutes are those on Vietnam's clocks.
  const minute = Math.floor(value.getTime() / MINUTE_MS) * MINUTE_MS;
  return { value: new Date(minute + VIETNAM_MS), type: Date, format: 'dd/mm/yyyy hh:mm' };
}

/**
 * The library keeps texts as keys of a plain object and would find a name such as `constructor` there already, which
 * breaks the file; a blank behind it makes it another key.
 */
const findable = (text: string): string => (text in Object.prototype ? `${text} ` : text);
