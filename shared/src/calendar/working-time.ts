import { instantAt, localDateOf } from './local-date.js';
import type { LocalDate } from './local-date.js';
import { nextWorkingDay, previousWorkingDay, sessionsOn } from './working-calendar.js';
import type { WorkingCalendar } from './working-calendar.js';

const MINUTE_MS = 60_000;

/** A session on the time line: it includes its opening, and its close belongs to what follows. */
export interface SessionTime {
  readonly open: Date;
  readonly close: Date;
}

/** The sessions of one day as instants, in order. */
export function sessionTimesOn(date: LocalDate, calendar: WorkingCalendar): readonly SessionTime[] {
  return sessionsOn(date, calendar).map(({ from, to }) => ({
    open: instantAt(date, from),
    close: instantAt(date, to),
  }));
}

/**
 * The session that this instant falls into, or else the next one: the first that closes after it.
 *
 * @throws RangeError when the calendar has no working day within a year
 */
export function sessionAtOrAfter(instant: Date, calendar: WorkingCalendar): SessionTime {
  const today = localDateOf(instant);
  const rest = sessionTimesOn(today, calendar).find(({ close }) => close > instant);
  return rest ?? sessionTimesOn(nextWorkingDay(today, calendar), calendar)[0]!;
}

function sessionBefore(instant: Date, calendar: WorkingCalendar): SessionTime {
  const today = localDateOf(instant);
  const begun = sessionTimesOn(today, calendar).findLast(({ open }) => open < instant);
  return begun ?? sessionTimesOn(previousWorkingDay(today, calendar), calendar).at(-1)!;
}

/**
 * The first working moment at or after an instant. Closing time is no working moment: what arrives at 17:00 sharp
 * counts from the next morning.
 */
export function nextWorkingMoment(instant: Date, calendar: WorkingCalendar): Date {
  const { open } = sessionAtOrAfter(instant, calendar);
  return open > instant ? open : instant;
}

/** Working time in `[from, to)` in milliseconds; 0 when `to` is not after `from`. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  let sum = 0;
  let session = sessionAtOrAfter(from, calendar);
  while (session.open < to) {
    const begin = Math.max(session.open.getTime(), from.getTime());
    sum += Math.max(0, Math.min(session.close.getTime(), to.getTime()) - begin);
    session = sessionAtOrAfter(session.close, calendar);
  }
  return sum;
}

/**
 * Whole working minutes from `from` to `to`, rounded towards zero; negative when `to` lies before `from`, so that it
 * says both how long is left and how long something is overdue.
 */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  if (to < from) return -Math.floor(workingTimeBetween(to, from, calendar) / MINUTE_MS) || 0;
  return Math.floor(workingTimeBetween(from, to, calendar) / MINUTE_MS);
}

/**
 * The instant at which this much working time after `from` has been used up. What ends exactly with a session ends
 * at its close, not at the next opening.
 *
 * @param ms working time in milliseconds, 0 or more; 0 answers `from`
 */
export function addWorkingTime(from: Date, ms: number, calendar: WorkingCalendar): Date {
  let left = ms;
  let at = from;
  while (left > 0) {
    const session = sessionAtOrAfter(at, calendar);
    const begin = Math.max(session.open.getTime(), at.getTime());
    if (left <= session.close.getTime() - begin) return new Date(begin + left);
    left -= session.close.getTime() - begin;
    at = session.close;
  }
  return at;
}

/**
 * The earliest instant from which no more than this working time is left until `to`: a night that nothing is worked in
 * belongs to it from the evening on.
 *
 * @param ms working time in milliseconds, 0 or more
 */
export function subtractWorkingTime(to: Date, ms: number, calendar: WorkingCalendar): Date {
  let left = ms;
  let session = sessionBefore(to, calendar);
  let end = Math.min(session.close.getTime(), to.getTime());
  while (left >= end - session.open.getTime()) {
    left -= end - session.open.getTime();
    session = sessionBefore(session.open, calendar);
    end = session.close.getTime();
  }
  return new Date(end - left);
}
