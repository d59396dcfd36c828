import type { HistoryColumn } from '@motcua/shared/history';
import { DomainError, refused } from '../common/domain-error.js';
import { MAX_HISTORY_ROWS } from './history-limits.js';

export const notUtf8 = (): DomainError =>
  refused('history.file_encoding', 'The file is not UTF-8: save it as CSV UTF-8, or as .xlsx.');

export const unreadable = (row: number): DomainError =>
  new DomainError('refused', 'history.file_unreadable', 'The table cannot be read to its end.', { meta: { row } });

export const unreadableWorkbook = (): DomainError =>
  refused('history.workbook_unreadable', 'The workbook cannot be read within the limits.');

export const unknownKind = (): DomainError =>
  new DomainError('unsupported', 'history.file_kind', 'Only .csv and .xlsx are taken.');

export const noRows = (): DomainError => refused('history.no_rows', 'There is no row below the heading.');

export const tooManyRows = (): DomainError =>
  new DomainError('refused', 'history.too_many_rows', 'The file has too many rows.', {
    meta: { maxRows: MAX_HISTORY_ROWS },
  });

/** @param headings of the file that are none of ours: a misspelt one would silently be left out */
export const unknownColumns = (headings: readonly string[]): DomainError =>
  new DomainError('refused', 'history.column_unknown', 'The file has headings that are not known.', {
    meta: { columns: headings.slice(0, 20).map((heading) => heading.slice(0, 100)) },
  });

export const missingColumns = (columns: readonly HistoryColumn[]): DomainError =>
  new DomainError('refused', 'history.column_missing', 'The file lacks columns.', { meta: { columns } });

export const doubledColumn = (column: HistoryColumn): DomainError =>
  new DomainError('refused', 'history.column_doubled', 'The file has a column twice.', {
    meta: { columns: [column] },
  });
