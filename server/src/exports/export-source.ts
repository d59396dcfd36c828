import type { ExportFormat } from '@motcua/shared/exports';
import type { RowBatches, SheetPlan } from './sheets/sheet.js';

/** More rows than this no sheet of Excel holds with its headings. */
export const MOST_ROWS = 1_000_000;
/** So many rows are read and written before the next are asked for. */
export const BATCH_ROWS = 500;

/** What somebody asked for, opened: its rows are read as they are written. */
export interface ExportSource {
  /** Offices whose dossiers may be in it: who takes the file must still see all of them. */
  readonly officeIds: readonly string[];
  /** How many rows there will be. */
  readonly rows: number;
  /** Without its ending. */
  readonly fileName: string;
  readonly plan: SheetPlan;
  readonly batches: () => RowBatches;
  /** For the printer; formats without it are refused before. */
  readonly paper?: (told: (done: number) => void) => Promise<Buffer>;
}

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};
