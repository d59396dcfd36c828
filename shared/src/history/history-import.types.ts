import type { HistoryColumn } from './history-columns.js';

/** Stored words. An import is looked through before anything is taken in, and only then started. */
export const HISTORY_IMPORT_STATES = ['checking', 'checked', 'running', 'done', 'cancelled'] as const;
export type HistoryImportState = (typeof HISTORY_IMPORT_STATES)[number];

/** What is wrong with a cell: each has its sentence. Stored words. */
export const HISTORY_FAULTS = [
  'history.value_missing',
  'history.value_invalid',
  'history.value_unknown',
  'history.date_invalid',
  'history.date_ahead',
  'history.date_order',
  'history.code_doubled',
  'history.code_of_merged',
  'history.procedure_unknown',
  'history.not_late',
  'name.invalid',
  'citizen_id.invalid',
  'id.invalid',
] as const;
export type HistoryFaultCode = (typeof HISTORY_FAULTS)[number];

/** One thing wrong in one cell. */
export interface HistoryFault {
  /** As the spreadsheet counts: the heading is row 1. */
  readonly row: number;
  readonly column: HistoryColumn;
  readonly code: HistoryFaultCode;
}

/** An import as the API shows it. */
export interface HistoryImportView {
  readonly id: string;
  readonly officeCode: string;
  readonly fileName: string;
  readonly state: HistoryImportState;
  readonly version: number;
  /** Rows of the file, without the heading and without empty ones. */
  readonly rows: number;
  /** Of them: looked through; fit to be taken in; there already; wrong; taken in. */
  readonly checked: number;
  readonly fresh: number;
  readonly known: number;
  readonly wrong: number;
  readonly imported: number;
  /** Rows that the present state is through with: of the dry run, or of the import itself. */
  readonly done: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}
