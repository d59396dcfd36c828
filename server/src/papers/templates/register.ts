import { type LocalDate, localDateOf } from '@motcua/shared/calendar';
import type { FormSet } from '@motcua/shared/papers';
import type { Block, Cell, PaperDocument } from '../pdf/paper-document.js';
import {
  bookInWords,
  capitals,
  cell,
  head,
  type IssuingOffice,
  officeInFull,
  phoneInWords,
  SIGN,
  slashed,
} from './form-parts.js';

/** One dossier in the book. */
export interface RegisterLine {
  /**
   * In the book of its year; null where a version before numbers received it and none of its papers was printed since, and where
   * it was numbered in the book of another year, which the note names.
   */
  readonly number: number | null;
  readonly code: string;
  readonly procedureName: string;
  readonly sets: number;
  readonly applicantName: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly agencyName: string;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  /** When the result left the counter. */
  readonly handedOverAt: Date | null;
  /** How the result is given, in words. */
  readonly delivery: string;
  /** Withdrawn, entered by mistake and the like, in words. */
  readonly note: string | null;
}

export interface RegisterFacts {
  readonly set: FormSet;
  readonly office: IssuingOffice;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly lines: readonly RegisterLine[];
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** So many rows are set before others are served. */
const ROWS_AT_ONCE = 40;

/** The books that a period reaches into, one a year. */
export function booksOf(from: LocalDate, to: LocalDate): string {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, more) => first + more).join(', ');
}

/**
 * Sổ theo dõi hồ sơ: all that one counter received in a period, in the order of receipt. There is a book a year, and dossiers are
 * numbered through it.
 *
 * @legal TT 01/2018/TT-VPCP, Mẫu số 06; TT 03/2025/TT-VPCP, Mẫu số 07
 */
export function register(facts: RegisterFacts): PaperDocument {
  const { set, office, from, to, lines, madeAt } = facts;
  const books = booksOf(from, to);
  const period = `Từ ngày ${slashed(from)} đến ngày ${slashed(to)}`;
  return {
    size: 'a4-landscape',
    title: `Sổ theo dõi hồ sơ ${slashed(from)}–${slashed(to)}`,
    corner: set === '2018' ? 'Mẫu số 06' : 'Mẫu số 07',
    sealLine: false,
    foot: `Sổ theo dõi hồ sơ ${slashed(from)} – ${slashed(to)}`,
    at: madeAt,
    blocks: [
      {
        kind: 'heading',
        above: capitals(officeInFull(office.name)),
        issuer: capitals(office.counterName),
        number: null,
        place: office.placeName,
        on: localDateOf(madeAt),
      },
      {
        kind: 'title',
        lines: ['SỔ THEO DÕI HỒ SƠ'],
        below: [
          `Quyển số: ${bookInWords({ year: books, office })}`,
          [{ text: period, italic: true }],
          `Tổng số: ${lines.length} hồ sơ`,
        ],
      },
      ...tables(facts),
      {
        kind: 'signatures',
        columns: [null, null, { title: 'NGƯỜI LẬP SỔ', hint: SIGN, name: facts.madeBy }],
      },
    ],
  };
}

const HEADER: readonly (readonly Cell[])[] = [
  [
    head('TT', { rowSpan: 2 }),
    head('Mã hồ sơ', { rowSpan: 2 }),
    head('Tên thủ tục hành chính', { rowSpan: 2 }),
    head('Số lượng (bộ)', { rowSpan: 2 }),
    head('Tên cá nhân, tổ chức', { rowSpan: 2 }),
    head('Địa chỉ, số điện thoại', { rowSpan: 2 }),
    head('Cơ quan chủ trì giải quyết', { rowSpan: 2 }),
    head('Ngày, tháng, năm', { colSpan: 3 }),
    head('Trả kết quả', { colSpan: 2 }),
    head('Ghi chú', { rowSpan: 2 }),
  ],
  [head('Nhận hồ sơ'), head('Hẹn trả kết quả'), head('Trả kết quả'), head('Phương thức nhận'), head('Ký nhận')],
];

const COLUMNS = [
  { width: 5, align: 'center' },
  { width: 16 },
  { width: 13 },
  { width: 5, align: 'center' },
  { width: 11 },
  { width: 14 },
  { width: 10 },
  { width: 8, align: 'center' },
  { width: 8, align: 'center' },
  { width: 8, align: 'center' },
  { width: 8 },
  { width: 7 },
  { width: 8 },
] as const;

function tables({ lines }: RegisterFacts): readonly Block[] {
  const rows = lines.map(rowOf);
  return Array.from({ length: Math.max(1, Math.ceil(rows.length / ROWS_AT_ONCE)) }, (_, part) => ({
    kind: 'table',
    columns: COLUMNS,
    header: HEADER,
    goesOn: part > 0,
    rows: rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  }));
}

/** A telephone number stands on one line. */
function whereabouts({ address, phone }: RegisterLine): Cell {
  const number = phoneInWords(phone) ?? '';
  const before = address !== null && number !== '' ? `${address}; ` : (address ?? '');
  return cell([{ text: before }, { text: number, whole: true }]);
}

function rowOf(line: RegisterLine): readonly Cell[] {
  const day = (at: Date | null): Cell => cell(at === null ? '' : slashed(localDateOf(at)));
  return [
    cell(line.number === null ? '' : String(line.number)),
    cell(line.code),
    cell(line.procedureName),
    cell(String(line.sets)),
    cell(line.applicantName),
    whereabouts(line),
    cell(officeInFull(line.agencyName)),
    day(line.receivedAt),
    day(line.dueAt),
    day(line.handedOverAt),
    cell(line.delivery),
    cell(''),
    cell(line.note ?? ''),
  ];
}
