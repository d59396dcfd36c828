import type { WorkingCalendar } from '@motcua/shared/calendar';

/** The same calendar with the exceptional days of some years only, both ends included. */
export function calendarOfYears(calendar: WorkingCalendar, first: number, last: number): WorkingCalendar {
  const within = (year: number): boolean => year >= first && year <= last;
  const exceptions = Object.entries(calendar.exceptions).filter(([date]) => within(Number(date.slice(0, 4))));
  return {
    ...calendar,
    exceptions: Object.fromEntries(exceptions),
    coveredYears: calendar.coveredYears.filter(within),
    provisionalYears: calendar.provisionalYears.filter(within),
  };
}
