import type { ExceptionalDay, HoursPeriod, WorkingCalendar, WorkingSession } from './calendar.types.js';
import { weekdayOf } from './local-date.js';
import type { LocalDate, Weekday } from './local-date.js';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** The hours that hold on a day: those of the latest period that has begun. */
export function hoursOn(date: LocalDate, { hours }: WorkingCalendar): HoursPeriod {
  return hours.findLast(({ validFrom }) => validFrom <= date) ?? hours[0];
}

/** The hours of an ordinary weekday, which a make-up day has too: Monday's, or the first weekday's with any. */
export function ordinaryHours({ weeklyHours }: Pick<HoursPeriod, 'weeklyHours'>): readonly WorkingSession[] {
  const day = WEEKDAYS.find((weekday) => weeklyHours[weekday].length > 0) ?? 1;
  return weeklyHours[day];
}

/** Counting minutes of an ordinary weekday at that time: 480 by default. */
export function ordinaryDayMinutes(date: LocalDate, calendar: WorkingCalendar): number {
  return ordinaryHours(hoursOn(date, calendar)).reduce((sum, { from, to }) => sum + to - from, 0);
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** What makes a day unlike its weekday, if anything. */
export function exceptionOn(date: LocalDate, calendar: WorkingCalendar): ExceptionalDay | undefined {
  return calendar.exceptions[date];
}

/** The counting sessions of one day, in order; none on a day off. */
export function sessionsOn(date: LocalDate, calendar: WorkingCalendar): readonly WorkingSession[] {
  const exception = exceptionOn(date, calendar);
  if (exception?.kind === 'off') return [];
  const hours = hoursOn(date, calendar);
  const weekday = weekdayOf(date);
  const weekly = hours.weeklyHours[weekday];
  // A make-up day at the weekend has a weekday's hours, also where the office counts Saturday mornings anyway.
  const madeUp = exception !== undefined && (weekday > 5 || weekly.length === 0);
  return madeUp ? ordinaryHours(hours) : weekly;
}

/**
 * Whether limits in working days count this day: not a weekly day off, a holiday or a substitute day.
 *
 * @legal Labour Code 2019, Art. 111 (weekly days off, substitute days) and Art. 112 (public holidays)
 */
export function isWorkingDay(date: LocalDate, calendar: WorkingCalendar): boolean {
  return sessionsOn(date, calendar).length > 0;
}

/** Whether a day's year may still change: announced as provisional, or with no holiday known at all. */
export function isProvisional(date: LocalDate, calendar: WorkingCalendar): boolean {
  return calendar.provisionalYears.includes(yearOf(date)) || !calendar.coveredYears.includes(yearOf(date));
}
