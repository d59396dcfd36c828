import { amountInWords } from '@motcua/shared/papers';
import type { Block, PaperDocument } from '../pdf/paper-document.js';
import {
  bearer,
  bold,
  cell,
  dong,
  field,
  type FormFacts,
  head,
  heading,
  hourAndDay,
  officeInFull,
  paperOf,
  SIGN,
  title,
  twoFields,
} from './form-parts.js';

export interface FeeReceiptFacts extends FormFacts {
  /** Of the office; null where it has not said it, and the line is dotted. */
  readonly taxCode: string | null;
  readonly items: readonly {
    readonly name: string;
    /** Phí is a service's price, lệ phí a state duty. */
    readonly kind: 'fee' | 'charge';
    readonly quantity: number;
    readonly amountVnd: number;
  }[];
  readonly amountVnd: number;
  readonly method: string;
  /** As the book or the provider of receipts numbers it; null where it is written in by hand. */
  readonly receipt: { readonly form: string; readonly series: string; readonly number: string } | null;
  readonly collectedBy: string;
}

const COPIES = ['Lưu tại cơ quan thu', 'Giao cho người nộp tiền', 'Lưu nội bộ'] as const;

/**
 * Biên lai thu tiền phí, lệ phí in three copies. Form, series and number are the registered provider's or the paper
 * book's (NĐ 123/2020/NĐ-CP), never made here; they are the only number on it, and our own count is not said.
 */
export const feeReceipt = (facts: FeeReceiptFacts): PaperDocument =>
  paperOf(
    facts,
    { name: 'Biên lai thu tiền phí, lệ phí', corner: null, sealLine: false },
    COPIES.flatMap((copy, index) => [
      ...(index === 0 ? [] : [{ kind: 'new-page' } as const]),
      ...copyOf(facts, `(Liên ${index + 1}: ${copy})`),
    ]),
  );

function copyOf(facts: FeeReceiptFacts, copy: string): readonly Block[] {
  const { receipt, office, amountVnd } = facts;
  const numbers = [
    `Mẫu số: ${receipt?.form ?? '……………'}`,
    `Ký hiệu: ${receipt?.series ?? '……………'}`,
    `Số: ${receipt?.number ?? '……………'}`,
  ];
  return [
    { ...heading(facts), number: null },
    title(
      facts,
      ['BIÊN LAI', 'THU TIỀN PHÍ, LỆ PHÍ'],
      [[{ text: copy, italic: true }], [{ text: numbers.join('\u2003 ') }]],
    ),
    field('Đơn vị thu', officeInFull(office.name)),
    field('Mã số thuế', facts.taxCode),
    field('Người nộp tiền', bearer(facts) || facts.applicant.fullName),
    field('Chủ hồ sơ', facts.applicant.fullName),
    field('Địa chỉ', facts.applicant.address),
    field('Thủ tục hành chính', facts.procedureName),
    itemsTable(facts),
    field('Số tiền', dong(amountVnd)),
    {
      kind: 'text',
      words: [{ text: 'Viết bằng chữ: ' }, { text: amountInWords(amountVnd), bold: true, italic: true }],
    },
    twoFields(['Hình thức thanh toán', facts.method], ['Thời gian', hourAndDay(facts.at)]),
    {
      kind: 'signatures',
      columns: [
        { title: 'NGƯỜI NỘP TIỀN', hint: SIGN, name: bearer(facts) },
        { title: 'NGƯỜI THU TIỀN', hint: SIGN, name: facts.collectedBy },
      ],
    },
  ];
}

function itemsTable({ items, amountVnd }: FeeReceiptFacts): Block {
  return {
    kind: 'table',
    columns: [
      { width: 7, align: 'center' },
      { width: 49 },
      { width: 18, align: 'center' },
      { width: 26, align: 'right' },
    ],
    header: [[head('TT'), head('Tên loại phí, lệ phí'), head('Số lượng'), head('Thành tiền (đồng)')]],
    rows: [
      ...items.map(({ name, kind, quantity, amountVnd: amount }, index) => [
        cell(String(index + 1)),
        cell(`${name} (${kind === 'fee' ? 'P' : 'LP'})`),
        cell(String(quantity)),
        cell(amount.toLocaleString('de-DE')),
      ]),
      [cell([bold('Cộng')], { colSpan: 3, align: 'right' }), cell([bold(amountVnd.toLocaleString('de-DE'))])],
    ],
  };
}
