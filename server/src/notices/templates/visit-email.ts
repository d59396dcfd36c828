import { type EmailText, type NoticeFacts, type NoticeLanguage, oneLine, tidyFacts } from '@motcua/shared/notices';
import type { VisitFacts, VisitNoticeKind } from './visit-notice.js';

interface LetterWords {
  /** Each of two ends its sentence, and follows the number of dossiers. */
  readonly event: Record<VisitNoticeKind, string>;
  readonly says: Record<VisitNoticeKind, string>;
  readonly dear: (names: readonly string[]) => string;
  readonly informs: (office: string) => string;
  readonly owner: string;
  readonly due: string;
  readonly contact: (office: NoticeFacts) => string;
  readonly end: readonly string[];
}

const WORDING: Record<NoticeLanguage, LetterWords> = {
  vi: {
    event: {
      submitted: 'hồ sơ đã gửi đến, đang được kiểm tra',
      accepted: 'hồ sơ đã được tiếp nhận',
    },
    says: {
      submitted: 'hồ sơ của Ông/Bà đã gửi đến. Kết quả kiểm tra hồ sơ sẽ được báo trong 08 giờ làm việc.',
      accepted: 'hồ sơ của Ông/Bà đã được tiếp nhận.',
    },
    dear: (names) => `Kính gửi Ông/Bà ${names.join(', Ông/Bà ')},`,
    informs: (office) => `${office} thông báo:`,
    owner: 'Chủ hồ sơ',
    due: 'Ngày hẹn trả kết quả',
    contact: ({ counterName, officeName, officePhone, openingHours }) =>
      `Nơi liên hệ: ${counterName}, ${officeName}${officePhone ? `, điện thoại ${officePhone}` : ''}${openingHours ? `, giờ làm việc ${openingHours}` : ''}.`,
    end: ['Trân trọng./.', 'Thư này được gửi tự động, vui lòng không trả lời.'],
  },
  en: {
    event: {
      submitted: 'dossiers received, being checked',
      accepted: 'dossiers accepted',
    },
    says: {
      submitted: 'dossiers of yours have arrived. You will be told within 8 working hours whether they are accepted.',
      accepted: 'dossiers of yours have been accepted.',
    },
    dear: (names) => `Dear ${names.join(', ')},`,
    informs: (office) => `${office} informs you:`,
    owner: 'Owner of the dossier',
    due: 'Result due',
    contact: ({ counterName, officeName, officePhone, openingHours }) =>
      `Contact: ${counterName}, ${officeName}${officePhone ? `, phone ${officePhone}` : ''}${openingHours ? `, open ${openingHours}` : ''}.`,
    end: ['Yours faithfully.', 'This message was sent automatically, please do not reply.'],
  },
};

/** One mail for all dossiers of a visit, each with its procedure and its due time. */
export function renderVisitEmail(kind: VisitNoticeKind, given: VisitFacts): EmailText {
  const all = given.map(tidyFacts);
  const office = tidyFacts(given[0]);
  const words = WORDING[office.language ?? 'vi'];
  const list = all.map(({ code, procedureName, ownerName, dueText }, index) =>
    [
      `${index + 1}. ${code}: ${procedureName}`,
      ...(ownerName ? [`   ${words.owner}: ${ownerName}`] : []),
      ...(dueText ? [`   ${words.due}: ${dueText}`] : []),
    ].join('\n'),
  );
  // One mailbox may serve a family: whoever is named in a dossier is addressed.
  const names = [...new Set(all.map(({ applicantName }) => applicantName))];
  return {
    subject: oneLine(`[${office.officeName}] ${all.length} ${words.event[kind]}`),
    body: `${[
      words.dear(names),
      `${words.informs(office.officeName)} ${all.length} ${words.says[kind]}`,
      list.join('\n'),
      words.contact(office),
      ...words.end,
    ].join('\n\n')}\n`,
  };
}
