import type { NoticeKind } from '@motcua/shared/notices';
import { withoutPersonalWords } from './personal-words.js';
import { fitSms, plainSms } from './fit-sms.js';
import { tidyFacts, type NoticeFacts } from './notice-facts.js';

/** A text with one place for words of any length, which give way when the whole is too long. */
interface SmsWording {
  readonly before: string;
  readonly free: string;
  readonly after: string;
}

const fixed = (text: string): SmsWording => ({ before: text, free: '', after: '' });

/** The same sense as gateways have registered it; see the facts of the domain, 10.3. */
const WORDING: Record<NoticeKind, (facts: NoticeFacts) => SmsWording> = {
  submitted: ({ code, officeName }) =>
    fixed(`Hồ sơ ${code} đã gửi đến ${officeName}. Kết quả kiểm tra hồ sơ sẽ báo trong 08 giờ làm việc.`),
  accepted: ({ code, officeName, dueText }) =>
    fixed(`${officeName} đã tiếp nhận hồ sơ ${code}.${dueText ? ` Hẹn trả kết quả: ${dueText}.` : ''}`),
  supplement_requested: (facts) => ({
    before: `Hồ sơ ${facts.code} cần bổ sung${facts.until ? ` trước ngày ${facts.until}` : ''}: `,
    free: (facts.missing ?? []).map((paper) => paper.name).join('; '),
    after: `. Liên hệ ${facts.counterName} ${facts.officeName}${facts.officePhone ? `: ${facts.officePhone}` : '.'}`,
  }),
  supplement_complete: ({ code, officeName, dueText }) =>
    fixed(`${officeName} đã nhận đủ giấy tờ bổ sung hồ sơ ${code}.${dueText ? ` Hẹn trả kết quả: ${dueText}.` : ''}`),
  refused: (facts) => withReason(`${facts.officeName} không tiếp nhận hồ sơ ${facts.code}.`, facts, contact(facts)),
  due_moved: (facts) =>
    withReason(
      `${facts.officeName} báo hồ sơ ${facts.code} thay đổi ngày hẹn trả: ${facts.dueText ?? ''}.`,
      facts,
      contact(facts),
    ),
  apology: (facts) =>
    withReason(
      `${facts.officeName} xin lỗi Ông/Bà vì hồ sơ ${facts.code} giải quyết chậm. Ngày hẹn trả mới: ${facts.dueText ?? ''}.`,
      facts,
      '',
    ),
  result_ready: ({ code, counterName, officeName, collect }) => ({
    before: `Hồ sơ ${code} đã có kết quả. `,
    free: collect ?? `Mời Ông/Bà mang Giấy tiếp nhận đến ${counterName} ${officeName} để nhận.`,
    after: '',
  }),
};

const contact = ({ officePhone }: NoticeFacts): string => (officePhone ? ` LH: ${officePhone}` : '');

function withReason(before: string, { reason, applicantName, ownerName = '' }: NoticeFacts, after: string): SmsWording {
  if (!reason) return { before, free: '', after };
  const words = withoutPersonalWords(reason.replace(/[.\s]+$/, ''), [applicantName, ownerName]);
  return { before: `${before} Lý do: `, free: words, after: `.${after}` };
}

/**
 * The text message of a notice, at most two parts. Without diacritics it mostly takes one; with them the citizen reads
 * better and the office pays more.
 */
export function renderSms(kind: NoticeKind, given: NoticeFacts, options: { diacritics: boolean }): string {
  const facts = tidyFacts(given);
  const { before, free, after } = WORDING[kind](facts);
  const write = options.diacritics ? (text: string): string => text : plainSms;
  return fitSms(write(before), write(free), write(after));
}
