import { addDays, addMonths, daysBetween, instantAt, localDateOf } from './local-date.js';
import type { LocalDate } from './local-date.js';
import type { Pause } from './pauses.js';
import type { TimeLimit } from './time-limit.js';
import { addWorkingDays, closingOf, nextWorkingDay, rollForward, workingDaysBetween } from './working-calendar.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingTime, sessionAtOrAfter, workingTimeBetween } from './working-time.js';

const HOUR_MS = 3_600_000;

/** Whether a unit is used up by working time, rather than by whole sessions or days. */
export function runsByTheMinute({ unit }: TimeLimit): boolean {
  return unit === 'workingHour' || unit === 'sameDay';
}

/**
 * Due time of a limit that was lengthened.
 *
 * @param start first working moment at or after acceptance
 * @param shift 0 or more: milliseconds of working time, sessions, working days or calendar days, as the unit counts
 */
export function dueAfter(start: Date, { amount, unit }: TimeLimit, shift: number, calendar: WorkingCalendar): Date {
  const day0 = localDateOf(start);
  switch (unit) {
    case 'workingHour':
      return addWorkingTime(start, amount * HOUR_MS + shift, calendar);
    case 'sameDay':
      return addWorkingTime(closingOf(sameDayPromise(start, calendar), calendar), shift, calendar);
    case 'halfDay':
      return closeOfSession(start, amount + shift, calendar);
    case 'workingDay':
      return closingOf(addWorkingDays(day0, amount + shift, calendar), calendar);
    case 'day':
    case 'month':
      return closingOf(rollForward(addDays(lastCalendarDay(day0, { amount, unit }), shift), calendar), calendar);
    case 'none':
      throw new RangeError('The unit none has no due time');
  }
}

/**
 * The day on which a limit in calendar days or months runs out, before it rolls forward from a day off.
 *
 * @legal Civil Code 2015, Art. 148(3): without a like day in the last month, that month's last day
 */
export function lastCalendarDay(day0: LocalDate, { amount, unit }: TimeLimit): LocalDate {
  return unit === 'month' ? addMonths(day0, amount) : addDays(day0, amount);
}

/**
 * The day for which work "trong ngày" is promised. What arrives at the cut-off sharp is still promised for today.
 *
 * @legal Text of national procedure 2.000815 (certified copies): received after 15 o'clock, answered on the next
 *   working day. The decree behind it is still to be checked; the cut-off is a setting of the calendar.
 */
export function sameDayPromise(start: Date, calendar: WorkingCalendar): LocalDate {
  const today = localDateOf(start);
  return start > instantAt(today, calendar.sameDayCutOff) ? nextWorkingDay(today, calendar) : today;
}

/** How much of the limit's unit passed in a pause: days or sessions of `(from, to]`, else working milliseconds. */
export function pausedUnits({ from, to }: Pause, { unit }: TimeLimit, calendar: WorkingCalendar): number {
  switch (unit) {
    case 'workingDay':
      return workingDaysBetween(localDateOf(from), localDateOf(to), calendar);
    case 'day':
    case 'month':
      return daysBetween(localDateOf(from), localDateOf(to));
    case 'halfDay':
      return sessionsOpenedIn(from, to, calendar);
    default:
      return workingTimeBetween(from, to, calendar);
  }
}

/**
 * Whether a limit had run out in its own unit: limits in days last until the midnight of the due day, as the
 * national reports count; sessions and hours until the due minute.
 */
export function nothingLeft(at: Date, dueAt: Date, limit: TimeLimit): boolean {
  if (runsByTheMinute(limit) || limit.unit === 'halfDay') return at >= dueAt;
  return localDateOf(at) > localDateOf(dueAt);
}

function closeOfSession(start: Date, number: number, calendar: WorkingCalendar): Date {
  let session = sessionAtOrAfter(start, calendar);
  for (let passed = 0; passed < number; passed += 1) session = sessionAtOrAfter(session.close, calendar);
  return session.close;
}

/** A session counts like a day: not the one in which the pause began, but the one in which it ended. */
function sessionsOpenedIn(from: Date, to: Date, calendar: WorkingCalendar): number {
  let count = 0;
  for (
    let session = sessionAtOrAfter(from, calendar);
    session.open <= to;
    session = sessionAtOrAfter(session.close, calendar)
  ) {
    if (session.open > from) count += 1;
  }
  return count;
}
