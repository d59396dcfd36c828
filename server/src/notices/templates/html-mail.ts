import type { NoticeLanguage } from '@motcua/shared/notices';

/** What a mail says, as it is stored, and in whose name. */
export interface MailWords {
  readonly subject: string;
  /** Plain text: paragraphs are one empty line apart. */
  readonly body: string;
  /** For those who have mails read out. */
  readonly language: NoticeLanguage;
  /** Stands at the head. */
  readonly officeName: string;
}

/**
 * The mail for programs that show HTML: the very words of the plain text, arranged. Made when it is sent, for it adds
 * nothing to what is stored. One column of tables with the styles at each element, which every mail program of a ward
 * understands; no picture, no address, nothing to load. Written by hand: a compiler for mails (MJML) brings 199
 * packages for this one layout.
 */
export const htmlMail = ({ subject, body, language, officeName }: MailWords): string =>
  HEAD.replace('$language', language).replace('$title', () => escapeHtml(subject)) +
  `<h1 class="m-office" style="${OFFICE}">${escapeHtml(officeName)}</h1></td></tr>` +
  `<tr><td class="m-text" style="${TEXT}">${paragraphsOf(body).map(paragraph).join('')}</td></tr>` +
  FOOT;

const FONT = `-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif`;
const OFFICE = `margin:0;font-family:${FONT};font-size:17px;line-height:1.4;font-weight:600;color:#0b4f55`;
const TEXT = `padding:8px 24px 20px;font-family:${FONT};font-size:16px;line-height:1.55;color:#1f2426;overflow-wrap:anywhere`;
const LABEL = `padding:4px 16px 4px 0;vertical-align:top;text-align:left;font-weight:400;color:#51595c;width:34%`;
const VALUE = 'padding:4px 0;vertical-align:top;font-weight:600';

/** Dark colours for programs that ask for them; on narrow screens the label stands above its value. */
const HEAD = `<!doctype html>
<html lang="$language"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>$title</title>
<style>
@media (prefers-color-scheme: dark) {
.m-ground { background: #15191a !important; }
.m-sheet { background: #1f2527 !important; border-color: #3a4346 !important; }
.m-text, .m-value { color: #e8ecec !important; }
.m-label { color: #a9b3b5 !important; }
.m-office { color: #7fd0d6 !important; }
}
@media (max-width: 480px) {
.m-label, .m-value { display: block !important; width: auto !important; padding: 0 !important; }
.m-value { padding-bottom: 8px !important; }
}
</style></head>
<body class="m-ground" style="margin:0;padding:0;background:#f2f4f3">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" class="m-sheet" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #d5dbda;border-radius:8px">
<tr><td style="padding:20px 24px 4px;text-align:left">`;
const FOOT = `</table></td></tr></table></body></html>
`;

type Paragraph = readonly string[];

const paragraphsOf = (body: string): Paragraph[] =>
  body
    .trim()
    .split(/\n{2,}/)
    .map((lines) => lines.split('\n'));

/** `Label: value` on each of several lines is a table, `- …` a list, and anything else stays lines. */
function paragraph(lines: Paragraph): string {
  const facts = lines.map((line) => FACT.exec(line));
  if (lines.length > 1 && facts.every((fact) => fact !== null)) {
    const rows = facts.map(
      ([, label = '', value = '']) =>
        `<tr><th scope="row" class="m-label" style="${LABEL}">${escapeHtml(label)}</th>` +
        `<td class="m-value" style="${VALUE}">${escapeHtml(value)}</td></tr>`,
    );
    return `<table cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 16px;border-collapse:collapse;font-size:16px">${rows.join('')}</table>`;
  }
  const first = lines.findIndex((line) => line.startsWith(ITEM));
  if (first >= 0 && lines.slice(first).every((line) => line.startsWith(ITEM))) {
    const items = lines
      .slice(first)
      .map((line) => `<li style="margin:0 0 6px">${escapeHtml(line.slice(ITEM.length))}</li>`);
    const before = first === 0 ? '' : `<p style="margin:0 0 6px">${written(lines.slice(0, first))}</p>`;
    return `${before}<ul style="margin:0 0 16px;padding-left:22px">${items.join('')}</ul>`;
  }
  return `<p style="margin:0 0 16px">${written(lines)}</p>`;
}

const FACT = /^([^\s:][^:]{0,39}): (\S.*)$/u;
const ITEM = '- ';

/** Indented lines keep their indent, which HTML would swallow. */
const written = (lines: Paragraph): string =>
  lines.map((line) => escapeHtml(line).replace(/^ +/, (blanks) => '&nbsp;'.repeat(blanks.length))).join('<br>');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
