import type { NoticeWords } from './check-template.js';
import { type FilledPiece, fillTemplate } from './fill-template.js';
import { fitPieces, fitsSms, plainSms } from './fit-sms.js';
import { type NoticeFacts, oneLine } from './notice-facts.js';
import { withoutPersonalWords } from './personal-words.js';
import { measureSms } from './sms-text.js';

export interface SmsOptions {
  readonly diacritics: boolean;
  /** For an officer who reads it out: whole, with all letters. */
  readonly spoken?: boolean;
}

/**
 * The text message of a notice, at most two parts. Without diacritics it mostly takes one; with them the citizen reads
 * better and the office pays more.
 */
export function writeSms(words: Pick<NoticeWords, 'body'>, facts: NoticeFacts, options: SmsOptions): string {
  // Nobody reads an address out.
  const { link, ...told } = withoutPersons(facts);
  if (options.spoken) {
    return oneLine(textOf(fillTemplate(words.body, { ...told, hours: facts.openingBrief })));
  }
  const write = options.diacritics ? (text: string): string => text : plainSms;
  const filled = (more: Pick<NoticeFacts, 'link'> & { readonly hours?: string }): FilledPiece[] =>
    fillTemplate(words.body, { ...told, ...more }).map(({ text, free }) => ({
      text: write(text.normalize('NFC').replace(/\s+/g, ' ')),
      free,
    }));
  // Half an address leads nowhere, and nothing else is cut for a whole one.
  const fits = link !== undefined && fitsSms(textOf(filled({ link })));
  const whole = fits ? { link } : {};
  const short = fitPieces(filled(whole));
  if (facts.openingBrief === undefined) return short;
  // The hours are a help, not worth another part.
  const long = fitPieces(filled({ ...whole, hours: facts.openingBrief }));
  return measureSms(long).parts > measureSms(short).parts || !long.includes(write(facts.openingBrief)) ? short : long;
}

const textOf = (pieces: readonly FilledPiece[]): string => pieces.map(({ text }) => text).join('');

/** An officer may have typed into a reason what strangers must not read; the end of a sentence is the template's. */
function withoutPersons({ reason, ...facts }: NoticeFacts): NoticeFacts {
  if (reason === undefined) return facts;
  const words = withoutPersonalWords(reason.replace(/[.\s]+$/, ''), [facts.applicantName, facts.ownerName ?? '']);
  return { ...facts, reason: words };
}
