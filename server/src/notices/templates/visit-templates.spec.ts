import { describe, expect, it } from '@jest/globals';
import {
  type EmailText,
  type NoticeFacts,
  type NoticeWords,
  type SmsOptions,
  VISIT_NOTICE_KINDS,
  type VisitFacts,
  type VisitNoticeKind,
  visitTemplateOf,
  measureSms,
  writeVisitEmail,
  writeVisitSms,
} from '@motcua/shared/notices';
import { defaultWords } from './default-words.js';

const code = (number: number): string => `H23.18.07-261123-${String(number).padStart(4, '0')}`;

const facts = (number: number, changes: Partial<NoticeFacts> = {}): NoticeFacts => ({
  code: code(number),
  procedureName: 'Đăng ký khai sinh',
  officeName: 'UBND phường Cộng Hòa',
  counterName: 'Bộ phận Một cửa',
  officePhone: '0220 3882 114',
  applicantName: 'Nguyễn Thị Bích Đào',
  dueText: '17:00 ngày 26/11/2026',
  dueBrief: '17:00 26/11',
  ...changes,
});

const visit = (size: number, changes: Partial<NoticeFacts> = {}): VisitFacts => [
  facts(1, changes),
  facts(2, changes),
  ...Array.from({ length: size - 2 }, (_, index) => facts(index + 3, changes)),
];

const usual = (kind: VisitNoticeKind, channel: 'email' | 'sms', [{ language = 'vi' }]: VisitFacts): NoticeWords =>
  defaultWords(visitTemplateOf(kind), channel, language);
const renderVisitSms = (kind: VisitNoticeKind, told: VisitFacts, options: SmsOptions): string =>
  writeVisitSms(usual(kind, 'sms', told), told, options);
const renderVisitEmail = (kind: VisitNoticeKind, told: VisitFacts): EmailText =>
  writeVisitEmail(usual(kind, 'email', told), told);

it('one mail for a visit says of each dossier where it is looked up, while there is something to come', () => {
  const told: VisitFacts = [
    facts(1, { link: 'https://tracuu.example.vn/1' }),
    facts(2, { link: 'https://tracuu.example.vn/2' }),
  ];
  const lines = (kind: VisitNoticeKind): readonly string[] =>
    renderVisitEmail(kind, told).body.match(/.*tracuu.*/g) ?? [];
  expect(lines('result_ready')).toEqual([
    '   Tra cứu: https://tracuu.example.vn/1',
    '   Tra cứu: https://tracuu.example.vn/2',
  ]);
  expect(lines('handed_over')).toEqual([]);
});

describe('one text message for a visit', () => {
  it('names all dossiers with their due times', () =>
    expect(renderVisitSms('accepted', visit(3), { diacritics: false })).toBe(
      'UBND phuong Cong Hoa da tiep nhan 3 ho so: H23.18.07-261123-0001 (hen 17:00 26/11), ' +
        'H23.18.07-261123-0002 (hen 17:00 26/11), H23.18.07-261123-0003 (hen 17:00 26/11).',
    ));

  it('leaves the due times out before any code', () => {
    const text = renderVisitSms('accepted', visit(8), { diacritics: false });
    for (let number = 1; number <= 8; number++) expect(text).toContain(code(number));
    expect(text).not.toContain('hen');
  });

  it('counts what it cannot name, and names as many as fit', () => {
    const text = renderVisitSms('submitted', visit(30), { diacritics: false });
    const [, rest] = /va (\d+) ho so khac\. Ket qua/.exec(text) ?? [];
    const named = text.match(/H23\.18\.07-261123-\d{4}/g) ?? [];
    expect(named.length).toBeGreaterThan(3);
    expect(named.length + Number(rest)).toBe(30);
    expect(text.startsWith('30 ho so da gui den UBND phuong Cong Hoa: H23.18.07-261123-0001, ')).toBe(true);
  });

  it('tells how many there are where none can be named', () =>
    expect(renderVisitSms('accepted', visit(3, { code: 'G22.99.01-'.repeat(40) }), { diacritics: false })).toBe(
      'UBND phuong Cong Hoa da tiep nhan 3 ho so.',
    ));

  it('is whole for an officer who reads it out', () => {
    const told = renderVisitSms('accepted', visit(30), { diacritics: true, spoken: true });
    expect(told).toMatch(
      /^UBND phường Cộng Hòa đã tiếp nhận 30 hồ sơ: H23\.18\.07-261123-0001 \(hẹn 17:00 26\/11\), H23/,
    );
    expect(told.match(/hẹn/g)).toHaveLength(30);
  });

  it('keeps to two parts in whatever words an office writes', () => {
    const body = `${'Kính báo Ông/Bà. '.repeat(8)}{{#dossiers}}{{number}}. {{code}} {{procedure}}\n{{/dossiers}}{{#more}}+{{more}}{{/more}}`;
    for (const size of [2, 3, 40]) {
      const text = writeVisitSms({ body }, visit(size), { diacritics: true });
      expect(measureSms(text).parts).toBeLessThanOrEqual(2);
    }
  });

  it.each(VISIT_NOTICE_KINDS)('%s takes at most two parts, whatever there is to tell', (kind) => {
    for (const size of [2, 5, 9, 40]) {
      for (const changes of [
        {},
        { code: 'G22.99.01-'.repeat(6) },
        { officeName: 'UBND phường Cộng Hòa '.repeat(15) },
      ]) {
        for (const diacritics of [true, false]) {
          const text = renderVisitSms(kind, visit(size, changes), { diacritics });
          expect(measureSms(text).parts).toBeLessThanOrEqual(2);
        }
      }
    }
  });

  it('is written in English for who reads that', () =>
    expect(
      renderVisitSms('accepted', visit(2, { language: 'en', dueBrief: '17:00 26 Nov' }), { diacritics: false }),
    ).toBe(
      'UBND phuong Cong Hoa has accepted 2 dossiers: H23.18.07-261123-0001 (due 17:00 26 Nov), H23.18.07-261123-0002 (due 17:00 26 Nov).',
    ));

  it('carries no name', () => expect(renderVisitSms('accepted', visit(2), { diacritics: true })).not.toContain('Đào'));
});

describe('one text message for results', () => {
  const results = (size: number, changes: Partial<NoticeFacts> = {}): VisitFacts =>
    visit(size, {
      openingHours: 'thứ Hai đến thứ Sáu 07:00-11:30, 13:30-17:00',
      openingBrief: 'T2-T6 07:00-11:30, 13:30-17:00',
      onDate: '26/11/2026',
      ...changes,
    });

  it('thanks for those that were collected together', () => {
    expect(renderVisitSms('handed_over', results(5), { diacritics: false })).toBe(
      'UBND phuong Cong Hoa da tra ket qua 5 ho so ngay 26/11/2026: H23.18.07-261123-0001, H23.18.07-261123-0002, ' +
        'H23.18.07-261123-0003, H23.18.07-261123-0004, H23.18.07-261123-0005. Cam on Ong/Ba.',
    );
    const english = results(2, { language: 'en', onDate: '26 November 2026' });
    expect(renderVisitSms('handed_over', english, { diacritics: false })).toBe(
      'UBND phuong Cong Hoa handed over the results of 2 dossiers on 26 November 2026: H23.18.07-261123-0001, H23.18.07-261123-0002. Thank you.',
    );
  });

  it('says where and when those that are ready are collected, and how others come', () => {
    expect(renderVisitSms('result_ready', results(3), { diacritics: false })).toBe(
      '3 ho so da co ket qua: H23.18.07-261123-0001, H23.18.07-261123-0002, H23.18.07-261123-0003. ' +
        'Moi mang Giay tiep nhan den Bo phan Mot cua UBND phuong Cong Hoa de nhan: T2-T6 07:00-11:30, 13:30-17:00.',
    );
    expect(renderVisitSms('result_ready', results(2, { delivery: 'post' }), { diacritics: false })).toMatch(
      /0002\. Ket qua se duoc gui qua buu dien\.$/,
    );
  });

  it('reminds of those that were not collected', () =>
    expect(renderVisitSms('collect_reminder', results(2, { onDate: '19/11/2026' }), { diacritics: false })).toBe(
      'Ket qua 2 ho so co tu ngay 19/11/2026, Ong/Ba chua nhan: H23.18.07-261123-0001, H23.18.07-261123-0002. ' +
        'Moi mang Giay tiep nhan den Bo phan Mot cua UBND phuong Cong Hoa de nhan: T2-T6 07:00-11:30, 13:30-17:00.',
    ));

  it('leaves out the hours rather than a code', () => {
    const told = renderVisitSms('result_ready', results(8), { diacritics: false });
    for (let number = 1; number <= 8; number++) expect(told).toContain(code(number));
    expect(told).toMatch(/de nhan\.$/);
  });
});

describe('one mail for a visit', () => {
  it('tells what to do with results, and thanks for those collected', () => {
    const ready = renderVisitEmail('result_ready', visit(2, { openingHours: 'thứ Hai đến thứ Sáu 07:00-11:30' }));
    expect(ready.subject).toBe('[UBND phường Cộng Hòa] 2 hồ sơ đã có kết quả');
    expect(ready.body).toContain(
      '2. H23.18.07-261123-0002: Đăng ký khai sinh\n\n' +
        'Mời Ông/Bà mang Giấy tiếp nhận và giấy tờ tùy thân đến Bộ phận Một cửa, UBND phường Cộng Hòa để nhận kết quả, thứ Hai đến thứ Sáu 07:00-11:30.\n\n' +
        'Nơi liên hệ',
    );
    const thanks = renderVisitEmail('handed_over', visit(3, { onDate: '26/11/2026' }));
    expect(thanks.subject).toBe('[UBND phường Cộng Hòa] Đã trả kết quả 3 hồ sơ');
    expect(thanks.body).toContain('kết quả 3 hồ sơ đã được trả ngày 26/11/2026. Cảm ơn Ông/Bà đã đến làm thủ tục.');
    expect(thanks.body).not.toContain('hẹn');
  });

  it('lists code, procedure and due time of each', () => {
    const { subject, body } = renderVisitEmail('accepted', [
      facts(1),
      facts(2, { procedureName: 'Chứng thực\r\nbản sao', ownerName: 'Trần Văn Đức' }),
    ]);
    expect(subject).toBe('[UBND phường Cộng Hòa] 2 hồ sơ đã được tiếp nhận');
    expect(body).toContain(
      'Kính gửi Ông/Bà Nguyễn Thị Bích Đào,\n\n' +
        'UBND phường Cộng Hòa thông báo: 2 hồ sơ của Ông/Bà đã được tiếp nhận.\n\n' +
        '1. H23.18.07-261123-0001: Đăng ký khai sinh\n   Ngày hẹn trả kết quả: 17:00 ngày 26/11/2026\n' +
        '2. H23.18.07-261123-0002: Chứng thực bản sao\n   Chủ hồ sơ: Trần Văn Đức\n   Ngày hẹn trả kết quả: 17:00 ngày 26/11/2026\n\n' +
        'Nơi liên hệ: Bộ phận Một cửa, UBND phường Cộng Hòa, điện thoại 0220 3882 114.',
    );
  });

  it('is written in English for who reads that', () => {
    const { subject, body } = renderVisitEmail(
      'accepted',
      visit(2, { language: 'en', dueText: '17:00, 26 November 2026' }),
    );
    expect(subject).toBe('[UBND phường Cộng Hòa] 2 dossiers accepted');
    expect(body).toContain('Dear Nguyễn Thị Bích Đào,\n\nUBND phường Cộng Hòa informs you: 2 dossiers of yours');
    expect(body).toContain('   Result due: 17:00, 26 November 2026\n');
  });

  it('addresses everybody who gave this mailbox, once', () => {
    const { body } = renderVisitEmail('submitted', [facts(1), facts(2, { applicantName: 'Trần Văn Đức' }), facts(3)]);
    expect(body).toContain('Kính gửi Ông/Bà Nguyễn Thị Bích Đào, Ông/Bà Trần Văn Đức,');
    expect(body).toContain('3 hồ sơ của Ông/Bà đã gửi đến.');
    expect(body).not.toContain('undefined');
  });
});
