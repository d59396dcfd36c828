import { CalendarError } from './calendar-error.js';
import type {
  CalendarDay,
  ExceptionalDay,
  HoursPeriod,
  WeeklyHours,
  WorkingCalendar,
  WorkingSession,
} from './calendar.types.js';
import { parseLocalDate } from './local-date.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import { ordinaryHours } from './working-calendar.js';

const WEEKDAY: readonly WorkingSession[] = [
  { from: 7 * 60, to: 11 * 60 + 30 },
  { from: 13 * 60 + 30, to: 17 * 60 },
];

/** Monday to Friday 07:00–11:30 and 13:30–17:00: the forty hours of a public office's week. */
export const DEFAULT_WEEKLY_HOURS: WeeklyHours = {
  1: WEEKDAY,
  2: WEEKDAY,
  3: WEEKDAY,
  4: WEEKDAY,
  5: WEEKDAY,
  6: [],
  7: [],
};

/** 15:00: "trong ngày" work taken in later is promised for the next working day. */
export const DEFAULT_SAME_DAY_CUT_OFF = 15 * 60;

/** The national default, which an office has until it sets hours of its own. */
export const DEFAULT_HOURS: HoursPeriod = {
  validFrom: '2000-01-01',
  weeklyHours: DEFAULT_WEEKLY_HOURS,
  sameDayCutOff: DEFAULT_SAME_DAY_CUT_OFF,
  dueTime: 'close',
};

/**
 * A calendar from rows. A later row for the same day replaces an earlier one, so an office inherits by putting its own
 * rows behind those of the office above, and takes a national holiday back with a `working` row. A year for which the
 * country has no row is reckoned from the law.
 *
 * @param hours in order of the day from which they hold; left out: the national default
 * @throws CalendarError `calendar.date_invalid` for a day that does not exist, `calendar.hours_invalid` for sessions that
 *   are empty, overlap or leave the day, a week without any hours on its weekdays or periods out of order,
 *   `calendar.cut_off_invalid` for a cut-off outside of the day
 */
export function buildWorkingCalendar(
  rows: readonly CalendarDay[],
  hours: readonly HoursPeriod[] = [],
): WorkingCalendar {
  const [first = DEFAULT_HOURS, ...later] = hours;
  for (const period of [first, ...later]) checkHours(period);
  if (later.some(({ validFrom }, index) => validFrom <= hours[index]!.validFrom)) {
    throw new CalendarError('calendar.hours_invalid', 'Periods of hours follow one another');
  }
  const exceptions: Record<string, ExceptionalDay> = {};
  for (const { date, provisional, local, ...day } of rows) exceptions[parseLocalDate(date)] = day;
  const national = rows.filter(({ local }) => local !== true);
  const yearsOf = (days: readonly CalendarDay[]): number[] =>
    [...new Set(days.map(({ date }) => Number(date.slice(0, 4))))].sort((a, b) => a - b);
  return {
    hours: [first, ...later],
    exceptions,
    coveredYears: yearsOf(national),
    provisionalYears: yearsOf(national.filter(({ provisional }) => provisional === true)),
  };
}

/** The calendar of an office that has set nothing: default hours and the national holidays of 2022 to 2027. */
export const NATIONAL_CALENDAR: WorkingCalendar = buildWorkingCalendar(NATIONAL_HOLIDAYS);

function isMinute(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1440;
}

function checkHours({ validFrom, weeklyHours, sameDayCutOff }: HoursPeriod): void {
  parseLocalDate(validFrom);
  if (!isMinute(sameDayCutOff)) {
    throw new CalendarError('calendar.cut_off_invalid', 'The cut-off is a minute of the day, 0 to 1440');
  }
  for (const sessions of Object.values(weeklyHours)) {
    let end = 0;
    for (const { from, to } of sessions) {
      if (!isMinute(from) || !isMinute(to) || from < end || from >= to) {
        throw new CalendarError(
          'calendar.hours_invalid',
          'Sessions of a day follow one another, each from an earlier to a later minute',
        );
      }
      end = to;
    }
  }
  if (ordinaryHours({ weeklyHours }).length === 0) {
    throw new CalendarError(
      'calendar.hours_invalid',
      'A week needs counting hours on at least one day from Monday to Friday',
    );
  }
}
