import type { TimeLimit } from '@motcua/shared/calendar';
import type { Block, Cell, PaperDocument } from '../pdf/paper-document.js';
import {
  bold,
  cell,
  field,
  type FormFacts,
  heading,
  hourAndDay,
  limitInWords,
  phoneInWords,
  twoFields,
} from './form-parts.js';

/** A paper of the dossier as it was handed in. */
export interface PaperHandedIn {
  readonly name: string;
  readonly originals: number;
  readonly certified: number;
  readonly photocopies: number;
}

export interface ReceiptFacts extends FormFacts {
  readonly papers: readonly PaperHandedIn[];
  readonly sets: number;
  readonly limit: TimeLimit;
  readonly receivedAt: Date;
  /** Null where the law names no day. */
  readonly dueAt: Date | null;
  readonly delivery: { readonly method: 'desk' | 'post' | 'online'; readonly address?: string };
  /** Null where nothing is due; otherwise what is, in words. */
  readonly fees: string | null;
  readonly receivedBy: string;
  /** Given out anew because something has changed. */
  readonly reissue: boolean;
  readonly mark: string;
}

/**
 * Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 *
 * @legal TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, Mẫu số 01
 */
export function receipt(facts: ReceiptFacts): PaperDocument {
  const { applicant, submitter, office, set } = facts;
  const shownCode = facts.externalCode ?? facts.code;
  return {
    size: 'a5',
    title: `Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${shownCode}`,
    corner: 'Mẫu số 01',
    sealLine: facts.online,
    foot: shownCode,
    at: facts.at,
    blocks: [
      heading(facts),
      {
        kind: 'title',
        lines: ['GIẤY TIẾP NHẬN HỒ SƠ', 'VÀ HẸN TRẢ KẾT QUẢ'],
        mark: { qr: facts.mark, alt: `Mã QR của hồ sơ ${facts.code}` },
        below: [
          [{ text: `(Liên: Lưu/Giao khách hàng)${facts.reissue ? ' – (Cấp lại)' : ''}`, italic: true }],
          [{ text: 'Mã hồ sơ: ' }, bold(shownCode)],
          ...(facts.externalCode === null ? [] : [`Mã tại cơ quan tiếp nhận: ${facts.code}`]),
          `Quyển số: ${facts.year}, Số thứ tự: ${facts.number}`,
        ],
      },
      field('Bộ phận tiếp nhận và trả kết quả', office.counterName),
      field('Tiếp nhận hồ sơ của', applicant.fullName),
      ...(submitter === null ? [] : [field('Người nộp', `${submitter.fullName} (${submitter.relation})`)]),
      field('Địa chỉ', applicant.address),
      twoFields(['Số điện thoại', phoneInWords(submitter?.phone ?? applicant.phone)], ['Email', applicant.email]),
      field(idLabel(facts), applicant.idNumber),
      field(set === '2018' ? 'Nội dung yêu cầu giải quyết' : 'Thủ tục hành chính cần giải quyết', facts.procedureName),
      { kind: 'text', words: '1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:' },
      papersTable(facts.papers),
      { kind: 'text', words: [{ text: '2. Số lượng hồ sơ: ' }, bold(`${facts.sets} bộ`), { text: '.' }] },
      {
        kind: 'text',
        words: [
          { text: '3. Thời gian giải quyết hồ sơ theo quy định là: ' },
          bold(limitInWords(facts.limit)),
          { text: '.' },
        ],
      },
      {
        kind: 'text',
        words: [{ text: '4. Thời gian nhận hồ sơ: ' }, bold(hourAndDay(facts.receivedAt)), { text: '.' }],
      },
      {
        kind: 'text',
        words: facts.dueAt
          ? [{ text: '5. Thời gian trả kết quả giải quyết hồ sơ: ' }, bold(hourAndDay(facts.dueAt)), { text: '.' }]
          : [{ text: '5. Thời gian trả kết quả giải quyết hồ sơ: Không có ngày hẹn trả cụ thể theo quy định.' }],
      },
      { kind: 'text', words: [{ text: '6. Đăng ký nhận kết quả tại: ' }, bold(deliveryInWords(facts)), { text: '.' }] },
      ...(facts.fees === null
        ? []
        : [{ kind: 'text', words: [{ text: '7. Phí, lệ phí: ' }, bold(facts.fees), { text: '.' }] } as const]),
      ...notes(facts),
      {
        kind: 'signatures',
        columns: [
          ...(facts.online
            ? []
            : [
                {
                  title: 'NGƯỜI NỘP HỒ SƠ',
                  hint: '(Ký và ghi rõ họ tên)',
                  name: submitter?.fullName ?? (applicant.kind === 'person' ? applicant.fullName : ''),
                },
              ]),
          { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', hint: '(Ký và ghi rõ họ tên)', name: facts.receivedBy },
        ],
      },
    ],
  };
}

const idLabel = ({ set, applicant }: ReceiptFacts): string => {
  if (applicant.kind === 'organisation') return 'Mã số thuế';
  return set === '2018' ? 'Số CMND/Thẻ căn cước/Hộ chiếu' : 'Số CCCD/MST';
};

const head = (words: string, more: Partial<Cell> = {}): Cell => cell([bold(words)], more);

function papersTable(papers: readonly PaperHandedIn[]): Block {
  const count = (many: number): string => (many > 0 ? String(many) : '');
  return {
    kind: 'table',
    columns: [
      { width: 6, align: 'center' },
      { width: 50 },
      { width: 14, align: 'center' },
      { width: 16, align: 'center' },
      { width: 14, align: 'center' },
    ],
    header: [
      [head('TT', { rowSpan: 2 }), head('Thành phần hồ sơ', { rowSpan: 2 }), head('Số lượng', { colSpan: 3 })],
      [head('Bản chính'), head('Bản chứng thực'), head('Bản photo')],
    ],
    rows: papers.map(({ name, originals, certified, photocopies }, index) => [
      cell(String(index + 1)),
      cell(name),
      cell(count(originals)),
      cell(count(certified)),
      cell(count(photocopies)),
    ]),
  };
}

function deliveryInWords({ delivery, office }: ReceiptFacts): string {
  const address = delivery.address ? ` (${delivery.address})` : '';
  switch (delivery.method) {
    case 'desk':
      return office.counterName;
    case 'post':
      return `nhà, qua dịch vụ bưu chính công ích${address}`;
    case 'online':
      return 'Cổng Dịch vụ công (bản điện tử)';
  }
}

/** What whoever holds the paper should know. */
function notes({ office, online }: ReceiptFacts): readonly Block[] {
  const phone = phoneInWords(office.phone);
  const sentences = [
    'Hồ sơ có thể được giải quyết xong sớm hơn; khi có kết quả, Ông/Bà sẽ được báo qua tin nhắn hoặc thư điện tử.',
    ...(online
      ? []
      : ['Khi đến nhận kết quả, Ông/Bà mang theo giấy này; người nhận thay mang theo văn bản ủy quyền theo quy định.']),
    ...(phone === null ? [] : [`Cần biết thêm, xin gọi ${phone}.`]),
  ];
  return [{ kind: 'text', small: true, words: [{ text: sentences.join(' '), italic: true }] }];
}
