import { localDateOf } from '@motcua/shared/calendar';
import type { PaperDocument } from '../pdf/paper-document.js';
import {
  abbreviation,
  agencyAbbreviation,
  agencyHeading,
  agencySignature,
  bold,
  contact,
  field,
  type FormFacts,
  hourAndDay,
  officeInFull,
  paperOf,
  phoneInWords,
  receivers,
  type Signatory,
  shownCode,
  slashed,
  text,
  title,
  you,
  numberInWords,
} from './form-parts.js';

export interface ApologyFacts extends FormFacts {
  readonly receivedAt: Date;
  /** The date that cannot be kept; null where none was promised. */
  readonly dueBefore: Date | null;
  readonly promisedAt: Date;
  readonly reason: string;
  /** How many there have been of this dossier, with this one. */
  readonly count: number;
  /** How many the office allows one dossier. */
  readonly most: number;
  readonly signatory: Signatory;
}

/**
 * Phiếu xin lỗi và hẹn lại ngày trả kết quả; since July 2025 văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết.
 *
 * @legal TT 01/2018/TT-VPCP and TT 03/2025/TT-VPCP, Mẫu số 04
 */
export function apology(facts: ApologyFacts): PaperDocument {
  const { office, set } = facts;
  const agency = officeInFull(office.agencyName);
  const isOld = set === '2018';
  const name = isOld
    ? 'Phiếu xin lỗi và hẹn lại ngày trả kết quả'
    : 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết';
  const number = isOld
    ? `${numberInWords(facts)}/PXL`
    : `${numberInWords(facts)}/${agencyAbbreviation(office.agencyName)}-${abbreviation(office.counterName)}`;
  return paperOf(facts, { name, corner: 'Mẫu số 04' }, [
    agencyHeading(facts, number),
    title(
      facts,
      isOld
        ? ['PHIẾU XIN LỖI VÀ HẸN LẠI', 'NGÀY TRẢ KẾT QUẢ']
        : ['VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ', 'GIA HẠN THỜI GIAN GIẢI QUYẾT'],
    ),
    field('Kính gửi', facts.applicant.fullName),
    ...contact(facts),
    text([
      {
        text: `Ngày ${slashed(localDateOf(facts.receivedAt))}, ${office.counterName} tiếp nhận hồ sơ đề nghị giải quyết thủ tục “`,
      },
      bold(facts.procedureName),
      { text: `” của ${you(facts)}; mã hồ sơ: ${shownCode(facts)}.` },
    ]),
    field(
      isOld ? 'Ngày hẹn trả kết quả' : 'Thời hạn giải quyết ban đầu',
      facts.dueBefore && hourAndDay(facts.dueBefore),
    ),
    text(
      `Sau khi tiếp nhận, hồ sơ đã được chuyển xem xét, giải quyết. Tuy nhiên, ${agency} ${late(facts)} ` +
        `cho ${you(facts)} đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.`,
    ),
    field('Lý do', facts.reason),
    text(
      `${agency} chân thành xin lỗi ${you(facts)} vì sự chậm trễ này và ` +
        (isOld ? 'hẹn lại thời gian trả kết quả như sau:' : 'đề nghị gia hạn thời gian giải quyết như sau:'),
    ),
    field(isOld ? 'Thời gian hẹn trả kết quả lại' : 'Thời điểm trả kết quả mới', hourAndDay(facts.promisedAt)),
    ...(isOld ? [] : [field('Lần xin lỗi, gia hạn', timesInWords(facts))]),
    text(`Mong nhận được sự thông cảm của ${you(facts)}.${contactSentence(facts)}`),
    { kind: 'signatures', columns: [receivers(facts), agencySignature(facts, facts.signatory)] },
  ]);
}

/** Where the office allows fewer by now than there have been, only how many those are. */
const timesInWords = ({ count, most }: ApologyFacts): string =>
  `lần thứ ${count}${count <= most ? ` (tối đa ${most} lần)` : ''}`;

/** One that goes out before the date does not say that it has passed. */
const late = ({ at, dueBefore }: ApologyFacts): string =>
  dueBefore !== null && at <= dueBefore ? 'không thể trả kết quả' : 'chưa trả được kết quả';

const contactSentence = ({ office }: FormFacts): string => {
  const phone = phoneInWords(office.phone);
  return phone === null ? '' : ` Mọi thông tin xin liên hệ ${office.counterName}, số điện thoại ${phone}.`;
};
