import type { NoticeLanguage } from './template-placeholders.js';

/** One paper that has to be brought. */
export interface MissingPaper {
  /** As the catalogue calls it: never an officer's own words, for it goes into text messages. */
  readonly name: string;
  readonly defect: string;
  readonly bring: string;
}

/** What a notice can tell. Dates and times come as texts, already in Vietnam's time and in the words of its language. */
export interface NoticeFacts {
  readonly code: string;
  readonly procedureName: string;
  /** E.g. `UBND phường Cộng Hòa`. */
  readonly officeName: string;
  /** E.g. `Bộ phận Một cửa`. */
  readonly counterName: string;
  readonly officePhone: string | null;
  /** Who is written to. Names stand in mails only. */
  readonly applicantName: string;
  /** Whose dossier it is, when another person hands it in and is written to. */
  readonly ownerName?: string;
  /** The promised time; absent where no time is promised. */
  readonly dueText?: string;
  /** The same for text messages that name several dossiers. */
  readonly dueBrief?: string;
  /** An officer's words. */
  readonly reason?: string;
  readonly missing?: readonly MissingPaper[];
  /** Last day for the supplement. */
  readonly until?: string;
  /** How many days are left for it, 0 on the last day; absent once it is over. */
  readonly daysLeft?: number;
  /** How the citizen wished to get the result; absent: at the counter, with the receipt slip. */
  readonly delivery?: 'desk' | 'post' | 'online';
  /** When the counter is open; the brief form is for text messages. */
  readonly openingHours?: string;
  readonly openingBrief?: string;
  /** Where the citizen looks the dossier up. */
  readonly link?: string;
  /** What has to be paid, e.g. `58.000 đồng`. */
  readonly amount?: string;
  readonly waybill?: string;
  /** The day of what is told: of the hand-over, or since when the result waits. */
  readonly onDate?: string;
  /** Absent: Vietnamese. */
  readonly language?: NoticeLanguage;
  /** What an officer who calls reads out in other words, for they speak Vietnamese. */
  readonly spoken?: Partial<NoticeFacts>;
}

/** The same as an officer reads it out. */
export function spokenFacts({ language: _, spoken, ...facts }: NoticeFacts): NoticeFacts {
  return { ...facts, ...spoken };
}

/** Texts that come from people, in one line: a line break in a subject would begin another header. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** All texts of the facts in one line each. */
export function tidyFacts<T extends object>(facts: T): T {
  const tidy = (value: unknown): unknown => {
    if (typeof value === 'string') return oneLine(value);
    if (Array.isArray(value)) return value.map(tidy);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tidy(inner)]));
  };
  return tidy(facts) as T;
}
