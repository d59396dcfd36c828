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

function howToCollect(facts: NoticeFacts): string {
  switch (facts.delivery) {
    case 'post':
      return 'Kết quả sẽ được gửi qua bưu điện đến địa chỉ Ông/Bà đã đăng ký.';
    case 'online':
      return 'Kết quả điện tử được trả theo cách Ông/Bà đã đăng ký; Ông/Bà không phải đến nhận.';
    default:
      return `Mời Ông/Bà mang Giấy tiếp nhận và giấy tờ tùy thân đến ${toCounter(facts)} để nhận kết quả, ${facts.openingHours ?? 'trong giờ làm việc'}.`;
  }
}

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
  payment_requested: {
    event: 'cần nộp nghĩa vụ tài chính',
    says: ({ amount }) => `hồ sơ của Ông/Bà cần nộp ${amount ?? 'nghĩa vụ tài chính'} để được tiếp tục giải quyết.`,
    todo: (facts) => [`Mời Ông/Bà nộp tại ${toCounter(facts)}. Thời gian chờ nộp không tính vào thời hạn giải quyết.`],
  },
  payment_confirmed: {
    event: 'đã ghi nhận nộp nghĩa vụ tài chính',
    says: () => 'khoản phải nộp của hồ sơ đã được ghi nhận, hồ sơ được tiếp tục giải quyết.',
  },
  suspended: { event: 'dừng giải quyết', says: () => 'hồ sơ của Ông/Bà được dừng giải quyết.' },
  resumed: { event: 'được tiếp tục giải quyết', says: () => 'hồ sơ của Ông/Bà được tiếp tục giải quyết.' },
  withdrawn: {
    event: 'đã được rút',
    says: () => 'hồ sơ đã được rút theo đề nghị của Ông/Bà.',
    todo: (facts) => [`Mời Ông/Bà nhận lại giấy tờ tại ${toCounter(facts)}.`],
  },
  returned: {
    event: 'được trả lại',
    says: () => 'hồ sơ của Ông/Bà được trả lại, chưa giải quyết xong.',
    todo: (facts) => [`Mời Ông/Bà nhận lại giấy tờ tại ${toCounter(facts)}.`],
  },
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
    todo: (facts) => [howToCollect(facts)],
  },
  posted: {
    event: 'kết quả đã gửi qua bưu điện',
    says: () => 'kết quả hồ sơ của Ông/Bà đã chuyển bưu điện.',
    todo: ({ waybill }) => (waybill ? [`Mã vận đơn: ${waybill}. Ông/Bà tra cứu đường đi của thư tại bưu điện.`] : []),
  },
  handed_over: {
    event: 'đã trả kết quả',
    says: ({ onDate }) =>
      `kết quả hồ sơ đã được trả${onDate === undefined ? '' : ` ngày ${onDate}`}. Cảm ơn Ông/Bà đã đến làm thủ tục.`,
  },
  supplement_reminder: {
    event: 'nhắc bổ sung giấy tờ',
    says: ({ until, daysLeft }) =>
      daysLeft === undefined
        ? `đã quá hạn bổ sung hồ sơ${until === undefined ? '' : ` (ngày ${until})`} mà chúng tôi chưa nhận được giấy tờ.`
        : `hồ sơ của Ông/Bà còn ${daysLeft} ngày để bổ sung${until === undefined ? '' : ` (hạn ${until})`}. Quá hạn, hồ sơ sẽ bị trả lại.`,
    todo: (facts) => [`Mời Ông/Bà mang giấy tờ còn thiếu đến ${toCounter(facts)}.`],
  },
  collect_reminder: {
    event: 'kết quả đang chờ Ông/Bà nhận',
    says: ({ onDate }) =>
      `kết quả hồ sơ của Ông/Bà đã có${onDate === undefined ? '' : ` từ ngày ${onDate}`}, Ông/Bà chưa nhận.`,
    todo: (facts) => [howToCollect(facts)],
  },
};

const DUE_LABEL: Partial<Record<NoticeKind, string>> = {
  due_moved: 'Ngày hẹn trả mới',
  apology: 'Ngày hẹn trả mới',
};

/** Kinds of dossiers that still have a due time which the citizen should know. */
const WITH_DUE: readonly NoticeKind[] = [
  'submitted',
  'accepted',
  'supplement_complete',
  'refused',
  'payment_confirmed',
  'resumed',
  'due_moved',
  'apology',
];

/** The mail of a notice: plain text, Vietnamese. */
export function renderEmail(kind: NoticeKind, given: NoticeFacts): EmailText {
  const facts = tidyFacts(given);
  const { event, says, todo } = EMAIL_WORDING[kind];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Mã hồ sơ', facts.code],
    ['Thủ tục', facts.procedureName],
    ['Chủ hồ sơ', facts.ownerName],
    [DUE_LABEL[kind] ?? 'Ngày hẹn trả kết quả', WITH_DUE.includes(kind) ? facts.dueText : undefined],
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
    [`Nơi liên hệ: ${[toCounter(facts), ...contactOf(facts)].join(', ')}.`],
    ['Trân trọng./.'],
    ['Thư này được gửi tự động, vui lòng không trả lời.'],
  ];
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function contactOf({ officePhone, openingHours }: NoticeFacts): string[] {
  return [
    ...(officePhone ? [`điện thoại ${officePhone}`] : []),
    ...(openingHours ? [`giờ làm việc ${openingHours}`] : []),
  ];
}
