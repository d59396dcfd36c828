import type { TemplateKind } from '@motcua/shared/notices';
import type { KindWords } from './default-words.js';

/** What a letter says besides its first sentence: how the due time is called where there is one, and what to do. */
interface Rest {
  readonly due?: string;
  readonly todo?: string;
  /** Nothing is to come any more that could be looked up. */
  readonly ended?: true;
}

/** The letter around what is told: address, sentence, what is known of the dossier, what to do, contact, close. */
const letter = (says: string, { due, todo, ended }: Rest = {}): string => `Kính gửi Ông/Bà {{applicant}},

{{office}} thông báo: ${says}

Mã hồ sơ: {{code}}
Thủ tục: {{procedure}}
{{#owner}}
Chủ hồ sơ: {{owner}}
{{/owner}}
${due === undefined ? '' : `{{#due}}\n${due}: {{due}}\n{{/due}}\n`}{{#reason}}
Lý do: {{reason}}
{{/reason}}
${todo === undefined ? '' : `\n${todo}\n`}${ended ? '' : '\n{{#link}}\nTra cứu hồ sơ: {{link}}\n{{/link}}\n'}
Nơi liên hệ: {{counter}}, {{office}}{{#phone}}, điện thoại {{phone}}{{/phone}}{{#hours}}, giờ làm việc {{hours}}{{/hours}}.

Trân trọng./.

Thư này được gửi tự động, vui lòng không trả lời.
`;

/** The letter for several dossiers of one visit. */
const visitLetter = (
  says: string,
  { due, todo, ended }: Rest = {},
): string => `Kính gửi{{#applicants}} Ông/Bà {{applicant}},{{/applicants}}

{{office}} thông báo: ${says}

{{#dossiers}}
{{number}}. {{code}}: {{procedure}}
{{#owner}}
   Chủ hồ sơ: {{owner}}
{{/owner}}
${due === undefined ? '' : `{{#due}}\n   ${due}: {{due}}\n{{/due}}\n`}${ended ? '' : '{{#link}}\n   Tra cứu: {{link}}\n{{/link}}\n'}{{/dossiers}}
${todo === undefined ? '' : `\n${todo}\n`}
Nơi liên hệ: {{counter}}, {{office}}{{#phone}}, điện thoại {{phone}}{{/phone}}{{#hours}}, giờ làm việc {{hours}}{{/hours}}.

Trân trọng./.

Thư này được gửi tự động, vui lòng không trả lời.
`;
/** As many as fit in a text message: what stands before the first of them goes when none does. */
const smsList = (due = ''): string =>
  `{{#dossiers}}{{#first}}: {{/first}}{{^first}}, {{/first}}{{code}}${due}{{/dossiers}}{{#more}} và {{more}} hồ sơ khác{{/more}}`;
const SMS_LIST = smsList('{{#due}} (hẹn {{due}}){{/due}}');
const SMS_CODES = smsList();

const PROMISED = { due: 'Ngày hẹn trả kết quả' };
const PROMISED_ANEW = { due: 'Ngày hẹn trả mới' };
const COLLECT =
  '{{#desk}}Mời Ông/Bà mang Giấy tiếp nhận và giấy tờ tùy thân đến {{counter}}, {{office}} để nhận kết quả, {{#hours}}{{hours}}{{/hours}}{{^hours}}trong giờ làm việc{{/hours}}.{{/desk}}' +
  '{{#post}}Kết quả sẽ được gửi qua bưu điện đến địa chỉ Ông/Bà đã đăng ký.{{/post}}' +
  '{{#online}}Kết quả điện tử được trả theo cách Ông/Bà đã đăng ký; Ông/Bà không phải đến nhận.{{/online}}';
const SMS_COLLECT =
  '{{#desk}}Mời mang Giấy tiếp nhận đến {{counter}} {{office}} để nhận{{#hours}}: {{hours}}{{/hours}}.{{/desk}}' +
  '{{#post}}Kết quả sẽ được gửi qua bưu điện.{{/post}}' +
  '{{#online}}Kết quả điện tử được trả theo cách Ông/Bà đã đăng ký.{{/online}}';
const TAKE_BACK = 'Mời Ông/Bà nhận lại giấy tờ tại {{counter}}, {{office}}.';
const subject = (event: string): string => `[{{office}}] Hồ sơ {{code}}: ${event}`;
const DUE = '{{#due}} Hẹn trả kết quả: {{due}}.{{/due}}';
const REASON = '{{#reason}} Lý do: {{reason}}.{{/reason}}';
const CALL = '{{#phone}} LH: {{phone}}{{/phone}}';

const COLLECT_REMINDER: KindWords = {
  subject: subject('kết quả đang chờ Ông/Bà nhận'),
  email: letter('kết quả hồ sơ của Ông/Bà đã có{{#date}} từ ngày {{date}}{{/date}}, Ông/Bà chưa nhận.', {
    todo: COLLECT,
  }),
  sms: `Kết quả hồ sơ {{code}} có{{#date}} từ ngày {{date}}{{/date}}, Ông/Bà chưa nhận. ${SMS_COLLECT}`,
};

const VISIT_COLLECT_REMINDER: KindWords = {
  subject: '[{{office}}] Kết quả {{count}} hồ sơ đang chờ Ông/Bà nhận',
  email: visitLetter('kết quả {{count}} hồ sơ của Ông/Bà đã có{{#date}} từ ngày {{date}}{{/date}}, Ông/Bà chưa nhận.', {
    todo: COLLECT,
  }),
  sms: `Kết quả {{count}} hồ sơ có{{#date}} từ ngày {{date}}{{/date}}, Ông/Bà chưa nhận${SMS_CODES}. ${SMS_COLLECT}`,
};

/** Text messages have the same sense as gateways have registered it; see the facts of the domain, 10.3. */
export const VIETNAMESE_WORDS: Record<TemplateKind, KindWords> = {
  submitted: {
    subject: subject('đã gửi đến, đang được kiểm tra'),
    email: letter('hồ sơ của Ông/Bà đã gửi đến. Kết quả kiểm tra hồ sơ sẽ được báo trong 08 giờ làm việc.', PROMISED),
    sms: 'Hồ sơ {{code}} đã gửi đến {{office}}. Kết quả kiểm tra hồ sơ sẽ báo trong 08 giờ làm việc.',
  },
  accepted: {
    subject: subject('đã được tiếp nhận'),
    email: letter('hồ sơ của Ông/Bà đã được tiếp nhận.', PROMISED),
    sms: `{{office}} đã tiếp nhận hồ sơ {{code}}.${DUE}`,
  },
  supplement_requested: {
    subject: subject('cần bổ sung, hoàn thiện'),
    email: letter('hồ sơ của Ông/Bà cần được bổ sung, hoàn thiện{{#until}}, chậm nhất hết ngày {{until}}{{/until}}.', {
      todo: 'Giấy tờ cần bổ sung:\n{{#papers}}\n- {{paper}}: {{defect}}. Cần nộp: {{bring}}.\n{{/papers}}',
    }),
    sms: 'Hồ sơ {{code}} cần bổ sung{{#until}} chậm nhất hết ngày {{until}}{{/until}}: {{missing}}. Liên hệ {{counter}} {{office}}{{#phone}}: {{phone}}{{/phone}}{{^phone}}.{{/phone}}',
  },
  supplement_complete: {
    subject: subject('đã bổ sung đủ giấy tờ'),
    email: letter('hồ sơ của Ông/Bà đã được bổ sung đầy đủ giấy tờ.', PROMISED),
    sms: `{{office}} đã nhận đủ giấy tờ bổ sung hồ sơ {{code}}.${DUE}`,
  },
  refused: {
    subject: subject('không được tiếp nhận'),
    email: letter('hồ sơ của Ông/Bà không được tiếp nhận.', { ...PROMISED, ended: true }),
    sms: `{{office}} không tiếp nhận hồ sơ {{code}}.${REASON}${CALL}`,
  },
  payment_requested: {
    subject: subject('cần nộp nghĩa vụ tài chính'),
    email: letter(
      'hồ sơ của Ông/Bà cần nộp {{#amount}}{{amount}}{{/amount}}{{^amount}}nghĩa vụ tài chính{{/amount}} để được tiếp tục giải quyết.',
      { todo: 'Mời Ông/Bà nộp tại {{counter}}, {{office}}. Thời gian chờ nộp không tính vào thời hạn giải quyết.' },
    ),
    sms: `Hồ sơ {{code}} cần nộp {{#amount}}{{amount}}{{/amount}}{{^amount}}nghĩa vụ tài chính{{/amount}}. Nộp tại {{counter}} {{office}}.${CALL}`,
  },
  payment_confirmed: {
    subject: subject('đã ghi nhận nộp nghĩa vụ tài chính'),
    email: letter('khoản phải nộp của hồ sơ đã được ghi nhận, hồ sơ được tiếp tục giải quyết.', PROMISED),
    sms: `{{office}} đã ghi nhận khoản nộp của hồ sơ {{code}}.${DUE}`,
  },
  suspended: {
    subject: subject('dừng giải quyết'),
    email: letter('hồ sơ của Ông/Bà được dừng giải quyết.'),
    sms: `{{office}} dừng giải quyết hồ sơ {{code}}.${REASON}${CALL}`,
  },
  resumed: {
    subject: subject('được tiếp tục giải quyết'),
    email: letter('hồ sơ của Ông/Bà được tiếp tục giải quyết.', PROMISED),
    sms: `{{office}} tiếp tục giải quyết hồ sơ {{code}}.${DUE}`,
  },
  withdrawn: {
    subject: subject('đã được rút'),
    email: letter('hồ sơ đã được rút theo đề nghị của Ông/Bà.', { todo: TAKE_BACK, ended: true }),
    sms: `Hồ sơ {{code}} đã được rút theo đề nghị của Ông/Bà. Mời nhận lại giấy tờ tại {{counter}} {{office}}.${CALL}`,
  },
  returned: {
    subject: subject('được trả lại'),
    email: letter('hồ sơ của Ông/Bà được trả lại, chưa giải quyết xong.', { todo: TAKE_BACK, ended: true }),
    sms: `{{office}} trả lại hồ sơ {{code}}. Mời nhận lại giấy tờ tại {{counter}}.${REASON}${CALL}`,
  },
  due_moved: {
    subject: subject('thay đổi ngày hẹn trả kết quả'),
    email: letter(
      '{{#due}}ngày hẹn trả kết quả hồ sơ của Ông/Bà đã thay đổi.{{/due}}' +
        '{{^due}}hồ sơ của Ông/Bà không còn định ngày hẹn trả kết quả.{{/due}}',
      PROMISED_ANEW,
    ),
    sms: `{{office}} báo hồ sơ {{code}} {{#due}}thay đổi ngày hẹn trả: {{due}}{{/due}}{{^due}}không còn định ngày hẹn trả{{/due}}.${REASON}${CALL}`,
  },
  apology: {
    subject: subject('xin lỗi và hẹn lại ngày trả kết quả'),
    email: letter('hồ sơ của Ông/Bà giải quyết chậm so với ngày đã hẹn. Chúng tôi xin lỗi Ông/Bà vì sự chậm trễ này.', {
      due: 'Ngày hẹn trả mới',
    }),
    sms: `{{office}} xin lỗi Ông/Bà vì hồ sơ {{code}} giải quyết chậm. Ngày hẹn trả mới: {{due}}.${REASON}`,
  },
  result_ready: {
    subject: subject('đã có kết quả'),
    email: letter('hồ sơ của Ông/Bà đã có kết quả.', { todo: COLLECT }),
    sms: `Hồ sơ {{code}} đã có kết quả. ${SMS_COLLECT}`,
  },
  posted: {
    subject: subject('kết quả đã gửi qua bưu điện'),
    email: letter('kết quả hồ sơ của Ông/Bà đã chuyển bưu điện.', {
      todo: '{{#waybill}}Mã vận đơn: {{waybill}}. Ông/Bà tra cứu đường đi của thư tại bưu điện.{{/waybill}}',
    }),
    sms: 'Kết quả hồ sơ {{code}} đã chuyển bưu điện{{#waybill}}, mã vận đơn {{waybill}}{{/waybill}}.',
  },
  handed_over: {
    subject: subject('đã trả kết quả'),
    email: letter(
      'kết quả hồ sơ đã được trả{{#date}} ngày {{date}}{{/date}}. Cảm ơn Ông/Bà{{#desk}} đã đến làm thủ tục{{/desk}}.',
      {
        ended: true,
      },
    ),
    sms: 'Kết quả hồ sơ {{code}} đã trả{{#date}} ngày {{date}}{{/date}}. {{office}} cảm ơn Ông/Bà.',
  },
  supplement_reminder: {
    subject: subject('nhắc bổ sung giấy tờ'),
    email: letter(
      '{{#days}}hồ sơ của Ông/Bà còn {{days}} ngày để bổ sung{{#until}} (hạn: hết ngày {{until}}){{/until}}. Quá hạn, hồ sơ sẽ bị trả lại.{{/days}}' +
        '{{^days}}{{#until}}đã quá hạn bổ sung hồ sơ (ngày {{until}}) mà {{/until}}chúng tôi chưa nhận được giấy tờ cần bổ sung.{{/days}}',
      { todo: 'Mời Ông/Bà mang giấy tờ còn thiếu đến {{counter}}, {{office}}.' },
    ),
    sms:
      `{{#days}}Nhắc: hồ sơ {{code}} còn {{days}} ngày để bổ sung{{#until}} (hạn: hết ngày {{until}}){{/until}}. Quá hạn hồ sơ sẽ bị trả lại.{{/days}}` +
      `{{^days}}Nhắc: hồ sơ {{code}} {{#until}}đã quá hạn bổ sung ({{until}}){{/until}}{{^until}}còn thiếu giấy tờ cần bổ sung{{/until}}. Mời liên hệ {{counter}}.{{/days}}${CALL}`,
  },
  collect_reminder: COLLECT_REMINDER,
  collect_reminder_again: COLLECT_REMINDER,
  visit_submitted: {
    subject: '[{{office}}] {{count}} hồ sơ đã gửi đến, đang được kiểm tra',
    email: visitLetter(
      '{{count}} hồ sơ của Ông/Bà đã gửi đến. Kết quả kiểm tra hồ sơ sẽ được báo trong 08 giờ làm việc.',
      PROMISED,
    ),
    sms: `{{count}} hồ sơ đã gửi đến {{office}}${SMS_LIST}. Kết quả kiểm tra hồ sơ sẽ báo trong 08 giờ làm việc.`,
  },
  visit_accepted: {
    subject: '[{{office}}] {{count}} hồ sơ đã được tiếp nhận',
    email: visitLetter('{{count}} hồ sơ của Ông/Bà đã được tiếp nhận.', PROMISED),
    sms: `{{office}} đã tiếp nhận {{count}} hồ sơ${SMS_LIST}.`,
  },
  visit_result_ready: {
    subject: '[{{office}}] {{count}} hồ sơ đã có kết quả',
    email: visitLetter('{{count}} hồ sơ của Ông/Bà đã có kết quả.', { todo: COLLECT }),
    sms: `{{count}} hồ sơ đã có kết quả${SMS_CODES}. ${SMS_COLLECT}`,
  },
  visit_handed_over: {
    subject: '[{{office}}] Đã trả kết quả {{count}} hồ sơ',
    email: visitLetter(
      'kết quả {{count}} hồ sơ đã được trả{{#date}} ngày {{date}}{{/date}}. Cảm ơn Ông/Bà đã đến làm thủ tục.',
      { ended: true },
    ),
    sms: `{{office}} đã trả kết quả {{count}} hồ sơ{{#date}} ngày {{date}}{{/date}}${SMS_CODES}. Cảm ơn Ông/Bà.`,
  },
  visit_collect_reminder: VISIT_COLLECT_REMINDER,
  visit_collect_reminder_again: VISIT_COLLECT_REMINDER,
};
