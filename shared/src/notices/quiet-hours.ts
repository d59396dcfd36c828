import {
  addDays,
  exceptionOn,
  instantAt,
  type LocalDate,
  localDateOf,
  minuteOfDay,
  type WorkingCalendar,
} from '../calendar/index.js';

/** When nobody is disturbed, in hours of the day in Vietnam: 21 and 7 are the night; the same twice is no night at all. */
export interface QuietHours {
  readonly fromHour: number;
  readonly toHour: number;
}

/** Longer than any row of holidays: Tết with its substitute days and a week-end is nine. */
const MOST_STEPS = 90;

/**
 * The first moment, at or after this one, at which people may be disturbed: not at night and on no public holiday. A
 * week-end, and a day an office is closed for reasons of its own, disturb nobody. A calendar without such a moment for months
 * is mistaken, and nobody stays untold for that.
 */
export function quietUntil(at: Date, { fromHour, toHour }: QuietHours, calendar: WorkingCalendar): Date {
  let moment = at;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const day = localDateOf(moment);
    const minute = minuteOfDay(moment);
    const [from, to] = [fromHour * 60, toHour * 60];
    const night = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    if (isPublicHoliday(day, calendar)) moment = instantAt(addDays(day, 1), 0);
    else if (night) moment = minute < to ? instantAt(day, to) : instantAt(addDays(day, 1), to);
    else return moment;
  }
  return at;
}

function isPublicHoliday(day: LocalDate, calendar: WorkingCalendar): boolean {
  const exception = exceptionOn(day, calendar);
  return exception?.kind === 'off' && exception.cause !== 'closure';
}
