import { addDays, instantAt, weekdayOf } from './local-date.js';
import type { LocalDate, Weekday } from './local-date.js';

/** Counting hours from `from` up to, but not including, `to`; minutes since midnight, 0 to 1440. */
export interface WorkingSession {
  readonly from: number;
  readonly to: number;
}

/** Counting hours of each weekday, in order of the day; an empty list is a day off. */
export type WeeklyHours = Readonly<Record<Weekday, readonly WorkingSession[]>>;

/** A day that differs from its weekday: `off`, or `working` (làm bù) with the hours of an ordinary weekday. */
export interface ExceptionalDay {
  readonly kind: 'off' | 'working';
  /** Vietnamese, e.g. `Tết Âm lịch`. */
  readonly name: string;
}

/**
 * The days and hours in which an office's time limits run. These are counting hours: when the counter is open is
 * another matter. Plain data, so that it travels as JSON; make one with `buildWorkingCalendar`.
 */
export interface WorkingCalendar {
  readonly weeklyHours: WeeklyHours;
  readonly exceptions: Readonly<Record<LocalDate, ExceptionalDay>>;
  /** "Trong ngày" work taken in after this minute of the day is promised for the next working day. */
  readonly sameDayCutOff: number;
  /** Years whose holidays are not yet officially announced. */
  readonly provisionalYears: readonly number[];
}

// Longer than any closure an office has had: a search that finds nothing within it met a calendar without working days.
const LONGEST_CLOSURE_DAYS = 366;

/** The hours of an ordinary weekday, which a make-up day has too: Monday's, or the first weekday's with any. */
export function ordinaryHours(calendar: WorkingCalendar): readonly WorkingSession[] {
  const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
  const day = weekdays.find((weekday) => calendar.weeklyHours[weekday].length > 0) ?? 1;
  return calendar.weeklyHours[day];
}

/** Counting minutes of an ordinary weekday: 480 by default. */
export function ordinaryDayMinutes(calendar: WorkingCalendar): number {
  return ordinaryHours(calendar).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The counting sessions of one day, in order; none on a day off. */
export function sessionsOn(date: LocalDate, calendar: WorkingCalendar): readonly WorkingSession[] {
  const exception = calendar.exceptions[date];
  if (exception?.kind === 'off') return [];
  const weekly = calendar.weeklyHours[weekdayOf(date)];
  return exception !== undefined && weekly.length === 0 ? ordinaryHours(calendar) : weekly;
}

/**
 * Whether limits in working days count this day: not a weekly day off, a holiday or a substitute day.
 *
 * @legal Labour Code 2019, Art. 111 (weekly days off, substitute days) and Art. 112 (public holidays)
 */
export function isWorkingDay(date: LocalDate, calendar: WorkingCalendar): boolean {
  return sessionsOn(date, calendar).length > 0;
}

function searchWorkingDay(date: LocalDate, step: 1 | -1, calendar: WorkingCalendar): LocalDate {
  let found = date;
  for (let walked = 0; walked < LONGEST_CLOSURE_DAYS; walked += 1) {
    found = addDays(found, step);
    if (isWorkingDay(found, calendar)) return found;
  }
  throw new RangeError(`The calendar has no working day within a year of ${date}`);
}

/**
 * The first working day after `date`.
 *
 * @throws RangeError when the calendar has none within a year
 */
export function nextWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  return searchWorkingDay(date, 1, calendar);
}

/** The last working day before `date`; throws as `nextWorkingDay` does. */
export function previousWorkingDay(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  return searchWorkingDay(date, -1, calendar);
}

/**
 * `date` itself when it is a working day, else the next one.
 *
 * @legal Civil Code 2015, Art. 148(5): a period whose last day is a day off ends with the next working day
 */
export function rollForward(date: LocalDate, calendar: WorkingCalendar): LocalDate {
  return isWorkingDay(date, calendar) ? date : nextWorkingDay(date, calendar);
}

/**
 * When work ends on a working day.
 *
 * @throws RangeError on a day off
 */
export function closingOf(date: LocalDate, calendar: WorkingCalendar): Date {
  const last = sessionsOn(date, calendar).at(-1);
  if (last === undefined) throw new RangeError(`${date} is not a working day`);
  return instantAt(date, last.to);
}

/**
 * Day on which a limit in working days ends.
 *
 * @param start day 0; it is not itself counted
 * @param days  whole number, 0 or more; 0 answers `start`
 * @legal Civil Code 2015, Art. 147(2): counting starts the day after the start day
 */
export function addWorkingDays(start: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  let date = start;
  for (let counted = 0; counted < days; counted += 1) date = nextWorkingDay(date, calendar);
  return date;
}

/** Number of working days in `(fromExclusive, toInclusive]`; 0 when the second is not after the first. */
export function workingDaysBetween(
  fromExclusive: LocalDate,
  toInclusive: LocalDate,
  calendar: WorkingCalendar,
): number {
  let count = 0;
  for (let date = addDays(fromExclusive, 1); date <= toInclusive; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) count += 1;
  }
  return count;
}

/** Whether a day's year may still change: announced as provisional, or with no holiday known at all. */
export function isProvisional(date: LocalDate, calendar: WorkingCalendar): boolean {
  const year = date.slice(0, 4);
  if (calendar.provisionalYears.includes(Number(year))) return true;
  return !Object.keys(calendar.exceptions).some((day) => day.startsWith(year));
}
