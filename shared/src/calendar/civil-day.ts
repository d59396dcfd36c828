import { CalendarError } from './calendar-error.js';

// Days are numbered from 1970-01-01 and minutes from its midnight in Vietnam: a promise walks over many days, and
// integers are several times faster than an object a day, and as free of zones. Nothing outside this folder sees them.

export const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * 60_000;
const MINUTE_MS = 60_000;
const OFFSET_MINUTES = 7 * 60;

/** @throws CalendarError `calendar.date_invalid` unless it is `YYYY-MM-DD`, a day that exists, year 1000 to 9999 */
export function dayNumber(date: string): number {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) throw new CalendarError('calendar.date_invalid', 'A civil day is written YYYY-MM-DD');
  const number = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
  if (dateOfNumber(number) !== date) throw new CalendarError('calendar.date_invalid', 'There is no such day');
  return number;
}

export function dateOfNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the month `months` months later; a day which that month lacks becomes its last. */
export function monthsAfter(number: number, months: number): number {
  const day = new Date(number * DAY_MS);
  const wanted = day.getUTCDate();
  day.setUTCMonth(day.getUTCMonth() + months);
  // What a month lacks has run over into the next one: back to the day before that began.
  if (day.getUTCDate() !== wanted) day.setUTCDate(0);
  return day.getTime() / DAY_MS;
}

/** 0 is Monday, 6 Sunday. */
export const weekdayIndex = (number: number): number => (((number + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday

/** The minute that an instant falls into: seconds are cut off, as slips and clocks on the wall show it. */
export function localMinute(instant: Date): number {
  const minute = Math.floor(instant.getTime() / MINUTE_MS) + OFFSET_MINUTES;
  if (Number.isNaN(minute)) throw new CalendarError('deadline.out_of_range', 'Not a valid instant');
  return minute;
}

/** The first whole minute that does not lie before the instant. */
export const localMinuteUp = (instant: Date): number => Math.ceil(instant.getTime() / MINUTE_MS) + OFFSET_MINUTES;

export const instantOfMinute = (minute: number): Date => new Date((minute - OFFSET_MINUTES) * MINUTE_MS);

export const dayOfMinute = (minute: number): number => Math.floor(minute / DAY_MINUTES);
