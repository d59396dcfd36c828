import type { NoticeWords } from './check-template.js';
import { fillValues, type TemplateValues } from './fill-template.js';
import { fitSms, fitsSms, plainSms } from './fit-sms.js';
import { oneLine, tidyFacts } from './notice-facts.js';
import { isVisitTemplate, type TemplateKind } from './template-placeholders.js';
import { measureSms } from './sms-text.js';
import type { VisitFacts } from './visit-facts.js';
import { type EmailText, tidyLetter, writeEmail } from './write-email.js';
import { type SmsOptions, writeSms } from './write-sms.js';

/** One mail for all dossiers of a visit, each with its procedure and, where that is told, its due time. */
export function writeVisitEmail(words: NoticeWords, given: VisitFacts): EmailText {
  const all: VisitFacts = tidyFacts(given);
  const filled = (text: string): string =>
    fill(text, { ...commonTo(all, 'openingHours'), dossiers: rowsOf(all, 'dueText') });
  return { subject: oneLine(filled(words.subject ?? '')), body: tidyLetter(filled(words.body)) };
}

/**
 * One text message for all dossiers of a visit, at most two parts. What gives way is first the opening hours, which are not
 * worth another part, then the due times, which the slips bear too, then the codes at the end, which are counted, then the list.
 */
export function writeVisitSms(words: Pick<NoticeWords, 'body'>, given: VisitFacts, options: SmsOptions): string {
  const all: VisitFacts = tidyFacts(given);
  const withList = (named: number, due?: 'dueBrief', hours?: 'openingBrief'): string => {
    const more = named > 0 && named < all.length ? { more: String(all.length - named) } : {};
    return oneLine(fill(words.body, { ...commonTo(all, hours), ...more, dossiers: rowsOf(all.slice(0, named), due) }));
  };
  const whole = withList(all.length, 'dueBrief', 'openingBrief');
  if (options.spoken) return whole;
  const write = options.diacritics ? (text: string): string => text : plainSms;
  const short = firstThatFits(all.length, (named, due) => write(withList(named, due)));
  const long = write(whole);
  return fitsSms(long) && measureSms(long).parts <= measureSms(short).parts ? long : short;
}

function firstThatFits(count: number, write: (named: number, due?: 'dueBrief') => string): string {
  const whole = write(count, 'dueBrief');
  if (fitsSms(whole)) return whole;
  for (let named = count; named > 0; named -= 1) {
    const shorter = write(named);
    if (fitsSms(shorter)) return shorter;
  }
  return fitSms(write(0), '', '');
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

/** @param opening in which form the opening hours are told; left out, they are not */
function commonTo(all: VisitFacts, opening?: 'openingHours' | 'openingBrief'): TemplateValues {
  const [first] = all;
  const { officeName, counterName, officePhone, onDate, delivery = 'desk' } = first;
  const hours = opening && first[opening];
  return {
    count: String(all.length),
    office: officeName,
    counter: counterName,
    ...(officePhone && { phone: officePhone }),
    ...(hours && { hours }),
    ...(onDate && { date: onDate }),
    [delivery]: true,
    // One mailbox may serve a family: whoever is named in a dossier is addressed.
    applicants: [...new Set(all.map(({ applicantName }) => applicantName))].map((applicant) => ({ applicant })),
  };
}

/** @param due in which form its due time is told; left out, it is not */
const rowsOf = (all: readonly VisitFacts[number][], due?: 'dueText' | 'dueBrief'): TemplateValues[] =>
  all.map((facts, index) => {
    const { code, procedureName, ownerName, link } = facts;
    const told = due && facts[due];
    return {
      number: String(index + 1),
      code,
      procedure: procedureName,
      ...(ownerName && { owner: ownerName }),
      ...(told && { due: told }),
      ...(link && { link }),
      ...(index === 0 && { first: true as const }),
    };
  });
