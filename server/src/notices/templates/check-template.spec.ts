import { describe, expect, it } from '@jest/globals';
import {
  NOTICE_CHANNELS,
  type NoticeChannel,
  NOTICE_KINDS,
  NOTICE_LANGUAGES,
  TEMPLATE_KINDS,
  type TemplateKind,
  checkWords,
} from '@motcua/shared/notices';
import { defaultWords } from './default-words.js';

const codes = (kind: TemplateKind, channel: NoticeChannel, body: string, subject = '{{office}}'): string[] =>
  checkWords(kind, channel, { subject: channel === 'email' ? subject : null, body }).map(
    ({ path, code, placeholder }) => `${path} ${code} ${placeholder ?? ''}`.trim(),
  );

describe('words of a template', () => {
  const all = NOTICE_LANGUAGES.flatMap((language) =>
    NOTICE_CHANNELS.flatMap((channel) => TEMPLATE_KINDS.map((kind) => [kind, channel, language] as const)),
  );
  it.each(all)('are right as they are shipped: %s %s %s', (kind, channel, language) =>
    expect(checkWords(kind, channel, defaultWords(kind, channel, language))).toEqual([]),
  );

  it.each<[string, TemplateKind, NoticeChannel, string, string]>([
    ['unknown', 'accepted', 'sms', '{{code}} {{colour}}', 'body template.placeholder_unknown colour'],
    ['unknown in a section', 'accepted', 'sms', '{{code}}{{#due}}{{x}}{{/due}}', 'body template.placeholder_unknown x'],
    ['empty', 'accepted', 'sms', '{{code}} {{ }}', 'body template.placeholder_empty'],
    ['not closed', 'accepted', 'sms', '{{code}} {{due', 'body template.placeholder_unclosed'],
    ['closed only', 'accepted', 'sms', '{{code}} due}}', 'body template.placeholder_unclosed'],
    ['a section not closed', 'accepted', 'sms', '{{code}} {{#due}} x', 'body template.placeholder_unclosed due'],
    ['a section not opened', 'accepted', 'sms', '{{code}} {{/due}}', 'body template.placeholder_unclosed due'],
    ['unescaped', 'accepted', 'sms', '{{{code}}}', 'body template.placeholder_unknown &code'],
    ['unescaped otherwise', 'accepted', 'sms', '{{&code}}', 'body template.placeholder_unknown &code'],
    ['a partial', 'accepted', 'sms', '{{code}}{{> due}}', 'body template.placeholder_unknown >due'],
    ['a comment', 'accepted', 'sms', '{{code}}{{! due}}', 'body template.placeholder_unknown !due'],
    [
      'a name in a text message',
      'accepted',
      'sms',
      '{{code}} {{applicant}}',
      'body template.placeholder_forbidden applicant',
    ],
    ['the citizen id', 'accepted', 'email', '{{code}} {{citizenId}}', 'body template.placeholder_forbidden citizenId'],
    [
      'the day of birth',
      'refused',
      'email',
      '{{code}} {{birth_date}}',
      'body template.placeholder_forbidden birth_date',
    ],
    ['of another kind', 'accepted', 'email', '{{code}} {{until}}', 'body template.placeholder_forbidden until'],
    ['perhaps absent', 'accepted', 'sms', '{{code}}, {{due}}', 'body template.placeholder_optional due'],
    [
      'a new due time, of which there may be none',
      'due_moved',
      'sms',
      '{{code}}: {{due}}',
      'body template.placeholder_optional due',
    ],
    ['surely absent', 'accepted', 'sms', '{{code}}{{^due}}{{due}}{{/due}}', 'body template.placeholder_optional due'],
    [
      'a list as a value',
      'supplement_requested',
      'email',
      '{{code}} {{papers}}',
      'body template.placeholder_rows papers',
    ],
    ['a flag as a value', 'result_ready', 'sms', '{{code}} {{post}}', 'body template.placeholder_flag post'],
    ['a row outside', 'supplement_requested', 'email', '{{code}} {{paper}}', 'body template.placeholder_rows paper'],
    ['no code', 'accepted', 'sms', 'Xin chào', 'body template.placeholder_missing code'],
    [
      'words of which each message is cut',
      'accepted',
      'sms',
      `{{code}} ${'dài '.repeat(75)}`,
      'body template.too_long',
    ],
    ['nothing', 'accepted', 'sms', ' \n ', 'body template.text_empty'],
    [
      'a code outside the list of dossiers',
      'visit_accepted',
      'email',
      '{{code}} {{#dossiers}}{{code}}{{/dossiers}}',
      'body template.placeholder_rows code',
    ],
    [
      'no codes in the list',
      'visit_accepted',
      'email',
      '{{#dossiers}}{{procedure}}{{/dossiers}}',
      'body template.placeholder_missing code',
    ],
    [
      'dossiers that are dropped in silence',
      'visit_submitted',
      'sms',
      '{{#dossiers}}{{code}}{{/dossiers}}',
      'body template.placeholder_missing more',
    ],
    [
      'a name in a text message for several',
      'visit_accepted',
      'sms',
      '{{#applicants}}x{{/applicants}}{{#dossiers}}{{code}}{{/dossiers}}{{#more}}{{more}}{{/more}}',
      'body template.placeholder_forbidden applicants',
    ],
    [
      'a list of several dossiers for one',
      'accepted',
      'email',
      '{{code}} {{#dossiers}}x{{/dossiers}}',
      'body template.placeholder_forbidden dossiers',
    ],
  ])('are refused: %s', (_, kind, channel, body, expected) => expect(codes(kind, channel, body)).toEqual([expected]));

  it.each(NOTICE_KINDS)('never name what nobody may read over a shoulder: %s', (kind) => {
    const forbidden = (channel: NoticeChannel, names: readonly string[]): void =>
      expect(names.flatMap((name) => codes(kind, channel, `{{code}} {{${name}}}`))).toEqual(
        names.map((name) => `body template.placeholder_forbidden ${name}`),
      );
    for (const channel of NOTICE_CHANNELS) {
      forbidden(channel, ['cccd', 'citizen_id', 'ngay_sinh', 'dob', 'full_name', 'ho_ten', 'address']);
    }
    forbidden('sms', ['applicant', 'owner', 'papers', 'defect']);
  });

  it('are refused for their subject too', () => {
    expect(codes('accepted', 'email', '{{code}}', '')).toEqual(['subject template.text_empty']);
    expect(codes('accepted', 'email', '{{code}}', 'a\nBcc: b')).toEqual(['subject template.subject_lines']);
    expect(codes('accepted', 'email', '{{code}}', '{{nobody}}')).toEqual([
      'subject template.placeholder_unknown nobody',
    ]);
  });

  it('may name what is always there, and the rest within its section', () => {
    expect(codes('apology', 'sms', '{{code}} {{due}}{{#reason}} {{ reason }}{{/reason}}')).toEqual([]);
    expect(codes('supplement_requested', 'email', '{{code}}{{#papers}}{{paper}}{{/papers}}')).toEqual([]);
  });

  it('have to list the dossiers where there are several', () => {
    expect(codes('visit_accepted', 'email', '{{count}}', '{{count}}')).toEqual([
      'body template.placeholder_missing dossiers',
      'body template.placeholder_missing code',
    ]);
    expect(codes('visit_accepted', 'email', '{{^dossiers}}x{{/dossiers}}', '{{count}}')).toHaveLength(2);
    expect(
      codes('visit_accepted', 'email', '{{#dossiers}}{{code}}{{#due}} {{due}}{{/due}}{{/dossiers}}', '{{count}}'),
    ).toEqual([]);
  });

  it('tell everything that is wrong at once', () =>
    expect(codes('accepted', 'sms', '{{a}}{{b}}{{due}}')).toHaveLength(3));
});

describe('the length of a text message', () => {
  const office = { officeName: 'UBND phường Cộng Hòa', counterName: 'Bộ phận Một cửa', diacritics: true };
  const long = { subject: null, body: `{{office}}: hồ sơ {{code}} đã được tiếp nhận. ${'Mời đến nhận. '.repeat(4)}` };
  const codesFor = (sender?: typeof office): string[] =>
    checkWords('accepted', 'sms', long, sender).map(({ code }) => code);

  it('is that of the office: with its names, and with the letters it sends', () => {
    expect(codesFor()).toEqual([]);
    expect(codesFor(office)).toEqual([]);
    expect(codesFor({ ...office, officeName: 'Trung tâm Phục vụ hành chính công phường Cộng Hòa' })).toEqual([
      'template.too_long',
    ]);
    expect(
      codesFor({ ...office, diacritics: false, officeName: 'Trung tâm Phục vụ hành chính công phường Cộng Hòa' }),
    ).toEqual([]);
  });
});
