import { type LocalDate, localDateOf } from '@motcua/shared/calendar';
import {
  FIGURES,
  II_06_COLUMNS,
  type Ii06Report,
  type PeriodFigure,
  type PeriodFigures,
  type ReportAddendum,
  type ReportPeriod,
  reportPeriod,
} from '@motcua/shared/figures';

/** All that a printed Biểu II.06 says. */
export interface Ii06Form {
  readonly report: Ii06Report;
  /** As it prints itself. */
  readonly place: string;
  /** Đơn vị nhận báo cáo: the office above; null where there is none, and the pen fills it in. */
  readonly receiver: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** Whether each procedure has a row under its field. */
  readonly byProcedure: boolean;
  /** Who answers for it; null while the period is not closed. */
  readonly closed: ClosedForm | null;
}

export interface ClosedForm {
  readonly at: Date;
  readonly by: string;
  readonly role: 'leader' | 'supervisor';
  /** Late dossiers that nobody had explained by then; null where that was not asked. */
  readonly lateWithoutCause: number | null;
  /** Of figures and list, in hexadecimal. */
  readonly sha256: string;
  /** Whether they still have it. */
  readonly intact: boolean;
  /** What of it would be otherwise today; the form stays as it was. */
  readonly since: Pick<ReportAddendum, 'asOf' | 'changed' | 'figures'>;
}

/**
 * Words of the form as the circular has them.
 *
 * @legal Thông tư 01/2020/TT-VPCP, Biểu II.06
 */
export const WORDS = {
  form: 'Biểu số II.06/VPCP/KSTT',
  law: 'Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020',
  title: [
    'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN,',
    'ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
  ],
  unit: 'Đơn vị tính: Số hồ sơ TTHC',
  total: 'Tổng số',
  broken: 'SỐ LIỆU KHÔNG KHỚP GIỮA CÁC CỘT. KHÔNG GỬI BIỂU NÀY.',
  changed: 'SỐ LIỆU KHÔNG CÒN KHỚP MÃ SHA-256. KHÔNG GỬI BIỂU NÀY.',
  empty: 'Trong kỳ không có hồ sơ nào.',
  maker: 'NGƯỜI LẬP BIỂU',
  head: 'THỦ TRƯỞNG ĐƠN VỊ BÁO CÁO',
} as const;

/** A cell of the head of the table. */
export interface HeadCell {
  readonly words: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** The head of the table, row by row; its last row is the numbers of the columns. */
export const II_06_HEAD: readonly (readonly HeadCell[])[] = [
  [
    { words: 'STT', rowSpan: 3 },
    { words: 'Lĩnh vực, công việc giải quyết', rowSpan: 3 },
    { words: 'Số hồ sơ nhận giải quyết', colSpan: 4 },
    { words: 'Số hồ sơ đã giải quyết', colSpan: 4 },
    { words: 'Số hồ sơ đang giải quyết', colSpan: 3 },
  ],
  [
    { words: 'Tổng số', rowSpan: 2 },
    { words: 'Trong kỳ', colSpan: 2 },
    { words: 'Từ kỳ trước', rowSpan: 2 },
    { words: 'Tổng số', rowSpan: 2 },
    { words: 'Trước hạn', rowSpan: 2 },
    { words: 'Đúng hạn', rowSpan: 2 },
    { words: 'Quá hạn', rowSpan: 2 },
    { words: 'Tổng số', rowSpan: 2 },
    { words: 'Trong hạn', rowSpan: 2 },
    { words: 'Quá hạn', rowSpan: 2 },
  ],
  [{ words: 'Trực tuyến' }, { words: 'Trực tiếp, dịch vụ bưu chính' }],
  [
    '(1)',
    '(2)',
    '(3)=\n(4)+(5)+(6)',
    '(4)',
    '(5)',
    '(6)',
    '(7)=\n(8)+(9)+(10)',
    '(8)',
    '(9)',
    '(10)',
    '(11)=\n(12)+(13)',
    '(12)',
    '(13)',
  ].map((words) => ({ words })),
];

export interface FormRow {
  readonly kind: 'field' | 'procedure' | 'total';
  /** STT; empty for procedures and for the total. */
  readonly order: number | null;
  readonly field: string;
  /** Null but for procedures. */
  readonly procedure: { readonly code: string; readonly name: string } | null;
  /** Columns (3) to (13). */
  readonly numbers: readonly number[];
}

/** The rows with the total last. What has nothing but dossiers entered by mistake has no row. */
export function rowsOf({ report, byProcedure }: Pick<Ii06Form, 'report' | 'byProcedure'>): FormRow[] {
  const reported = <T extends { readonly figures: PeriodFigures }>(all: readonly T[]): T[] =>
    all.filter(({ figures }) => figures.received > 0);
  const numbers = (figures: PeriodFigures): number[] => II_06_COLUMNS.map((id) => figures[id]);
  const rows = reported(report.rows).flatMap(({ field, figures, procedures }, index): FormRow[] => [
    { kind: 'field', order: index + 1, field, procedure: null, numbers: numbers(figures) },
    ...(byProcedure ? reported(procedures) : []).map(({ code, name, figures: own }): FormRow => ({
      kind: 'procedure',
      order: null,
      field,
      procedure: { code, name },
      numbers: numbers(own),
    })),
  ]);
  return [
    ...rows,
    { kind: 'total', order: null, field: WORDS.total, procedure: null, numbers: numbers(report.totals) },
  ];
}

/** Sums stand out from what they are the sums of. */
export const isStrong = ({ kind }: FormRow, { byProcedure }: Pick<Ii06Form, 'byProcedure'>): boolean =>
  kind === 'total' || (byProcedure && kind === 'field');

/** Column (2) of a row. */
export const nameOf = ({ field, procedure }: FormRow): string =>
  procedure === null ? field : `${procedure.code} ${procedure.name}`;

const slashed = (day: LocalDate): string => day.split('-').reverse().join('/');

export const reportingOf = ({ report: { office, below } }: Ii06Form): string =>
  `Đơn vị báo cáo: ${office.name}${below ? ' và các cơ quan trực thuộc' : ''}`;

export const receiverOf = ({ receiver }: Ii06Form): string => `Đơn vị nhận báo cáo: ${receiver ?? '……………………'}`;

/** `Kỳ báo cáo: Tháng 11 năm 2026`; null for days that are no named period. */
export function periodOf({ report: { period } }: Ii06Form): string | null {
  const named = period === null ? null : reportPeriod(period);
  return named && `Kỳ báo cáo: ${periodInWords(named)}`;
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

function periodInWords({ kind, year, number }: ReportPeriod): string {
  switch (kind) {
    case 'month':
      return `Tháng ${String(number).padStart(2, '0')} năm ${year}`;
    case 'quarter':
      return `Quý ${ROMAN[number - 1]} năm ${year}`;
    case 'half':
      return `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'year':
      return `Năm ${year}`;
  }
}

export const daysInWords = ({ report: { from, to } }: Ii06Form): string =>
  `(Từ ngày ${slashed(from)} đến ngày ${slashed(to)})`;

/** Figures that stand under the table where there are any. */
const NOTED = [
  'pausedLate',
  'enteredAfterwards',
  'broughtOver',
  'caseChanged',
  'voided',
] as const satisfies readonly PeriodFigure[];

/** What stands under the table, a line each. */
export function notesOf({ report, closed }: Ii06Form): string[] {
  const { totals, asOf, holds, definitionVersion } = report;
  // `24:00` ends a day; the moment after it would be the next one's.
  const last = new Date(Date.parse(asOf) - 1);
  return [
    ...(holds ? [] : [WORDS.broken]),
    ...(totals.received === 0 ? [WORDS.empty] : []),
    // Of a form that was frozen before a figure was counted, it is not there.
    ...NOTED.filter((id) => totals[id] > 0).map((id) => `Ghi chú: ${FIGURES[id].vi.name}: ${totals[id]}.`),
    `Số liệu tính đến ${minuteOf(last)} ngày ${slashed(localDateOf(last))}; cách tính phiên bản ${definitionVersion}.`,
    ...(closed ? [closedInWords(closed)] : []),
    ...(closed?.lateWithoutCause
      ? [`Khi chốt còn ${closed.lateWithoutCause} hồ sơ quá hạn chưa nêu nguyên nhân.`]
      : []),
    ...(closed?.intact === false ? [WORDS.changed] : []),
    ...(closed ? sinceInWords(closed) : []),
  ];
}

const minuteOf = (at: Date): string =>
  at.toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });

/** The addendum of a closed period. */
function sinceInWords({ since: { asOf, changed, figures } }: ClosedForm): string[] {
  if (changed === 0 && figures.length === 0) return [];
  const otherwise = figures.map(({ figure, frozen, now }) => `; ${FIGURES[figure].vi.name}: ${frozen} → ${now}`);
  return [
    `Phụ lục, tính đến ngày ${slashed(localDateOf(new Date(asOf)))}: ${changed} hồ sơ của kỳ nay được tính khác${otherwise.join('')}.`,
  ];
}

const CLOSERS: Readonly<Record<ClosedForm['role'], string>> = { leader: 'lãnh đạo', supervisor: 'người giám sát' };

const closedInWords = ({ at, by, role, sha256 }: ClosedForm): string =>
  `Đã chốt lúc ${minuteOf(at)} ngày ${slashed(localDateOf(at))}, ${CLOSERS[role]} ${by}. SHA-256: ${sha256}.`;

/** `II.06-H23.18.07-2026-11`, with which the file is saved. */
export const fileNameOf = ({ report: { office, below, period, from, to }, closed }: Ii06Form): string =>
  `II.06-${office.code.replaceAll(/[^\w.-]/gu, '_')}${below ? '-va-truc-thuoc' : ''}-${period ?? `${from}_${to}`}${closed ? '-da-chot' : ''}`;
