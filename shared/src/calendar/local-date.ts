import { CalendarError } from './calendar-error.js';
import {
  DAY_MINUTES,
  dateOfNumber,
  dayNumber,
  dayOfMinute,
  instantOfMinute,
  localMinute,
  monthsAfter,
  weekdayIndex,
} from './civil-day.js';

/**
 * A civil day in Vietnam, `YYYY-MM-DD`. Strings of this shape sort as the days do.
 *
 * Vietnam has kept UTC+7 without summer time since 13 June 1975, so a fixed offset gives the same answer under
 * every `TZ` and in browsers that lack the zone database. Instants before that day are outside of this module.
 */
export type LocalDate = string;

/** ISO weekday: 1 is Monday (thứ Hai), 7 is Sunday (Chủ nhật). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Reads a civil day from outside: exactly `YYYY-MM-DD`, a day that exists, year 1000 to 9999.
 *
 * @throws CalendarError `calendar.date_invalid` for anything else, such as 2026-02-30, 2026-2-3 or a date with a time
 */
export function parseLocalDate(text: string): LocalDate {
  return dateOfNumber(dayNumber(text));
}

/** Whether `parseLocalDate` would take it. */
export function isLocalDate(text: string): boolean {
  try {
    parseLocalDate(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The day it is in Vietnam at this instant: 20:00 UTC is already tomorrow in Hanoi.
 *
 * @throws CalendarError `deadline.out_of_range` for an invalid Date
 */
export function localDateOf(instant: Date): LocalDate {
  return dateOfNumber(dayOfMinute(localMinute(instant)));
}

/**
 * Whole minutes since midnight in Vietnam, 0 to 1439.
 *
 * @throws CalendarError `deadline.out_of_range` for an invalid Date
 */
export function minuteOfDay(instant: Date): number {
  const minute = localMinute(instant);
  return minute - dayOfMinute(minute) * DAY_MINUTES;
}

/**
 * The instant of a minute of a day in Vietnam.
 *
 * @param minute whole minutes since midnight, 0 to 1440 (the midnight that ends the day)
 * @throws CalendarError `calendar.date_invalid` for a malformed day or a minute out of range
 */
export function instantAt(date: LocalDate, minute: number): Date {
  if (!Number.isInteger(minute) || minute < 0 || minute > DAY_MINUTES) {
    throw new CalendarError('calendar.date_invalid', 'A minute of the day is a whole number from 0 to 1440');
  }
  return instantOfMinute(dayNumber(date) * DAY_MINUTES + minute);
}

/** The day `days` days later; a negative number goes back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfNumber(dayNumber(date) + days);
}

/** The same day of the month `months` months later; a day which that month lacks becomes its last. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return dateOfNumber(monthsAfter(dayNumber(date), months));
}

/** Number of days in `(from, to]`; negative when `to` lies before `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Below, equal to or above zero as `a` is before, the same as or after `b`; fits `Array.sort`. */
export function compareLocalDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The weekday of a civil day. */
export function weekdayOf(date: LocalDate): Weekday {
  return (weekdayIndex(dayNumber(date)) + 1) as Weekday;
}

/** A day as Vietnamese forms print it: `13/02/2026`. */
export function formatDateVi(date: LocalDate): string {
  const [year, month, day] = parseLocalDate(date).split('-');
  return `${day}/${month}/${year}`;
}

/** A minute of the day as forms print it: `07:30`. */
export function formatMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** A promised time as slips and notices print it, in Vietnam's time: `17:00 ngày 13/02/2026`. */
export function formatDueVi(instant: Date): string {
  return `${formatMinute(minuteOfDay(instant))} ngày ${formatDateVi(localDateOf(instant))}`;
}

/** The same where room is dear and the year is plain: `17:00 13/02`. */
export function formatDueBriefVi(instant: Date): string {
  return `${formatMinute(minuteOfDay(instant))} ${formatDateVi(localDateOf(instant)).slice(0, 5)}`;
}
