import type { Block, Cell, PaperDocument } from '../pdf/paper-document.js';
import {
  bold,
  bookInWords,
  cell,
  field,
  type FormFacts,
  head,
  heading,
  hourAndDay,
  numberInWords,
  officeInFull,
  paperOf,
  procedureField,
  title,
} from './form-parts.js';

/** One way from hand to hand. */
export interface Hop {
  readonly from: string;
  readonly giver: string;
  readonly givenAt: Date;
  readonly to: string;
  readonly receiver: string;
  /** Null until the taker has confirmed. */
  readonly receivedAt: Date | null;
  /** Trước hạn, đúng hạn or quá hạn, where the work of the giver ended with it. */
  readonly outcome: string | null;
  readonly note: string;
}

export interface ProcessControlFacts extends FormFacts {
  readonly hops: readonly Hop[];
}

/** So many hops there is room for beside those that have been. */
const BLANK_HOPS = 4;

/**
 * Phiếu kiểm soát quá trình giải quyết hồ sơ.
 *
 * @legal TT 01/2018/TT-VPCP, Mẫu số 05, of A5 as all of its forms; TT 03/2025/TT-VPCP, Mẫu số 06
 */
export function processControl(facts: ProcessControlFacts): PaperDocument {
  const { office, set } = facts;
  const isOld = set === '2018';
  const shell = {
    name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    corner: isOld ? 'Mẫu số 05' : 'Mẫu số 06',
    size: isOld ? 'a5' : 'a4',
    sealLine: false,
  } as const;
  return paperOf(facts, shell, [
    heading(facts),
    title(
      facts,
      ['PHIẾU KIỂM SOÁT', 'QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ'],
      [`Quyển số: ${bookInWords(facts)}, Số thứ tự: ${numberInWords(facts)}`],
    ),
    field('Kèm theo hồ sơ của', facts.applicant.fullName),
    procedureField(facts),
    field('Ngày nhận', facts.receivedAt && hourAndDay(facts.receivedAt)),
    field('Ngày, giờ hẹn trả kết quả', facts.dueAt ? hourAndDay(facts.dueAt) : 'không quy định'),
    field('Cơ quan (bộ phận) giải quyết hồ sơ', officeInFull(office.agencyName)),
    field('Cơ quan phối hợp giải quyết hồ sơ', null),
    hopsTable(facts.hops, isOld ? PEN_ON_A5 : PEN),
  ]);
}

function hopsTable(hops: readonly Hop[], pen: string): Block {
  return {
    kind: 'table',
    columns: [{ width: 26 }, { width: 22 }, { width: 22 }, { width: 18, align: 'center' }, { width: 12 }],
    header: [
      [
        head('TÊN CƠ QUAN'),
        head('THỜI GIAN GIAO, NHẬN HỒ SƠ', { colSpan: 2 }),
        head('KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Trước hạn/ đúng hạn/ quá hạn)'),
        head('GHI CHÚ'),
      ],
    ],
    rows: [...hops, ...Array.from({ length: BLANK_HOPS }, () => null)].flatMap((hop) => rowsOf(hop, pen)),
  };
}

const PEN = '….. giờ ….. phút, ngày …../…../……..';
const PEN_ON_A5 = '….. giờ ….. phút,\nngày …../…../……..';
const NAME = '……………';

/** A pair of rows: what went where and when, and the hands of both. */
function rowsOf(hop: Hop | null, pen: string): readonly (readonly Cell[])[] {
  const times = [
    `Giao: ${hop === null ? pen : hourAndDay(hop.givenAt)}`,
    `Nhận: ${hop?.receivedAt ? hourAndDay(hop.receivedAt) : pen}`,
  ];
  const hand = (who: string, name: string | undefined): Cell =>
    cell([bold(who), { text: `\n(Ký)\n\n${name ?? ''}` }], { align: 'center' });
  return [
    [
      cell(`1. Giao: ${hop?.from ?? NAME}\n2. Nhận: ${hop?.to ?? NAME}`, { rowSpan: 2 }),
      cell(times.join('\n'), { colSpan: 2 }),
      cell(hop?.outcome ?? '', { rowSpan: 2 }),
      cell(hop?.note ?? '', { rowSpan: 2 }),
    ],
    [hand('Người giao', hop?.giver), hand('Người nhận', hop?.receiver)],
  ];
}
