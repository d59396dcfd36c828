import type { LocalDate, Weekday } from './local-date.js';

/** Counting hours from `from` up to, but not including, `to`; minutes since midnight, 0 to 1440. */
export interface WorkingSession {
  readonly from: number;
  readonly to: number;
}

/** Counting hours of each weekday, in order of the day; an empty list is a day off. */
export type WeeklyHours = Readonly<Record<Weekday, readonly WorkingSession[]>>;

/**
 * At what time of its last day a limit in days or months ends: when work ends, or at the end of the half-day it was
 * received in. Stored words.
 */
export const DUE_TIMES = ['close', 'half_day_received'] as const;
export type DueTime = (typeof DUE_TIMES)[number];

/** The hours of an office from a day on, until the next period begins. */
export interface HoursPeriod {
  readonly validFrom: LocalDate;
  readonly weeklyHours: WeeklyHours;
  /** "Trong ngày" work taken in after this minute of the day is promised for the next working day. */
  readonly sameDayCutOff: number;
  readonly dueTime: DueTime;
}

/** Why a day is unlike its weekday: `swap` is a day off given for a `make_up` day. Stored words: never renamed. */
export const DAY_CAUSES = ['holiday', 'substitute', 'swap', 'closure', 'make_up'] as const;
export type DayCause = (typeof DAY_CAUSES)[number];

/** A day that differs from its weekday: `off`, or `working` (làm bù) with the hours of an ordinary weekday. */
export interface ExceptionalDay {
  readonly kind: 'off' | 'working';
  readonly cause: DayCause;
  /** Vietnamese, e.g. `Tết Âm lịch`. */
  readonly name: string;
  /** Number of the decision or notice that ordered it, where it is known. */
  readonly decision?: string;
  readonly decidedOn?: LocalDate;
}

/** One exceptional day, as a calendar's rows keep it. */
export interface CalendarDay extends ExceptionalDay {
  readonly date: LocalDate;
  /** Reckoned from the law; the official notice is still to come. */
  readonly provisional?: boolean;
  /** Of one office and those below it, not of the whole country. */
  readonly local?: boolean;
}

/**
 * The days and hours in which an office's time limits run. These are counting hours: when the counter is open is
 * another matter. Plain data, so that it travels as JSON; make one with `buildWorkingCalendar`, and never change one,
 * for what is reckoned from it is remembered.
 */
export interface WorkingCalendar {
  /** In order of `validFrom`; the first also holds for all days before it. */
  readonly hours: readonly [HoursPeriod, ...HoursPeriod[]];
  readonly exceptions: Readonly<Record<LocalDate, ExceptionalDay>>;
  /** Years whose national days are among the exceptions; those of any other year are reckoned from the Labour Code. */
  readonly coveredYears: readonly number[];
  /** Covered years whose holidays are not yet officially announced. */
  readonly provisionalYears: readonly number[];
}
