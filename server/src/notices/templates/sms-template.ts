import { measureSms, type NoticeKind } from '@motcua/shared/notices';
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
  payment_requested: (facts) =>
    fixed(
      `Hồ sơ ${facts.code} cần nộp ${facts.amount ?? 'nghĩa vụ tài chính'}. Nộp tại ${facts.counterName} ${facts.officeName}.${contact(facts)}`,
    ),
  payment_confirmed: ({ code, officeName, dueText }) =>
    fixed(`${officeName} đã ghi nhận khoản nộp của hồ sơ ${code}.${dueText ? ` Hẹn trả kết quả: ${dueText}.` : ''}`),
  suspended: (facts) => withReason(`${facts.officeName} dừng giải quyết hồ sơ ${facts.code}.`, facts, contact(facts)),
  resumed: ({ code, officeName, dueText }) =>
    fixed(`${officeName} tiếp tục giải quyết hồ sơ ${code}.${dueText ? ` Hẹn trả kết quả: ${dueText}.` : ''}`),
  withdrawn: (facts) =>
    fixed(
      `Hồ sơ ${facts.code} đã được rút theo đề nghị của Ông/Bà. Mời nhận lại giấy tờ tại ${facts.counterName} ${facts.officeName}.${contact(facts)}`,
    ),
  returned: (facts) =>
    withReason(
      `${facts.officeName} trả lại hồ sơ ${facts.code}. Mời nhận lại giấy tờ tại ${facts.counterName}.`,
      facts,
      contact(facts),
    ),
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
  result_ready: (facts) => fixed(`Hồ sơ ${facts.code} đã có kết quả. ${howToCollect(facts)}`),
  posted: ({ code, waybill }) =>
    fixed(`Kết quả hồ sơ ${code} đã chuyển bưu điện${waybill ? `, mã vận đơn ${waybill}` : ''}.`),
  handed_over: ({ code, onDate, officeName }) =>
    fixed(`Kết quả hồ sơ ${code} đã trả${onDate ? ` ngày ${onDate}` : ''}. ${officeName} cảm ơn Ông/Bà.`),
  supplement_reminder: (facts) =>
    fixed(
      facts.daysLeft === undefined
        ? `Nhắc: hồ sơ ${facts.code} đã quá hạn bổ sung${facts.until ? ` (${facts.until})` : ''}. Mời liên hệ ${facts.counterName}.${contact(facts)}`
        : `Nhắc: hồ sơ ${facts.code} còn ${facts.daysLeft} ngày để bổ sung${facts.until ? ` (hạn ${facts.until})` : ''}. Quá hạn hồ sơ sẽ bị trả lại.${contact(facts)}`,
    ),
  collect_reminder: (facts) =>
    fixed(
      `Kết quả hồ sơ ${facts.code} có${facts.onDate ? ` từ ngày ${facts.onDate}` : ''}, Ông/Bà chưa nhận. ${howToCollect(facts)}`,
    ),
};

function howToCollect({ delivery, counterName, officeName, openingBrief }: NoticeFacts): string {
  switch (delivery) {
    case 'post':
      return 'Kết quả sẽ được gửi qua bưu điện.';
    case 'online':
      return 'Kết quả điện tử được trả theo cách Ông/Bà đã đăng ký.';
    default:
      return `Mời mang Giấy tiếp nhận đến ${counterName} ${officeName} để nhận${openingBrief ? `: ${openingBrief}` : ''}.`;
  }
}

const contact = ({ officePhone }: NoticeFacts): string => (officePhone ? ` LH: ${officePhone}` : '');

function withReason(before: string, { reason, applicantName, ownerName = '' }: NoticeFacts, after: string): SmsWording {
  if (!reason) return { before, free: '', after };
  const words = withoutPersonalWords(reason.replace(/[.\s]+$/, ''), [applicantName, ownerName]);
  return { before: `${before} Lý do: `, free: words, after: `.${after}` };
}

export interface SmsOptions {
  readonly diacritics: boolean;
  /** For an officer who reads it out: whole, with all letters. */
  readonly spoken?: boolean;
}

/**
 * The text message of a notice, at most two parts. Without diacritics it mostly takes one; with them the citizen reads
 * better and the office pays more.
 */
export function renderSms(kind: NoticeKind, given: NoticeFacts, options: SmsOptions): string {
  if (options.spoken) {
    const { before, free, after } = WORDING[kind](tidyFacts(given));
    return before + free + after;
  }
  const { openingBrief, ...facts } = tidyFacts(given);
  const write = options.diacritics ? (text: string): string => text : plainSms;
  const render = (told: NoticeFacts): string => {
    const { before, free, after } = WORDING[kind](told);
    return fitSms(write(before), write(free), write(after));
  };
  const short = render(facts);
  if (openingBrief === undefined) return short;
  // The hours are a help, not worth another part.
  const long = render({ ...facts, openingBrief });
  return measureSms(long).parts > measureSms(short).parts || !long.includes(write(openingBrief)) ? short : long;
}
