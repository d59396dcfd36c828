import type { WorkingCalendar } from './calendar.types.js';
import { dayOfMinute, instantOfMinute, localMinute } from './civil-day.js';
import { dayIndexOf } from './day-index.js';
import { limitMinutes } from './lateness.js';
import { addDays, localDateOf } from './local-date.js';
import type { TimeLimit } from './time-limit.js';
import { ordinaryDayMinutes } from './working-calendar.js';
import { subtractWorkingMinutes } from './working-time.js';

const MOST_DAYS_AHEAD = 3;

/**
 * The instant from which an apology is drafted when a breach is foreseen: three working days before the due time, or
 * half of the limit, whichever is less.
 */
export function apologyFrom(dueAt: Date, limit: TimeLimit, calendar: WorkingCalendar): Date {
  const dueOn = localDateOf(dueAt);
  const ahead = Math.min(
    MOST_DAYS_AHEAD * ordinaryDayMinutes(dueOn, calendar),
    Math.floor(limitMinutes(limit, dueOn, calendar) / 2),
  );
  return subtractWorkingMinutes(dueAt, ahead, calendar);
}

/**
 * The date an apology can promise: the close of the first working day that ends after the due time and not before the
 * work is expected to be done.
 *
 * @param mostDays working days by which a promise may be moved; 0 for no limit
 */
export function newDueAfter(dueAt: Date, doneAt: Date, calendar: WorkingCalendar, mostDays = 0): Date {
  const index = dayIndexOf(calendar);
  const dueMinute = localMinute(dueAt);
  const wanted = Math.max(dueMinute + 1, localMinute(doneAt));
  const day = dayOfMinute(index.close(index.sessionAtOrAfter(wanted - 1)));
  const last = mostDays === 0 ? day : Math.min(day, index.addWorkingDays(dayOfMinute(dueMinute), mostDays));
  return instantOfMinute(index.closeOfDay(last));
}

/** By how many working days a promise is moved: those after the day of the due time, up to the new day itself. */
export function extensionDays(dueAt: Date, newDueAt: Date, calendar: WorkingCalendar): number {
  const [from, to] = [dayOfMinute(localMinute(dueAt)), dayOfMinute(localMinute(newDueAt))];
  return to <= from ? 0 : dayIndexOf(calendar).workingDaysIn(from, to);
}

/** Whether somebody is at work at this instant, so that a result may be promised for it. The closing minute belongs to it. */
export function isCountedMoment(instant: Date, calendar: WorkingCalendar): boolean {
  const minute = localMinute(instant);
  const index = dayIndexOf(calendar);
  const session = index.sessionAtOrAfter(minute - 1);
  return minute >= index.open(session) && minute <= index.close(session);
}

/**
 * Whether an apology comes too late to be one in advance.
 *
 * @param leadDays calendar days, 0 or more, by which it is to precede the due day
 */
export function apologyIsLate(now: Date, dueAt: Date, leadDays: number): boolean {
  return localDateOf(now) > addDays(localDateOf(dueAt), -leadDays);
}
