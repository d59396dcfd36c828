import type { NoticeWords } from './check-template.js';
import { fillTemplate } from './fill-template.js';
import { type NoticeFacts, oneLine } from './notice-facts.js';
import { withoutCitizenIds } from './personal-words.js';

export interface EmailText {
  readonly subject: string;
  readonly body: string;
}

/** The mail of a notice: plain text. */
export function writeEmail(words: NoticeWords, facts: NoticeFacts): EmailText {
  const told = withoutIds(facts);
  const filled = (text: string): string =>
    fillTemplate(text, { ...told, hours: facts.openingHours })
      .map((piece) => piece.text)
      .join('');
  return { subject: oneLine(filled(words.subject ?? '')), body: tidyLetter(filled(words.body)) };
}

/** An officer may have typed a number into what is wrong or why. */
function withoutIds({ reason, missing, ...facts }: NoticeFacts): NoticeFacts {
  const clean = (one: { readonly name: string; readonly defect: string; readonly bring: string }) => ({
    ...one,
    defect: withoutCitizenIds(one.defect),
    bring: withoutCitizenIds(one.bring),
  });
  return {
    ...facts,
    ...(reason !== undefined && { reason: withoutCitizenIds(reason) }),
    ...(missing && { missing: missing.map(clean) }),
  };
}

/** What is left out leaves no holes: paragraphs stand one empty line apart. */
export const tidyLetter = (text: string): string =>
  `${text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
