import { renderPaper } from '../papers/pdf/render-paper.js';
import { PDF } from '../papers/send-paper.js';
import { ii06Csv } from './ii-06-csv.js';
import type { Ii06Form } from './ii-06-form.js';
import { ii06Paper } from './ii-06-paper.js';
import { ii06Workbook } from './ii-06-workbook.js';

export const II_06_FORMATS = ['xlsx', 'csv', 'pdf'] as const;
export type Ii06Format = (typeof II_06_FORMATS)[number];

interface FileOfForm {
  readonly type: string;
  readonly make: (form: Ii06Form) => Buffer | Promise<Buffer>;
}

/** Biểu II.06 for a spreadsheet, for programs and for the printer. */
export const II_06_FILES: Readonly<Record<Ii06Format, FileOfForm>> = {
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', make: ii06Workbook },
  csv: { type: 'text/csv; charset=utf-8', make: ii06Csv },
  pdf: { type: PDF, make: (form) => renderPaper(ii06Paper(form)) },
};
