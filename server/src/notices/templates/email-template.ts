import type { NoticeKind } from '@motcua/shared/notices';
import { oneLine, tidyFacts, type NoticeFacts } from './notice-facts.js';

export interface EmailText {
  readonly subject: string;
  readonly body: string;
}

interface EmailWording {
  /** Ends the subject. */
  readonly event: string;
  /** Follows "<office> thông báo: ". */
  readonly says: (facts: NoticeFacts) => string;
  /** What the citizen has to do, or nothing. */
  readonly todo?: (facts: NoticeFacts) => readonly string[];
}

const toCounter = (facts: NoticeFacts): string => `${facts.counterName}, ${facts.officeName}`;

/** How each kind is told by mail. */
export const EMAIL_WORDING: Record<NoticeKind, EmailWording> = {
  submitted: {
    event: 'đã gửi đến, đang được kiểm tra',
    says: () => 'hồ sơ của Ông/Bà đã gửi đến. Kết quả kiểm tra hồ sơ sẽ được báo trong 08 giờ làm việc.',
  },
  accepted: { event: 'đã được tiếp nhận', says: () => 'hồ sơ của Ông/Bà đã được tiếp nhận.' },
  supplement_requested: {
    event: 'cần bổ sung, hoàn thiện',
    says: (facts) =>
      `hồ sơ của Ông/Bà cần được bổ sung, hoàn thiện${facts.until === undefined ? '' : ` trước ngày ${facts.until}`}.`,
    todo: (facts) => [
      'Giấy tờ cần bổ sung:',
      ...(facts.missing ?? []).map(({ name, defect, bring }) => `- ${name}: ${defect}. Cần nộp: ${bring}.`),
    ],
  },
  supplement_complete: {
    event: 'đã bổ sung đủ giấy tờ',
    says: () => 'hồ sơ của Ông/Bà đã được bổ sung đầy đủ và được tiếp tục giải quyết.',
  },
  refused: { event: 'không được tiếp nhận', says: () => 'hồ sơ của Ông/Bà không được tiếp nhận.' },
  due_moved: {
    event: 'thay đổi ngày hẹn trả kết quả',
    says: () => 'ngày hẹn trả kết quả hồ sơ của Ông/Bà đã thay đổi.',
  },
  apology: {
    event: 'xin lỗi và hẹn lại ngày trả kết quả',
    says: () => 'hồ sơ của Ông/Bà giải quyết chậm so với ngày đã hẹn. Chúng tôi xin lỗi Ông/Bà vì sự chậm trễ này.',
  },
  result_ready: {
    event: 'đã có kết quả',
    says: () => 'hồ sơ của Ông/Bà đã có kết quả.',
    todo: (facts) => [
      facts.collect ?? `Mời Ông/Bà mang Giấy tiếp nhận đến ${toCounter(facts)} trong giờ làm việc để nhận kết quả.`,
    ],
  },
};

const DUE_LABEL: Partial<Record<NoticeKind, string>> = {
  due_moved: 'Ngày hẹn trả mới',
  apology: 'Ngày hẹn trả mới',
};

/** The mail of a notice: plain text, Vietnamese. */
export function renderEmail(kind: NoticeKind, given: NoticeFacts): EmailText {
  const facts = tidyFacts(given);
  const { event, says, todo } = EMAIL_WORDING[kind];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Mã hồ sơ', facts.code],
    ['Thủ tục', facts.procedureName],
    ['Chủ hồ sơ', facts.ownerName],
    [DUE_LABEL[kind] ?? 'Ngày hẹn trả kết quả', kind === 'result_ready' ? undefined : facts.dueText],
    ['Lý do', facts.reason],
  ];
  return {
    subject: oneLine(`[${facts.officeName}] Hồ sơ ${facts.code}: ${event}`),
    body: letterOf(facts, facts.applicantName, says(facts), [
      rows.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])),
      todo?.(facts) ?? [],
    ]),
  };
}

/** The letter around what is told: address, sentence, blocks of lines, contact, close. */
export function letterOf(
  facts: NoticeFacts,
  names: string,
  sentence: string,
  blocks: readonly (readonly string[])[],
): string {
  const paragraphs = [
    [`Kính gửi Ông/Bà ${names},`],
    [`${facts.officeName} thông báo: ${sentence}`],
    ...blocks,
    [`Nơi liên hệ: ${toCounter(facts)}${facts.officePhone ? `, điện thoại ${facts.officePhone}` : ''}.`],
    ['Trân trọng./.'],
    ['Thư này được gửi tự động, vui lòng không trả lời.'],
  ];
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
