import { localDateOf } from '@motcua/shared/calendar';
import type { FigureOffice } from '@motcua/shared/figures';
import type { SheetColumn, SheetRow } from '../../exports/sheets/sheet.js';
import { slashed } from '../../papers/templates/form-parts.js';

/** A table of figures as a page shows it, before it is a file. */
export interface ReportTable {
  readonly title: string;
  /** First part of the file's name. */
  readonly stem: string;
  readonly office: FigureOffice;
  /** Together with the offices below it. */
  readonly below: boolean;
  /** Local days, both inclusive; null for what is told of this moment. */
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly definitionVersion: number;
  readonly asOf: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly total: SheetRow | null;
  /** What must be known to read the numbers. */
  readonly notes: readonly string[];
  /** Why it is not to be relied on, which stands with the notes and, for programs, beside each row. */
  readonly warning?: string;
}

/** The same with what only paper says. */
export interface PrintedTable extends ReportTable {
  /** Where the office is, as it prints itself. */
  readonly place: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** `(Từ ngày … đến ngày …)`, or of which moment it is. */
export const whenInWords = ({ days, asOf }: Pick<ReportTable, 'days' | 'asOf'>): string =>
  days
    ? `(Từ ngày ${slashed(days.from)} đến ngày ${slashed(days.to)})`
    : `(Tại thời điểm ${momentInWords(new Date(asOf))})`;

export const whoseInWords = ({ office, below }: Pick<ReportTable, 'office' | 'below'>): string =>
  `Đơn vị báo cáo: ${office.name}${below ? ' và các cơ quan trực thuộc' : ''}`;

/** What stands under every table. */
export const notesOfTable = ({ notes, warning, rows, asOf, definitionVersion }: ReportTable): string[] => [
  ...(rows.length === 0 ? ['Không có hồ sơ nào.'] : []),
  ...notes,
  ...(warning === undefined ? [] : [warning]),
  // `24:00` ends a day; the moment after it would be the next one's.
  `Số liệu tính đến ${momentInWords(new Date(Date.parse(asOf) - 1))}; cách tính phiên bản ${definitionVersion}.`,
];

export const fileNameOfTable = ({ stem, office, below, days, asOf }: ReportTable): string =>
  [
    stem,
    office.code.replaceAll(/[^\w.-]/gu, '_'),
    ...(below ? ['va-truc-thuoc'] : []),
    days ? `${days.from}_${days.to}` : localDateOf(new Date(asOf)),
  ].join('-');

function momentInWords(at: Date): string {
  const time = at.toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return `${time} ngày ${slashed(localDateOf(at))}`;
}
