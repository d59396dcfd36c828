import type { NoticeWords } from './check-template.js';
import { fillTemplate } from './fill-template.js';
import { fitPieces, plainSms } from './fit-sms.js';
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
  if (options.spoken) {
    const whole = fillTemplate(words.body, { ...withoutPersons(facts), hours: facts.openingBrief });
    return oneLine(whole.map(({ text }) => text).join(''));
  }
  const write = options.diacritics ? (text: string): string => text : plainSms;
  const told = withoutPersons(facts);
  const render = (hours: string | undefined): string =>
    fitPieces(
      fillTemplate(words.body, { ...told, hours }).map(({ text, free }) => ({
        text: write(text.normalize('NFC').replace(/\s+/g, ' ')),
        free,
      })),
    );
  const short = render(undefined);
  if (facts.openingBrief === undefined) return short;
  // The hours are a help, not worth another part.
  const long = render(facts.openingBrief);
  return measureSms(long).parts > measureSms(short).parts || !long.includes(write(facts.openingBrief)) ? short : long;
}

/** An officer may have typed into a reason what strangers must not read; the end of a sentence is the template's. */
function withoutPersons({ reason, ...facts }: NoticeFacts): NoticeFacts {
  if (reason === undefined) return facts;
  const words = withoutPersonalWords(reason.replace(/[.\s]+$/, ''), [facts.applicantName, facts.ownerName ?? '']);
  return { ...facts, reason: words };
}
