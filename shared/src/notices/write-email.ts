import type { NoticeWords } from './check-template.js';
import { fillTemplate } from './fill-template.js';
import { type NoticeFacts, oneLine } from './notice-facts.js';

export interface EmailText {
  readonly subject: string;
  readonly body: string;
}

/** The mail of a notice: plain text. */
export function writeEmail(words: NoticeWords, facts: NoticeFacts): EmailText {
  const filled = (text: string): string =>
    fillTemplate(text, { ...facts, hours: facts.openingHours })
      .map((piece) => piece.text)
      .join('');
  return { subject: oneLine(filled(words.subject ?? '')), body: tidyLetter(filled(words.body)) };
}

/** What is left out leaves no holes: paragraphs stand one empty line apart. */
export const tidyLetter = (text: string): string =>
  `${text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
