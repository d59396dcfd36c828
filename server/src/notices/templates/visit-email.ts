import type { EmailText } from './email-template.js';
import { oneLine, tidyFacts } from './notice-facts.js';
import type { VisitFacts, VisitNoticeKind } from './visit-notice.js';

/** Ends the subject, and follows the number of dossiers. */
const WORDING: Record<VisitNoticeKind, { readonly event: string; readonly says: string }> = {
  submitted: {
    event: 'đã gửi đến, đang được kiểm tra',
    says: 'hồ sơ của Ông/Bà đã gửi đến. Kết quả kiểm tra hồ sơ sẽ được báo trong 08 giờ làm việc.',
  },
  accepted: { event: 'đã được tiếp nhận', says: 'hồ sơ của Ông/Bà đã được tiếp nhận.' },
};

/** One mail for all dossiers of a visit, each with its procedure and its due time. */
export function renderVisitEmail(kind: VisitNoticeKind, given: VisitFacts): EmailText {
  const all = given.map(tidyFacts);
  const office = tidyFacts(given[0]);
  const { event, says } = WORDING[kind];
  const list = all.map(({ code, procedureName, ownerName, dueText }, index) =>
    [
      `${index + 1}. ${code}: ${procedureName}`,
      ...(ownerName ? [`   Chủ hồ sơ: ${ownerName}`] : []),
      ...(dueText ? [`   Ngày hẹn trả kết quả: ${dueText}`] : []),
    ].join('\n'),
  );
  // One mailbox may serve a family: whoever is named in a dossier is addressed.
  const names = [...new Set(all.map(({ applicantName }) => applicantName))].join(', Ông/Bà ');
  return {
    subject: oneLine(`[${office.officeName}] ${all.length} hồ sơ ${event}`),
    body: `${[
      `Kính gửi Ông/Bà ${names},`,
      `${office.officeName} thông báo: ${all.length} ${says}`,
      list.join('\n'),
      `Nơi liên hệ: ${office.counterName}, ${office.officeName}${office.officePhone ? `, điện thoại ${office.officePhone}` : ''}${office.openingHours ? `, giờ làm việc ${office.openingHours}` : ''}.`,
      'Trân trọng./.',
      'Thư này được gửi tự động, vui lòng không trả lời.',
    ].join('\n\n')}\n`,
  };
}
