import type { WorkingCalendar } from './calendar.types.js';
import { DAY_MINUTES, dayOfMinute, monthsAfter } from './civil-day.js';
import { dayIndexOf } from './day-index.js';
import type { DayIndex } from './day-index.js';
import type { MinutePause } from './pauses.js';
import type { TimeLimit } from './time-limit.js';

/** Where a limit begins, in minutes and days of the civil calendar. */
export interface Beginning {
  readonly limit: TimeLimit;
  /** First working minute at or after acceptance. */
  readonly start: number;
  /** The day of `start`; it is not counted. */
  readonly day0: number;
  /** For same-day work: the day it is promised for. */
  readonly promiseDay: number;
  /** Received in the first session of its day, where the calendar promises the same half-day; else false. */
  readonly dueInFirstSession: boolean;
  readonly index: DayIndex;
}

/** Whether a unit is used up by working time, rather than by whole sessions or days. */
export function runsByTheMinute({ unit }: TimeLimit): boolean {
  return unit === 'workingHour' || unit === 'sameDay';
}

/**
 * @param start    first working minute at or after acceptance
 * @param arrived  the same, but with seconds rounded up: what arrives a second after the cut-off is late
 */
export function beginningAt(start: number, arrived: number, limit: TimeLimit, calendar: WorkingCalendar): Beginning {
  const index = dayIndexOf(calendar);
  const day0 = dayOfMinute(start);
  const hours = index.hoursOf(day0);
  const tooLate = limit.unit === 'sameDay' && Math.max(arrived, start) > day0 * DAY_MINUTES + hours.sameDayCutOff;
  return {
    limit,
    start,
    day0,
    promiseDay: tooLate ? index.addWorkingDays(day0, 1) : day0,
    dueInFirstSession: hours.dueTime === 'half_day_received' && index.isFirstOfDay(index.sessionAtOrAfter(start)),
    index,
  };
}

/**
 * Due minute of a limit that was lengthened.
 *
 * @param shift 0 or more: minutes of working time, sessions, working days or calendar days, as the unit counts
 */
export function dueAfter(beginning: Beginning, shift: number): number {
  const { limit, start, day0, promiseDay, index } = beginning;
  switch (limit.unit) {
    case 'workingHour':
      return index.addMinutes(start, limit.amount * 60 + shift);
    case 'sameDay':
      return index.addMinutes(index.closeOfDay(promiseDay), shift);
    case 'halfDay':
      return index.close(index.later(index.sessionAtOrAfter(start), limit.amount + shift));
    case 'workingDay':
      return endOfDay(beginning, index.addWorkingDays(day0, limit.amount + shift));
    default:
      return endOfDay(beginning, rollForward(lastCalendarDay(day0, limit) + shift, index));
  }
}

function endOfDay({ dueInFirstSession, index }: Beginning, day: number): number {
  return dueInFirstSession ? index.closeOfFirstSession(day) : index.closeOfDay(day);
}

/** @legal Civil Code 2015, Art. 148(5): a period whose last day is a day off ends with the next working day */
export function rollForward(day: number, index: DayIndex): number {
  return index.isWorkingDay(day) ? day : index.addWorkingDays(day, 1);
}

/**
 * The day on which a limit in calendar days or months runs out, before it rolls forward from a day off.
 *
 * @legal Civil Code 2015, Art. 148(3): without a like day in the last month, that month's last day
 */
export function lastCalendarDay(day0: number, { amount, unit }: TimeLimit): number {
  return unit === 'month' ? monthsAfter(day0, amount) : day0 + amount;
}

/** How much of the limit's unit passed in a pause: days or sessions of `(from, to]`, else working minutes. */
export function pausedUnits({ from, to }: MinutePause, { limit, index }: Beginning): number {
  switch (limit.unit) {
    case 'workingDay':
      return index.workingDaysIn(dayOfMinute(from), dayOfMinute(to));
    case 'day':
    case 'month':
      return dayOfMinute(to) - dayOfMinute(from);
    case 'halfDay':
      return index.sessionsOpenedIn(from, to);
    default:
      return index.minutesIn(from, to);
  }
}

/**
 * Whether a limit had run out in its own unit: limits in days last until the midnight of the due day, as the
 * national reports count; sessions and hours until the due minute.
 */
export function nothingLeft(at: number, due: number, limit: TimeLimit): boolean {
  if (runsByTheMinute(limit) || limit.unit === 'halfDay') return at >= due;
  return dayOfMinute(at) > dayOfMinute(due - 1); // work until midnight ends with its own day, not with the next
}
