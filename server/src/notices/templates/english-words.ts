import type { TemplateKind } from '@motcua/shared/notices';
import type { KindWords } from './default-words.js';

/** What a letter says besides its first sentence. */
interface Rest {
  readonly due?: string;
  readonly todo?: string;
  /** Nothing is to come any more that could be looked up. */
  readonly ended?: true;
}

/** The letter around what is told. Names of offices, papers and procedures stay as they stand on the door and the form. */
const letter = (says: string, { due, todo, ended }: Rest = {}): string => `Dear {{applicant}},

{{office}} informs you: ${says}

Dossier: {{code}}
Procedure: {{procedure}}
{{#owner}}
Owner of the dossier: {{owner}}
{{/owner}}
${due === undefined ? '' : `{{#due}}\n${due}: {{due}}\n{{/due}}\n`}{{#reason}}
Reason: {{reason}}
{{/reason}}
${todo === undefined ? '' : `\n${todo}\n`}${ended ? '' : '\n{{#link}}\nFollow your dossier: {{link}}\n{{/link}}\n'}
Contact: {{counter}}, {{office}}{{#phone}}, phone {{phone}}{{/phone}}{{#hours}}, open {{hours}}{{/hours}}.

Yours faithfully.

This message was sent automatically, please do not reply.
`;

/** The letter for several dossiers of one visit. */
const visitLetter = (
  says: string,
  { due, todo, ended }: Rest = {},
): string => `Dear{{#applicants}} {{applicant}},{{/applicants}}

{{office}} informs you: ${says}

{{#dossiers}}
{{number}}. {{code}}: {{procedure}}
{{#owner}}
   Owner of the dossier: {{owner}}
{{/owner}}
${due === undefined ? '' : `{{#due}}\n   ${due}: {{due}}\n{{/due}}\n`}${ended ? '' : '{{#link}}\n   Follow it: {{link}}\n{{/link}}\n'}{{/dossiers}}
${todo === undefined ? '' : `\n${todo}\n`}
Contact: {{counter}}, {{office}}{{#phone}}, phone {{phone}}{{/phone}}{{#hours}}, open {{hours}}{{/hours}}.

Yours faithfully.

This message was sent automatically, please do not reply.
`;
/** As many as fit in a text message: what stands before the first of them goes when none does. */
const smsList = (due = ''): string =>
  `{{#dossiers}}{{#first}}: {{/first}}{{^first}}, {{/first}}{{code}}${due}{{/dossiers}}{{#more}} and {{more}} more{{/more}}`;
const SMS_LIST = smsList('{{#due}} (due {{due}}){{/due}}');
const SMS_CODES = smsList();

const PROMISED = { due: 'Result due' };
const PROMISED_ANEW = { due: 'New due date' };
const COLLECT =
  '{{#desk}}Please bring the receipt slip and an identity document to {{counter}}, {{office}} to collect it, {{#hours}}{{hours}}{{/hours}}{{^hours}}during working hours{{/hours}}.{{/desk}}' +
  '{{#post}}It will be sent by post to the address you gave.{{/post}}' +
  '{{#online}}It is delivered electronically in the way you chose; you need not come.{{/online}}';
const COLLECT_SEVERAL =
  '{{#desk}}Please bring the receipt slips and an identity document to {{counter}}, {{office}} to collect them, {{#hours}}{{hours}}{{/hours}}{{^hours}}during working hours{{/hours}}.{{/desk}}' +
  '{{#post}}They will be sent by post to the address you gave.{{/post}}' +
  '{{#online}}They are delivered electronically in the way you chose; you need not come.{{/online}}';
const SMS_COLLECT =
  '{{#desk}}Please bring the receipt slip to {{counter}} {{office}}{{#hours}}: {{hours}}{{/hours}}.{{/desk}}' +
  '{{#post}}It will be sent by post.{{/post}}' +
  '{{#online}}It is delivered electronically in the way you chose.{{/online}}';
const SMS_COLLECT_SEVERAL =
  '{{#desk}}Please bring the receipt slips to {{counter}} {{office}}{{#hours}}: {{hours}}{{/hours}}.{{/desk}}' +
  '{{#post}}They will be sent by post.{{/post}}' +
  '{{#online}}They are delivered electronically in the way you chose.{{/online}}';
const TAKE_BACK = 'Please take your papers back at {{counter}}, {{office}}.';
const subject = (event: string): string => `[{{office}}] Dossier {{code}}: ${event}`;
const DUE = '{{#due}} Result due: {{due}}.{{/due}}';
const REASON = '{{#reason}} Reason: {{reason}}.{{/reason}}';
const CALL = '{{#phone}} Phone: {{phone}}{{/phone}}';

const COLLECT_REMINDER: KindWords = {
  subject: subject('your result is waiting'),
  email: letter('the result of your dossier has been ready{{#date}} since {{date}}{{/date}} and is waiting for you.', {
    todo: COLLECT,
  }),
  sms: `The result of dossier {{code}} is waiting{{#date}} since {{date}}{{/date}}. ${SMS_COLLECT}`,
};

const VISIT_COLLECT_REMINDER: KindWords = {
  subject: '[{{office}}] {{count}} results are waiting for you',
  email: visitLetter(
    'the results of {{count}} dossiers of yours have been ready{{#date}} since {{date}}{{/date}} and are waiting for you.',
    { todo: COLLECT_SEVERAL },
  ),
  sms: `The results of {{count}} dossiers are waiting{{#date}} since {{date}}{{/date}}${SMS_CODES}. ${SMS_COLLECT_SEVERAL}`,
};

/** The same sense as in Vietnamese. */
export const ENGLISH_WORDS: Record<TemplateKind, KindWords> = {
  submitted: {
    subject: subject('received, being checked'),
    email: letter(
      'your dossier has arrived. You will be told within 8 working hours whether it is accepted.',
      PROMISED,
    ),
    sms: 'Dossier {{code}} has reached {{office}}. You will be told within 8 working hours whether it is accepted.',
  },
  accepted: {
    subject: subject('accepted'),
    email: letter('your dossier has been accepted.', PROMISED),
    sms: `{{office}} has accepted dossier {{code}}.${DUE}`,
  },
  supplement_requested: {
    subject: subject('more papers needed'),
    email: letter('more papers are needed for your dossier{{#until}}, no later than {{until}}{{/until}}.', {
      todo: 'Papers needed:\n{{#papers}}\n- {{paper}}: {{defect}}. To bring: {{bring}}.\n{{/papers}}',
    }),
    sms: 'Dossier {{code}} needs more papers{{#until}} no later than {{until}}{{/until}}: {{missing}}. Contact {{counter}} {{office}}{{#phone}}: {{phone}}{{/phone}}{{^phone}}.{{/phone}}',
  },
  supplement_complete: {
    subject: subject('papers complete'),
    email: letter('the papers of your dossier are complete now.', PROMISED),
    sms: `{{office}} has all papers of dossier {{code}} now.${DUE}`,
  },
  refused: {
    subject: subject('not accepted'),
    email: letter('your dossier has not been accepted.', { ...PROMISED, ended: true }),
    sms: `{{office}} has not accepted dossier {{code}}.${REASON}${CALL}`,
  },
  payment_requested: {
    subject: subject('payment due'),
    email: letter(
      'your dossier needs a payment{{#amount}} of {{amount}}{{/amount}} before it can be processed further.',
      { todo: 'Please pay at {{counter}}, {{office}}. The time until then does not count towards the time limit.' },
    ),
    sms: `Dossier {{code}} needs a payment{{#amount}} of {{amount}}{{/amount}}. Please pay at {{counter}} {{office}}.${CALL}`,
  },
  payment_confirmed: {
    subject: subject('payment received'),
    email: letter('the payment for your dossier has been recorded and it is being processed again.', PROMISED),
    sms: `{{office}} has recorded the payment for dossier {{code}}.${DUE}`,
  },
  suspended: {
    subject: subject('suspended'),
    email: letter('the processing of your dossier has been suspended.'),
    sms: `{{office}} has suspended dossier {{code}}.${REASON}${CALL}`,
  },
  resumed: {
    subject: subject('processed again'),
    email: letter('your dossier is being processed again.', PROMISED),
    sms: `{{office}} is processing dossier {{code}} again.${DUE}`,
  },
  withdrawn: {
    subject: subject('withdrawn'),
    email: letter('your dossier has been withdrawn as you asked.', { todo: TAKE_BACK, ended: true }),
    sms: `Dossier {{code}} has been withdrawn as you asked. Please take your papers back at {{counter}} {{office}}.${CALL}`,
  },
  returned: {
    subject: subject('returned'),
    email: letter('your dossier is returned to you without a result.', { todo: TAKE_BACK, ended: true }),
    sms: `{{office}} returns dossier {{code}}. Please take your papers back at {{counter}}.${REASON}${CALL}`,
  },
  due_moved: {
    subject: subject('new due date'),
    email: letter(
      '{{#due}}the date on which the result of your dossier is due has changed.{{/due}}' +
        '{{^due}}the result of your dossier has no due date any more.{{/due}}',
      PROMISED_ANEW,
    ),
    sms: `{{office}}: dossier {{code}} has {{#due}}a new due date: {{due}}{{/due}}{{^due}}no due date any more{{/due}}.${REASON}${CALL}`,
  },
  apology: {
    subject: subject('our apology and a new due date'),
    email: letter('your dossier is late. We apologise for the delay.', PROMISED_ANEW),
    sms: `{{office}} apologises: dossier {{code}} is late. New due date: {{due}}.${REASON}`,
  },
  result_ready: {
    subject: subject('result ready'),
    email: letter('the result of your dossier is ready.', { todo: COLLECT }),
    sms: `The result of dossier {{code}} is ready. ${SMS_COLLECT}`,
  },
  posted: {
    subject: subject('result posted'),
    email: letter('the result of your dossier has been posted.', {
      todo: '{{#waybill}}Waybill: {{waybill}}. The post office tells you where it is.{{/waybill}}',
    }),
    sms: 'The result of dossier {{code}} has been posted{{#waybill}}, waybill {{waybill}}{{/waybill}}.',
  },
  handed_over: {
    subject: subject('result handed over'),
    email: letter(
      'the result of your dossier was handed over{{#date}} on {{date}}{{/date}}. Thank you{{#desk}} for coming{{/desk}}.',
      {
        ended: true,
      },
    ),
    sms: 'The result of dossier {{code}} was handed over{{#date}} on {{date}}{{/date}}. {{office}} thanks you.',
  },
  supplement_reminder: {
    subject: subject('papers still missing'),
    email: letter(
      '{{#days}}you can still complete your dossier; days left: {{days}}{{#until}} (the last is {{until}}){{/until}}. After that it will be returned.{{/days}}' +
        '{{^days}}{{#until}}the time to complete your dossier is over ({{until}}) and {{/until}}the papers that are missing have not reached us.{{/days}}',
      { todo: 'Please bring the missing papers to {{counter}}, {{office}}.' },
    ),
    sms:
      `{{#days}}Reminder: days left to complete dossier {{code}}: {{days}}{{#until}} (the last is {{until}}){{/until}}. After that it will be returned.{{/days}}` +
      `{{^days}}Reminder: {{#until}}the time to complete dossier {{code}} is over ({{until}}){{/until}}{{^until}}papers are still missing for dossier {{code}}{{/until}}. Contact {{counter}}.{{/days}}${CALL}`,
  },
  collect_reminder: COLLECT_REMINDER,
  collect_reminder_again: COLLECT_REMINDER,
  visit_submitted: {
    subject: '[{{office}}] {{count}} dossiers received, being checked',
    email: visitLetter(
      '{{count}} dossiers of yours have arrived. You will be told within 8 working hours whether they are accepted.',
      PROMISED,
    ),
    sms: `{{count}} dossiers have reached {{office}}${SMS_LIST}. You will be told within 8 working hours whether they are accepted.`,
  },
  visit_accepted: {
    subject: '[{{office}}] {{count}} dossiers accepted',
    email: visitLetter('{{count}} dossiers of yours have been accepted.', PROMISED),
    sms: `{{office}} has accepted {{count}} dossiers${SMS_LIST}.`,
  },
  visit_result_ready: {
    subject: '[{{office}}] {{count}} results are ready',
    email: visitLetter('the results of {{count}} dossiers of yours are ready.', { todo: COLLECT_SEVERAL }),
    sms: `The results of {{count}} dossiers are ready${SMS_CODES}. ${SMS_COLLECT_SEVERAL}`,
  },
  visit_handed_over: {
    subject: '[{{office}}] {{count}} results handed over',
    email: visitLetter(
      'the results of {{count}} dossiers were handed over{{#date}} on {{date}}{{/date}}. Thank you for coming.',
      { ended: true },
    ),
    sms: `{{office}} handed over the results of {{count}} dossiers{{#date}} on {{date}}{{/date}}${SMS_CODES}. Thank you.`,
  },
  visit_collect_reminder: VISIT_COLLECT_REMINDER,
  visit_collect_reminder_again: VISIT_COLLECT_REMINDER,
};
