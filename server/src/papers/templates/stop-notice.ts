import type { PaperDocument } from '../pdf/paper-document.js';
import {
  agencyAbbreviation,
  agencyHeading,
  agencySignature,
  contact,
  dong,
  DOTS,
  field,
  type FormFacts,
  hourAndDay,
  officeInFull,
  paperOf,
  receivers,
  type Signatory,
  text,
  title,
  you,
  numberInWords,
} from './form-parts.js';

export interface StopNoticeFacts extends FormFacts {
  /** Whose wish or decision it was, in words. */
  readonly askedBy: string;
  /** Where the dossier stood, in words. */
  readonly stage: string;
  /** It may go on; otherwise it has ended and is given back. */
  readonly isSuspension: boolean;
  readonly reason: string;
  readonly returned: readonly string[];
  /** Whole đồng taken before it. */
  readonly paidVnd: number;
  readonly signatory: Signatory;
}

/**
 * Thông báo dừng giải quyết hồ sơ.
 *
 * @legal TT 03/2025/TT-VPCP, Mẫu số 05: who asked and when, stage, decision, what becomes of the money
 */
export function stopNotice(facts: StopNoticeFacts): PaperDocument {
  const { office, isSuspension, receivedAt } = facts;
  return paperOf(facts, { name: 'Thông báo dừng giải quyết hồ sơ', corner: 'Mẫu số 05' }, [
    agencyHeading(facts, `${numberInWords(facts)}/TB-${agencyAbbreviation(office.agencyName)}`),
    title(facts, ['THÔNG BÁO', 'DỪNG GIẢI QUYẾT HỒ SƠ']),
    field('Kính gửi', facts.applicant.fullName),
    ...contact(facts),
    text(`${officeInFull(office.agencyName)} thông báo dừng giải quyết hồ sơ của ${you(facts)} như sau:`),
    field('1. Thủ tục hành chính', facts.procedureName),
    field('2. Thời gian nhận hồ sơ', receivedAt === null ? 'chưa tiếp nhận' : hourAndDay(receivedAt)),
    field('3. Đề nghị dừng', `${facts.askedBy}, lúc ${hourAndDay(facts.at)}`),
    field('4. Giai đoạn giải quyết', facts.stage),
    field(
      '5. Quyết định',
      isSuspension ? 'tạm dừng giải quyết hồ sơ cho đến khi có thông báo mới' : 'dừng giải quyết và trả lại hồ sơ',
    ),
    field('6. Lý do', facts.reason),
    ...(isSuspension ? [] : [field('7. Giấy tờ trả lại', facts.returned.join('; ') || 'không có')]),
    text([
      { text: `${isSuspension ? 7 : 8}. Xử lý tài chính: ` },
      ...(facts.paidVnd === 0
        ? [{ text: 'không phát sinh phí, lệ phí', bold: true }]
        : [{ text: `đã thu ${dong(facts.paidVnd)}`, bold: true }, { text: `; hoàn trả: ${DOTS}` }]),
    ]),
    text(`Xin thông báo để ${you(facts)} được biết./.`),
    { kind: 'signatures', columns: [receivers(facts), agencySignature(facts, facts.signatory)] },
  ]);
}
