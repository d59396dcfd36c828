import type { LocalDate } from '@motcua/shared/calendar';
import type { PaperDocument } from '../pdf/paper-document.js';
import {
  cell,
  field,
  type FormFacts,
  head,
  heading,
  hourAndDay,
  paperOf,
  phoneInWords,
  SIGN,
  slashed,
  text,
  title,
  twoFields,
} from './form-parts.js';

export interface ResultReceiptFacts extends FormFacts {
  readonly results: readonly {
    readonly title: string;
    /** With its symbol, where it bears one. */
    readonly number: string;
    readonly signedOn: LocalDate;
    readonly copies: number;
  }[];
  readonly givenBy: string;
  /** Null where the post or the portal brought it. */
  readonly collector: {
    readonly fullName: string;
    readonly relation: string;
    readonly phone: string | null;
    /** The letter by which they came. */
    readonly authorisation: string | null;
  } | null;
  /** Originals that went back with it. */
  readonly returned: readonly string[];
  /** How it left, in words. */
  readonly way: string;
}

/** Giấy biên nhận trả kết quả: no numbered form, but every counter has one. */
export function resultReceipt(facts: ResultReceiptFacts): PaperDocument {
  const { office, collector, returned } = facts;
  return paperOf(facts, { name: 'Giấy biên nhận trả kết quả', corner: null, sealLine: false }, [
    heading(facts),
    title(facts, ['GIẤY BIÊN NHẬN', 'TRẢ KẾT QUẢ']),
    field('Tên thủ tục hành chính', facts.procedureName),
    field('Chủ hồ sơ', facts.applicant.fullName),
    field('Địa chỉ', facts.applicant.address),
    twoFields(['Người trả', facts.givenBy], ['Điện thoại', phoneInWords(office.phone)]),
    ...(collector === null
      ? []
      : [
          twoFields(
            ['Người nhận', `${collector.fullName} (${collector.relation})`],
            ['Điện thoại', phoneInWords(collector.phone)],
          ),
          ...(collector.authorisation === null ? [] : [field('Văn bản ủy quyền', collector.authorisation)]),
        ]),
    field('Hình thức trả kết quả', facts.way),
    text('Thành phần trả gồm:'),
    {
      kind: 'table',
      columns: [
        { width: 7, align: 'center' },
        { width: 46 },
        { width: 19, align: 'center' },
        { width: 17, align: 'center' },
        { width: 11, align: 'center' },
      ],
      header: [[head('TT'), head('Loại kết quả, trích yếu'), head('Số'), head('Ngày ký'), head('Số bản')]],
      rows: facts.results.map((result, index) => [
        cell(String(index + 1)),
        cell(result.title),
        cell(result.number),
        cell(slashed(result.signedOn)),
        cell(String(result.copies)),
      ]),
    },
    ...(returned.length === 0 ? [] : [field('Bản chính trả lại', returned.join('; '))]),
    field('Ngày trả kết quả', hourAndDay(facts.at)),
    // Nobody has looked at what the post or the portal brings.
    ...(collector === null ? [] : [text('Người nhận đã kiểm tra và nhận đủ kết quả nêu trên.')]),
    {
      kind: 'signatures',
      columns: [
        { title: 'NGƯỜI TRẢ KẾT QUẢ', hint: SIGN, name: facts.givenBy },
        { title: 'NGƯỜI NHẬN KẾT QUẢ', hint: SIGN, name: collector?.fullName ?? '' },
      ],
    },
  ]);
}
