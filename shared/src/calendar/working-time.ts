import type { WorkingCalendar } from './calendar.types.js';
import { dateOfNumber, dayNumber, instantOfMinute, localMinute } from './civil-day.js';
import { dayIndexOf } from './day-index.js';
import type { DayIndex } from './day-index.js';
import type { LocalDate } from './local-date.js';

/** The first counting minute at or after a minute; closing time is none. */
export function nextWorkingMinute(minute: number, index: DayIndex): number {
  return Math.max(minute, index.open(index.sessionAtOrAfter(minute)));
}

/**
 * The first working moment at or after an instant. Closing time is no working moment: what arrives at 17:00 sharp
 * counts from the next morning. Within working hours it is the instant itself.
 *
 * @throws CalendarError when the calendar has no working day or the instant is none
 */
export function nextWorkingMoment(instant: Date, calendar: WorkingCalendar): Date {
  const minute = localMinute(instant);
  const next = nextWorkingMinute(minute, dayIndexOf(calendar));
  return next === minute ? instant : instantOfMinute(next);
}

/**
 * The `days`-th working day after a day.
 *
 * @param days whole number, 1 or more
 * @legal Civil Code 2015, Art. 147(2): counting starts the day after the start day
 */
export function addWorkingDays(date: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  return dateOfNumber(dayIndexOf(calendar).addWorkingDays(dayNumber(date), days));
}

/**
 * Whole working minutes from `from` to `to`, each taken as the minute it falls into; negative when `to` lies before
 * `from`, so that it says both how long is left and how long something is overdue.
 */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  const [a, b] = [localMinute(from), localMinute(to)];
  const index = dayIndexOf(calendar);
  return a <= b ? index.minutesIn(a, b) : -index.minutesIn(b, a) || 0;
}

/**
 * The instant at which so much working time after `from` has been used up. What ends exactly with a session ends at its
 * close, not at the next opening.
 *
 * @param minutes working time in whole minutes, 0 or more; 0 answers the minute of `from`
 */
export function addWorkingMinutes(from: Date, minutes: number, calendar: WorkingCalendar): Date {
  return instantOfMinute(dayIndexOf(calendar).addMinutes(localMinute(from), minutes));
}

/**
 * The earliest instant from which no more than this working time is left until `to`: a night that nothing is worked in
 * belongs to it from the evening on.
 *
 * @param minutes working time in whole minutes, 0 or more
 */
export function subtractWorkingMinutes(to: Date, minutes: number, calendar: WorkingCalendar): Date {
  const index = dayIndexOf(calendar);
  let left = minutes;
  let end = localMinute(to);
  for (;;) {
    const session = index.sessionBefore(end);
    const open = index.open(session);
    end = Math.min(index.close(session), end);
    if (left < end - open) return instantOfMinute(end - left);
    left -= end - open;
    end = open;
  }
}
