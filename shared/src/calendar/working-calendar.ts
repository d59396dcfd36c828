import type { ExceptionalDay, HoursPeriod, WorkingCalendar, WorkingSession } from './calendar.types.js';
import { weekdayOf } from './local-date.js';
import type { LocalDate, Weekday } from './local-date.js';
import { LUNAR_YEARS } from './lunar-days.js';
import { statutoryHolidays } from './statutory-holidays.js';

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

/** What makes a day unlike its weekday, if anything: a row of the calendar, or the law where no year was published. */
export function exceptionOn(date: LocalDate, calendar: WorkingCalendar): ExceptionalDay | undefined {
  const row = calendar.exceptions[date];
  if (row !== undefined || calendar.coveredYears.includes(yearOf(date))) return row;
  return statutoryDays(yearOf(date)).get(date);
}

const reckonedYears = new Map<number, ReadonlyMap<LocalDate, ExceptionalDay>>();

/** The days off of a year that was not published, worked out once; none of a year that the law says nothing about. */
function statutoryDays(year: number): ReadonlyMap<LocalDate, ExceptionalDay> {
  let days = reckonedYears.get(year);
  if (days === undefined) {
    const known = year >= LUNAR_YEARS.first && year <= LUNAR_YEARS.last;
    days = new Map(known ? statutoryHolidays(year).map((day) => [day.date, day]) : []);
    reckonedYears.set(year, days);
  }
  return days;
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

/** Whether a day's year may still change: announced as provisional, or reckoned from the law alone. */
export function isProvisional(date: LocalDate, calendar: WorkingCalendar): boolean {
  return calendar.provisionalYears.includes(yearOf(date)) || !calendar.coveredYears.includes(yearOf(date));
}
