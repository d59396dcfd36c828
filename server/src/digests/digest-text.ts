import { daysBetween, formatDateVi, formatMinute, localDateOf, minuteOfDay } from '@motcua/shared/calendar';
import { DIGEST_GROUPS, type DigestGroup, type Locale } from '@motcua/shared/staff';
import type { AlertKind } from '../alerts/alert.entities.js';
import type { OfficeFigures } from '../alerts/staff-digest.entity.js';
import { groupOf } from './digest-groups.js';
import { DIGEST_WORDS, type DigestWords } from './digest-words.js';

/** One dossier that a digest speaks of. Nothing of a citizen: a mail leaves the house. */
export interface DigestLine {
  readonly kind: AlertKind;
  readonly code: string;
  readonly procedureName: string;
  readonly dueAt: Date;
  /** Name of the officer who answers for it; null while nobody does. */
  readonly holder: string | null;
  /** The reader is that officer. */
  readonly own: boolean;
}

export interface DigestFacts {
  readonly now: Date;
  readonly locale: Locale;
  readonly lines: readonly DigestLine[];
  /** Offices that the reader leads. */
  readonly offices: readonly OfficeFigures[];
  /** Where the desk is; null when this process does not know an address that others can open. */
  readonly deskUrl: string | null;
  /** It is no digest, but told at once. */
  readonly atOnce?: true;
}

export interface DigestText {
  readonly subject: string;
  readonly body: string;
}

/** More than these nobody reads in a mail; the desk shows all. */
export const MOST_LINES = 50;

/** A digest as its mail says it: plain text, groups in their order, in each what was due first first. */
export function digestText({ now, locale, lines, offices, deskUrl, atOnce }: DigestFacts): DigestText {
  const words = DIGEST_WORDS[locale];
  const today = localDateOf(now);
  const groups = DIGEST_GROUPS.map((group) => ({
    group,
    members: lines
      .filter(({ kind, dueAt }) => groupOf(kind, dueAt, today) === group)
      .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.code < b.code ? -1 : 1)),
  })).filter(({ members }) => members.length > 0);

  let room = MOST_LINES;
  const listed = groups.flatMap(({ group, members }) => {
    const shown = members.slice(0, room);
    room -= shown.length;
    const heading = `${words.heading[group]} (${members.length}):`;
    return shown.length === 0 ? [] : [[heading, ...shown.map((line) => `- ${lineText(line, group, now, words)}`)]];
  });
  const left = lines.length - (MOST_LINES - room);
  const paragraphs = [
    [words[atOnce ? 'now' : 'opening'](formatDateVi(today), formatMinute(minuteOfDay(now)))],
    ...listed,
    left > 0 ? [words.more(left)] : [],
    offices.map((figures) => words.office(figures)),
    deskUrl === null ? [] : [words.desk(deskUrl)],
    [words.automatic],
  ];
  const body = paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => paragraph.join('\n'))
    .join('\n\n');
  return { subject: subjectOf(groups, offices, words, formatDateVi(today)), body: `${body}\n`.normalize('NFC') };
}

/** What is due today is also due soon: one number for both keeps the subject short. */
function subjectOf(
  groups: readonly { readonly group: DigestGroup; readonly members: readonly DigestLine[] }[],
  offices: readonly OfficeFigures[],
  words: DigestWords,
  date: string,
): string {
  const count = (...wanted: readonly DigestGroup[]): number =>
    groups.reduce((sum, { group, members }) => sum + (wanted.includes(group) ? members.length : 0), 0);
  const counts = [
    [count('overdue'), words.subject.overdue],
    [count('dueToday', 'dueSoon'), words.subject.dueSoon],
    [count('unanswered'), words.subject.unanswered],
    [count('pauseReview'), words.subject.pauseReview],
    [count('apologyDrafted'), words.subject.apologyDrafted],
    [count('assigned'), words.subject.assigned],
  ] as const;
  // A leader with no news of their own hears how the offices stand.
  const sum = (figure: 'overdue' | 'dueToday'): number => offices.reduce((total, office) => total + office[figure], 0);
  const standing = [
    [sum('overdue'), words.subject.overdue],
    [sum('dueToday'), words.subject.dueSoon],
  ] as const;
  const told = (groups.length > 0 ? counts : standing).filter(([number]) => number > 0);
  const parts = told.map(([number, what], index) => `${number} ${index === 0 ? words.dossiers(number) : ''}${what}`);
  return `Motcua: ${parts.join(', ')} (${date})`;
}

function lineText(
  { code, procedureName, dueAt, holder, own }: DigestLine,
  group: DigestGroup,
  now: Date,
  words: DigestWords,
): string {
  const day = formatDateVi(localDateOf(dueAt));
  const time = formatMinute(minuteOfDay(dueAt));
  const what = {
    overdue: () => `${words.late(lateness(dueAt, now, words))}, ${words.promised(`${time} ${day}`)}`,
    dueToday: () => words.promised(time),
    dueSoon: () => words.promised(`${time} ${day}`),
    unanswered: () => words.answerBy(`${time} ${day}`),
    pauseReview: () => words.reviewOn(day),
    apologyDrafted: () => words.promised(`${time} ${day}`),
    assigned: () => words.givenAt(`${time} ${day}`),
  }[group]();
  const who = own ? words.heldByReader : holder === null ? words.heldByNobody : words.heldBy(holder);
  return `${code}, ${oneLine(procedureName)}: ${what}, ${who}`;
}

/** In days from the next date on; within one date in hours, and minutes below one. */
function lateness(dueAt: Date, now: Date, { span }: DigestWords): string {
  const days = daysBetween(localDateOf(dueAt), localDateOf(now));
  if (days > 0) return span.days(days);
  const minutes = Math.max(1, Math.floor((now.getTime() - dueAt.getTime()) / 60_000));
  return minutes < 60 ? span.minutes(minutes) : span.hours(Math.floor(minutes / 60));
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
