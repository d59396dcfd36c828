import type { NoticeWords } from './check-template.js';
import { fillValues, type TemplateValues } from './fill-template.js';
import { fitSms, fitsSms, plainSms } from './fit-sms.js';
import { oneLine, tidyFacts } from './notice-facts.js';
import { isVisitTemplate, type TemplateKind } from './template-placeholders.js';
import type { VisitFacts } from './visit-facts.js';
import { type EmailText, tidyLetter, writeEmail } from './write-email.js';
import { type SmsOptions, writeSms } from './write-sms.js';

/** One mail for all dossiers of a visit, each with its procedure and its due time. */
export function writeVisitEmail(words: NoticeWords, given: VisitFacts): EmailText {
  const all: VisitFacts = tidyFacts(given);
  const filled = (text: string): string => fill(text, { ...commonTo(all), dossiers: rowsOf(all, 'dueText') });
  return { subject: oneLine(filled(words.subject ?? '')), body: tidyLetter(filled(words.body)) };
}

/**
 * One text message for all dossiers of a visit, at most two parts. What gives way is first the due times, which the
 * slips bear too, then the codes at the end, which are counted, then the list.
 */
export function writeVisitSms(words: Pick<NoticeWords, 'body'>, given: VisitFacts, options: SmsOptions): string {
  const all: VisitFacts = tidyFacts(given);
  const common = commonTo(all);
  const withList = (named: number, due?: 'dueBrief'): string => {
    const more = named > 0 && named < all.length ? { more: String(all.length - named) } : {};
    return oneLine(fill(words.body, { ...common, ...more, dossiers: rowsOf(all.slice(0, named), due) }));
  };
  const whole = withList(all.length, 'dueBrief');
  if (options.spoken) return whole;
  const write = options.diacritics ? (text: string): string => text : plainSms;
  if (fitsSms(write(whole))) return write(whole);
  for (let named = all.length; named > 0; named -= 1) {
    const shorter = write(withList(named));
    if (fitsSms(shorter)) return shorter;
  }
  return fitSms(write(withList(0)), '', '');
}

/** The mail in the words of any kind; those for one dossier tell the first. */
export const writeEmailOf = (kind: TemplateKind, words: NoticeWords, facts: VisitFacts): EmailText =>
  isVisitTemplate(kind) ? writeVisitEmail(words, facts) : writeEmail(words, facts[0]);

/** The text message in the words of any kind; those for one dossier tell the first. */
export const writeSmsOf = (
  kind: TemplateKind,
  words: Pick<NoticeWords, 'body'>,
  facts: VisitFacts,
  options: SmsOptions,
): string => (isVisitTemplate(kind) ? writeVisitSms(words, facts, options) : writeSms(words, facts[0], options));

const fill = (text: string, values: TemplateValues): string =>
  fillValues(text, values)
    .map((piece) => piece.text)
    .join('');

function commonTo(all: VisitFacts): TemplateValues {
  const [{ officeName, counterName, officePhone, openingHours }] = all;
  return {
    count: String(all.length),
    office: officeName,
    counter: counterName,
    ...(officePhone && { phone: officePhone }),
    ...(openingHours && { hours: openingHours }),
    // One mailbox may serve a family: whoever is named in a dossier is addressed.
    applicants: [...new Set(all.map(({ applicantName }) => applicantName))].map((applicant) => ({ applicant })),
  };
}

/** @param due in which form its due time is told; left out, it is not */
const rowsOf = (all: readonly VisitFacts[number][], due?: 'dueText' | 'dueBrief'): TemplateValues[] =>
  all.map((facts, index) => {
    const { code, procedureName, ownerName } = facts;
    const told = due && facts[due];
    return {
      number: String(index + 1),
      code,
      procedure: procedureName,
      ...(ownerName && { owner: ownerName }),
      ...(told && { due: told }),
      ...(index === 0 && { first: true as const }),
    };
  });
