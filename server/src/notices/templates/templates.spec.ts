import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS, type NoticeFacts, type NoticeKind, measureSms } from '@motcua/shared/notices';
import { defaultWords } from './default-words.js';
import { renderEmail, renderSms } from './render-notice.js';

const FACTS: NoticeFacts = {
  code: 'H23.18.07-260315-0042',
  procedureName: 'Đăng ký khai sinh',
  officeName: 'UBND phường Cộng Hòa',
  counterName: 'Bộ phận Một cửa',
  officePhone: '0220 3882 114',
  applicantName: 'Nguyễn Thị Bích Đào',
  dueText: '16 giờ 30 ngày 18/03/2026',
  reason: 'Chờ kết quả xác minh',
  missing: [{ name: 'Giấy chứng sinh', defect: 'bản sao không rõ', bring: 'bản chính để đối chiếu' }],
  until: '25/03/2026',
  daysLeft: 3,
  openingHours: 'thứ Hai đến thứ Sáu 07:00-11:30, 13:30-17:00',
  openingBrief: 'T2-T6 07:00-11:30, 13:30-17:00',
  amount: '58.000 đồng',
  waybill: 'EB123456789VN',
  onDate: '20/03/2026',
};

/** Kinds whose sense needs more room than one part. */
const LONG: readonly NoticeKind[] = ['apology', 'due_moved', 'returned', 'collect_reminder', 'collect_reminder_again'];

const LINK = 'https://dichvucong.example.vn/tra-cuu?ma=H23.18.07-260315-0042';
const ENDED: readonly NoticeKind[] = ['refused', 'withdrawn', 'returned', 'handed_over'];

it.each(NOTICE_KINDS)('mails of %s say where the dossier is looked up while something is to come', (kind) => {
  for (const language of ['vi', 'en'] as const) {
    const mail = (facts: NoticeFacts): string => renderEmail(kind, { ...facts, language }).body;
    expect(mail({ ...FACTS, link: LINK }).includes(LINK)).toBe(!ENDED.includes(kind));
    expect(mail(FACTS)).not.toMatch(/Tra cứu hồ sơ|Follow your/);
    expect(defaultWords(kind, 'sms', language).body).not.toContain('link');
  }
});

it.each([
  ['desk', 'Cảm ơn Ông/Bà đã đến làm thủ tục.', 'Thank you for coming.'],
  ['post', 'Cảm ơn Ông/Bà.', 'Thank you.'],
  ['online', 'Cảm ơn Ông/Bà.', 'Thank you.'],
] as const)('thanks for coming only who came (%s)', (delivery, vi, en) => {
  const mail = (language: 'vi' | 'en'): string => renderEmail('handed_over', { ...FACTS, delivery, language }).body;
  expect(mail('vi')).toContain(vi);
  expect(mail('en')).toContain(en);
});

describe('text messages', () => {
  it.each(NOTICE_KINDS)('%s takes one plain part, or at most two with diacritics', (kind) => {
    const plain = renderSms(kind, FACTS, { diacritics: false });
    expect(measureSms(plain)).toMatchObject({ encoding: 'gsm7' });
    expect(measureSms(plain).parts).toBeLessThanOrEqual(LONG.includes(kind) ? 2 : 1);
    expect(measureSms(renderSms(kind, FACTS, { diacritics: true })).parts).toBeLessThanOrEqual(2);
    expect(plain).toContain(FACTS.code);
  });

  it.each(NOTICE_KINDS)('%s stays within two parts whatever the officer typed', (kind) => {
    const facts = {
      ...FACTS,
      reason: 'Lý do rất dài – “có dấu” … '.repeat(60),
      officeName: 'UBND phường có tên rất dài '.repeat(2),
    };
    const missing = Array.from({ length: 40 }, (_, index) => ({ ...FACTS.missing![0]!, name: `Giấy tờ số ${index}` }));
    for (const diacritics of [true, false]) {
      const text = renderSms(kind, { ...facts, missing }, { diacritics });
      expect(measureSms(text).parts).toBeLessThanOrEqual(2);
      expect(text).toContain(FACTS.code);
    }
    expect(renderSms('refused', { ...FACTS, ...facts }, { diacritics: false })).toContain('LH: 0220 3882 114');
  });

  it.each([
    ['Bà Nguyễn Thị Bích Đào chưa ký', 'Ba ... chua ky'],
    ['ba NGUYEN THI BICH DAO chua ky', 'ba ... chua ky'],
    ['Số 030195012345 không khớp', 'So ... khong khop'],
    ['Số 030 195 012 345 không khớp', 'So ... khong khop'],
    ['Sinh ngày 05/11/1987, giấy ghi khác', 'Sinh ngay ..., giay ghi khac'],
  ])('does not carry personal words of a reason: %s', (reason, expected) => {
    expect(renderSms('refused', { ...FACTS, reason }, { diacritics: false })).toContain(`Ly do: ${expected}.`);
  });

  it.each<[NoticeKind, Partial<NoticeFacts>, string]>([
    ['result_ready', {}, 'Moi mang Giay tiep nhan den Bo phan Mot cua UBND phuong Cong Hoa de nhan'],
    ['result_ready', { counterName: 'Một cửa' }, 'de nhan: T2-T6 07:00-11:30, 13:30-17:00.'],
    ['result_ready', { delivery: 'post' }, 'Ket qua se duoc gui qua buu dien.'],
    ['posted', {}, 'da chuyen buu dien, ma van don EB123456789VN.'],
    ['payment_requested', {}, 'can nop 58.000 dong. Nop tai Bo phan Mot cua'],
    ['resumed', {}, 'Hen tra ket qua: 16 gio 30 ngay 18/03/2026.'],
    ['suspended', {}, 'dung giai quyet ho so H23.18.07-260315-0042. Ly do: Cho ket qua xac minh.'],
    ['handed_over', {}, 'da tra ngay 20/03/2026. UBND phuong Cong Hoa cam on Ong/Ba.'],
    ['supplement_reminder', {}, 'con 3 ngay de bo sung (han: het ngay 25/03/2026). Qua han ho so se bi tra lai.'],
    [
      'supplement_reminder',
      { language: 'en' },
      'days left to complete dossier H23.18.07-260315-0042: 3 (the last is 25/03/2026).',
    ],
    ['supplement_reminder', { daysLeft: 0 }, 'con chua day 1 ngay de bo sung (han: het ngay 25/03/2026).'],
    [
      'supplement_reminder',
      { daysLeft: 0, language: 'en' },
      'days left to complete dossier H23.18.07-260315-0042: less than 1 (the last is 25/03/2026).',
    ],
    ['supplement_requested', {}, 'can bo sung cham nhat het ngay 25/03/2026: Giay chung sinh.'],
    ['supplement_requested', { language: 'en' }, 'needs more papers no later than 25/03/2026: Giay chung sinh.'],
  ])('%s with %j says: %s', (kind, changes, expected) => {
    const text = renderSms(kind, { ...FACTS, ...changes }, { diacritics: false });
    expect(text).toContain(expected);
    expect(measureSms(text).parts).toBe(1);
  });

  it('of a reminder after the last day counts no days', () => {
    const { daysLeft: _, ...over } = FACTS;
    expect(renderSms('supplement_reminder', over, { diacritics: false })).toContain('da qua han bo sung (25/03/2026)');
  });

  it.each([
    ['vi', 'bao ho so H23.18.07-260315-0042 khong con dinh ngay hen tra. Ly do: Cho ket qua xac minh.'],
    ['en', 'dossier H23.18.07-260315-0042 has no due date any more. Reason: Cho ket qua xac minh.'],
  ] as const)('name no new due time where there is none (%s)', (language, expected) => {
    const { dueText: _, ...open } = FACTS;
    expect(renderSms('due_moved', { ...open, language }, { diacritics: false })).toContain(expected);
    expect(renderEmail('due_moved', { ...open, language }).body).not.toMatch(/đã thay đổi|has changed/);
  });

  it('has no line breaks', () => {
    expect(renderSms('refused', { ...FACTS, reason: 'a\r\nb\u2028c' }, { diacritics: false })).toContain('a b c');
  });
});

describe('mails', () => {
  it.each(NOTICE_KINDS)('%s says who, what, where', (kind) => {
    const { subject, body } = renderEmail(kind, FACTS);
    expect(subject).toMatch(/^\[UBND phường Cộng Hòa\] Hồ sơ H23\.18\.07-260315-0042: \S/);
    expect(body).toContain('Kính gửi Ông/Bà Nguyễn Thị Bích Đào,');
    expect(body).toContain(
      'Nơi liên hệ: Bộ phận Một cửa, UBND phường Cộng Hòa, điện thoại 0220 3882 114, giờ làm việc thứ Hai đến thứ Sáu 07:00-11:30, 13:30-17:00.',
    );
    expect(body).toContain('Trân trọng./.');
    expect(body).not.toContain('undefined');
  });

  it.each<[NoticeKind, Partial<NoticeFacts>, string]>([
    [
      'result_ready',
      {},
      'giấy tờ tùy thân đến Bộ phận Một cửa, UBND phường Cộng Hòa để nhận kết quả, thứ Hai đến thứ Sáu',
    ],
    ['result_ready', { delivery: 'post' }, 'Kết quả sẽ được gửi qua bưu điện đến địa chỉ Ông/Bà đã đăng ký.'],
    ['posted', {}, 'Mã vận đơn: EB123456789VN.'],
    ['payment_requested', {}, 'cần nộp 58.000 đồng'],
    ['returned', {}, 'Lý do: Chờ kết quả xác minh'],
  ])('%s with %j says: %s', (kind, changes, expected) =>
    expect(renderEmail(kind, { ...FACTS, ...changes }).body).toContain(expected),
  );

  it('lists what has to be brought', () => {
    expect(renderEmail('supplement_requested', FACTS).body).toContain(
      '- Giấy chứng sinh: bản sao không rõ. Cần nộp: bản chính để đối chiếu.',
    );
  });

  it('lets no text begin another header', () => {
    const { subject } = renderEmail('accepted', { ...FACTS, code: 'X\r\nBcc: a@b.vn' });
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe("an office's own words", () => {
  const sms = (body: string, changes: Partial<NoticeFacts> = {}): string =>
    renderSms('supplement_requested', { ...FACTS, ...changes }, { diacritics: false }, { subject: null, body });

  it('leave out what is not known, with the words around it', () =>
    expect(
      sms('{{code}}{{#until}} truoc {{until}}{{/until}}{{#phone}}, {{phone}}{{/phone}}', { officePhone: null }),
    ).toBe(`${FACTS.code} truoc 25/03/2026`));

  it('are cut at the last free words first', () => {
    const text = sms('{{code}}: {{missing}}.{{#reason}} {{reason}}.{{/reason}} Het', {
      reason: 'dai dong '.repeat(60),
    });
    expect(text).toMatch(/: Giay chung sinh\. dai dong .*\.\.\.\. Het$/);
    expect(measureSms(text).parts).toBe(2);
  });

  it('name the page for look-ups whole or not at all, and nobody reads it out', () => {
    const link = LINK;
    const body = 'Hồ sơ {{code}}{{#reason}}: {{reason}}{{/reason}}.{{#link}} Tra cứu: {{link}}{{/link}}';
    const facts = { ...FACTS, link };
    const written = (diacritics: boolean, spoken = false): string =>
      renderSms('suspended', facts, { diacritics, spoken }, { subject: null, body });
    expect(written(false)).toBe(`Ho so ${FACTS.code}: Cho ket qua xac minh. Tra cuu: ${link}`);
    expect(written(true)).toBe(`Hồ sơ ${FACTS.code}: Chờ kết quả xác minh. Tra cứu: ${link}`);
    expect(written(true, true)).toBe(`Hồ sơ ${FACTS.code}: Chờ kết quả xác minh.`);
    const long = { subject: null, body: `${body}${' Mời mang theo giấy tờ tùy thân khi đến.'.repeat(2)}` };
    const cut = renderSms('suspended', facts, { diacritics: true }, long);
    expect(cut).toMatch(/^Hồ sơ H23\.18\.07-260315-0042: .*khi đến\.$/);
    expect(cut).not.toMatch(/Tra cứu|https/);
  });

  it('are never read again within a value', () =>
    expect(sms('{{code}} {{missing}}', { missing: [{ ...FACTS.missing![0]!, name: '{{code}}' }] })).toBe(
      `${FACTS.code} {{code}}`,
    ));

  it('have paragraphs one line apart, whatever is left out', () =>
    expect(
      renderEmail(
        'accepted',
        { ...FACTS, dueText: '' },
        {
          subject: 'A {{code}}',
          body: 'A {{code}}\n\n{{#due}}\nB {{due}}\n{{/due}}\n\n\r\nC',
        },
      ).body,
    ).toBe(`A ${FACTS.code}\n\nC\n`));

  it('speak English', () =>
    expect(renderEmail('accepted', FACTS, defaultWords('accepted', 'email', 'en')).body).toContain(
      'UBND phường Cộng Hòa informs you: your dossier has been accepted.\n\nDossier: H23.18.07-260315-0042\n',
    ));

  it('tells a supplement as it was agreed, line by line', () =>
    expect(renderEmail('supplement_requested', { ...FACTS, dueText: '' }).body)
      .toBe(`Kính gửi Ông/Bà Nguyễn Thị Bích Đào,

UBND phường Cộng Hòa thông báo: hồ sơ của Ông/Bà cần được bổ sung, hoàn thiện, chậm nhất hết ngày 25/03/2026.

Mã hồ sơ: H23.18.07-260315-0042
Thủ tục: Đăng ký khai sinh
Lý do: Chờ kết quả xác minh

Giấy tờ cần bổ sung:
- Giấy chứng sinh: bản sao không rõ. Cần nộp: bản chính để đối chiếu.

Nơi liên hệ: Bộ phận Một cửa, UBND phường Cộng Hòa, điện thoại 0220 3882 114, giờ làm việc thứ Hai đến thứ Sáu 07:00-11:30, 13:30-17:00.

Trân trọng./.

Thư này được gửi tự động, vui lòng không trả lời.
`));
});
