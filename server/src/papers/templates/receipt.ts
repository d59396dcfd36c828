import type { TimeLimit } from '@motcua/shared/calendar';
import type { Block, PaperDocument } from '../pdf/paper-document.js';
import {
  bearer,
  bold,
  bookInWords,
  contact,
  field,
  type FormFacts,
  heading,
  hourAndDay,
  idLabel,
  limitInWords,
  numberInWords,
  phoneInWords,
  procedureField,
  shownCode,
  SIGN,
  text,
  title,
  you,
} from './form-parts.js';
import { certifiedTable, type CertifiedCopies, type PaperHandedIn, papersTable } from './papers-table.js';

export interface ReceiptFacts extends FormFacts {
  readonly papers: readonly PaperHandedIn[];
  /** Null where no copies are certified. */
  readonly certified: CertifiedCopies | null;
  readonly sets: number;
  readonly limit: TimeLimit;
  readonly receivedAt: Date;
  /** What an apology has promised since; null where that is the day itself. */
  readonly promisedAt: Date | null;
  readonly delivery: { readonly method: 'desk' | 'post' | 'online'; readonly address?: string };
  /** Null where nothing is due; otherwise what is, in words. */
  readonly fees: string | null;
  readonly receivedBy: string;
  /** Where the dossier is looked up; null where the office has no such page. */
  readonly followLink: string | null;
  /** Given out anew because something has changed. */
  readonly reissue: boolean;
}

/**
 * Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 *
 * @legal TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, Mẫu số 01
 */
export function receipt(facts: ReceiptFacts): PaperDocument {
  const { applicant, submitter, office } = facts;
  return {
    size: 'a5',
    title: `Giấy tiếp nhận hồ sơ và hẹn trả kết quả ${shownCode(facts)}`,
    corner: 'Mẫu số 01',
    sealLine: facts.online,
    foot: shownCode(facts),
    at: facts.at,
    blocks: [
      heading(facts),
      title(
        facts,
        ['GIẤY TIẾP NHẬN HỒ SƠ', 'VÀ HẸN TRẢ KẾT QUẢ'],
        [
          [{ text: `(Liên: Lưu/Giao khách hàng)${facts.reissue ? ' – (Cấp lại)' : ''}`, italic: true }],
          `Quyển số: ${bookInWords(facts)}, Số thứ tự: ${numberInWords(facts)}`,
        ],
      ),
      field('Bộ phận tiếp nhận và trả kết quả', office.counterName),
      field('Tiếp nhận hồ sơ của', applicant.fullName),
      ...(submitter === null ? [] : [field('Người nộp', `${submitter.fullName} (${submitter.relation})`)]),
      ...contact(facts),
      field(idLabel(facts), applicant.idNumber),
      procedureField(facts),
      text('1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:'),
      facts.certified === null ? papersTable(facts.papers) : certifiedTable(facts.papers, facts.certified),
      item('2. Số lượng hồ sơ', `${facts.sets} bộ`),
      item('3. Thời gian giải quyết hồ sơ theo quy định là', limitInWords(facts.limit)),
      item('4. Thời gian nhận hồ sơ', hourAndDay(facts.receivedAt)),
      facts.dueAt
        ? item('5. Thời gian trả kết quả giải quyết hồ sơ', hourAndDay(facts.dueAt))
        : text('5. Thời gian trả kết quả giải quyết hồ sơ: Không có ngày hẹn trả cụ thể theo quy định.'),
      ...(facts.promisedAt === null
        ? []
        : [item('Thời gian hẹn lại (theo văn bản xin lỗi)', hourAndDay(facts.promisedAt))]),
      item('6. Đăng ký nhận kết quả tại', deliveryInWords(facts)),
      ...(facts.fees === null ? [] : [item('7. Phí, lệ phí', facts.fees)]),
      ...notes(facts),
      {
        kind: 'signatures',
        columns: [
          ...(facts.online ? [] : [{ title: 'NGƯỜI NỘP HỒ SƠ', hint: SIGN, name: bearer(facts) }]),
          { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', hint: SIGN, name: facts.receivedBy },
        ],
      },
    ],
  };
}

const item = (label: string, value: string): Block => text([{ text: `${label}: ` }, bold(value), { text: '.' }]);

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
function notes(facts: ReceiptFacts): readonly Block[] {
  const { office, online, applicant, submitter, followLink } = facts;
  const isReached = Boolean(applicant.phone ?? applicant.email ?? submitter?.phone);
  const phone = phoneInWords(office.phone);
  const sentences = [
    'Hồ sơ có thể được giải quyết xong sớm hơn' +
      (isReached ? `; khi có kết quả, ${you(facts)} sẽ được báo qua tin nhắn hoặc thư điện tử.` : '.'),
    ...(online
      ? []
      : [
          `Khi đến nhận kết quả, ${you(facts)} mang theo giấy này; người nhận thay mang theo văn bản ủy quyền theo quy định.`,
        ]),
    ...(phone === null ? [] : [`Cần biết thêm, xin gọi ${phone}.`]),
    // The last: a full stop behind it would be taken for a part of it.
    ...(followLink === null ? [] : [`Tra cứu tình trạng hồ sơ tại ${followLink}`]),
  ];
  return [{ kind: 'text', small: true, words: [{ text: sentences.join(' '), italic: true }] }];
}
