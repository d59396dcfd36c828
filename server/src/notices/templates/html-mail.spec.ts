import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS, type NoticeFacts } from '@motcua/shared/notices';
import { renderEmail } from './render-notice.js';
import { htmlMail } from './html-mail.js';

const EVIL = `<img src=x onerror="alert(1)"> & 'quoted'`;
const FACTS: NoticeFacts = {
  code: 'H23.18.07-260315-0042',
  procedureName: 'Đăng ký khai sinh',
  officeName: 'UBND phường Cộng Hòa',
  counterName: 'Bộ phận Một cửa',
  officePhone: '0220 3882 114',
  applicantName: 'Nguyễn Thị Bích Đào',
  dueText: '16 giờ 30 ngày 18/03/2026',
  reason: EVIL,
  missing: [
    { name: 'Giấy chứng sinh', defect: EVIL, bring: 'bản chính để đối chiếu' },
    { name: 'Tờ khai', defect: 'thiếu chữ ký', bring: 'tờ khai đã ký' },
  ],
};

/** As a person reads it who sees no markup. */
const read = (html: string): string =>
  html
    .replace(/^[\s\S]*<body/, '<body')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

describe('a mail in HTML', () => {
  it.each(NOTICE_KINDS)('%s says what its plain text says, and loads nothing', (kind) => {
    const { subject, body } = renderEmail(kind, FACTS);
    const html = htmlMail({ subject, body, language: 'vi', officeName: FACTS.officeName });
    const said = (text: string): string =>
      text
        .replace(/[\s:]+/g, ' ')
        .replace(/(^| )- /g, ' ')
        .trim();
    expect(said(read(html))).toBe(said(`${FACTS.officeName} ${body}`));
    expect(html).not.toMatch(/<(img|script|link)|<[^>]*(src|href)=|url\(|@import|(?<!xmlns=")https?:/i);
  });

  it('shows what is known of the dossier as a table and papers as a list', () => {
    const { subject, body } = renderEmail('supplement_requested', FACTS);
    const html = htmlMail({ subject, body, language: 'vi', officeName: FACTS.officeName });
    expect(html.match(/<th scope="row"/g)).toHaveLength(3);
    expect(html.match(/<li /g)).toHaveLength(2);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;quoted&#39;');
    expect(html).toContain(
      `<title>[UBND phường Cộng Hòa] Hồ sơ H23.18.07-260315-0042: cần bổ sung, hoàn thiện</title>`,
    );
  });

  it('takes what a person wrote as text, whatever signs the layout knows', () => {
    const html = htmlMail({ subject: '{{officeName}} $&', body: '{{{subject}}}', language: 'en', officeName: 'A' });
    expect(html).toContain('<title>{{officeName}} $&amp;</title>');
    expect(read(html)).toBe('A {{{subject}}}');
  });

  it('keeps lines and their indent', () =>
    expect(htmlMail({ subject: 'A', body: '1. Một\n   Hai: ba\n\n- bốn', language: 'vi', officeName: 'A' })).toMatch(
      />1\. Một<br>&nbsp;&nbsp;&nbsp;Hai: ba<\/p>\s*<ul [^>]*>\s*<li [^>]*>bốn<\/li>/,
    ));

  it('says in which language it is', () =>
    expect(htmlMail({ subject: 'A', body: 'B', language: 'en', officeName: 'C' })).toContain('<html lang="en" '));
});
