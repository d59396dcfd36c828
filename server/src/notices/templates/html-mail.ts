import type { NoticeLanguage } from '@motcua/shared/notices';
import Mustache from 'mustache';
import { MAIL_LAYOUT } from './mail-layout.js';

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
 * The mail for programs that show HTML: the very words of the plain text, arranged in the layout (mail-layout.mjml).
 * Made when it is sent, for it adds nothing to what is stored. No picture, no address, nothing to load.
 */
export const htmlMail = ({ subject, body, language, officeName }: MailWords): string =>
  Mustache.render(MAIL_LAYOUT, { subject, language, officeName, paragraphs: paragraphsOf(body) }, undefined, {
    escape: escapeHtml,
  });

/** A paragraph as the layout knows it: a table of facts, a list, or lines. */
type Paragraph =
  | { readonly facts: { readonly rows: readonly { readonly label: string; readonly value: string }[] } }
  | { readonly list: { readonly before: Lines | null; readonly items: readonly string[] } }
  | { readonly lines: Lines };

interface Lines {
  readonly first: string;
  readonly others: readonly string[];
}

const paragraphsOf = (body: string): Paragraph[] =>
  body
    .trim()
    .split(/\n{2,}/)
    .map((text) => arrange(text.split('\n')));

/** `Label: value` on each of several lines is a table, `- …` a list, and anything else stays lines. */
function arrange(lines: readonly string[]): Paragraph {
  const facts = lines.map((line) => FACT.exec(line));
  if (lines.length > 1 && facts.every((fact) => fact !== null)) {
    return { facts: { rows: facts.map(([, label = '', value = '']) => ({ label, value })) } };
  }
  const start = lines.findIndex((line) => line.startsWith(ITEM));
  if (start >= 0 && lines.slice(start).every((line) => line.startsWith(ITEM))) {
    const items = lines.slice(start).map((line) => line.slice(ITEM.length));
    return { list: { before: start === 0 ? null : written(lines.slice(0, start)), items } };
  }
  return { lines: written(lines) };
}

const FACT = /^([^\s:][^:]{0,39}): (\S.*)$/u;
const ITEM = '- ';

/** Indented lines keep their indent, which HTML would swallow. */
function written(lines: readonly string[]): Lines {
  const [first = '', ...others] = lines.map((line) => line.replace(/^ +/, (blanks) => '\u00a0'.repeat(blanks.length)));
  return { first, others };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\u00a0': '&nbsp;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"'\u00a0]/g, (sign) => ENTITIES[sign] ?? sign);
