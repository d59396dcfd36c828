import { parseLocalDate } from './local-date.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import type { CalendarDay } from './national-holidays.js';
import type { ExceptionalDay, WeeklyHours, WorkingCalendar, WorkingSession } from './working-calendar.js';

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

/** What an office sets itself; what it leaves out has the national default. */
export interface CalendarSettings {
  readonly weeklyHours?: WeeklyHours;
  readonly sameDayCutOff?: number;
}

/**
 * A calendar from rows. A later row for the same day replaces an earlier one, so an office inherits by putting its own
 * rows behind those of the office above, and takes a national holiday back with a `working` row.
 *
 * @throws RangeError for a day that does not exist, sessions that are empty, overlap or leave the day, a week without
 *   any hours on its weekdays, or a cut-off outside of the day
 */
export function buildWorkingCalendar(rows: readonly CalendarDay[], settings: CalendarSettings = {}): WorkingCalendar {
  const weeklyHours = settings.weeklyHours ?? DEFAULT_WEEKLY_HOURS;
  const sameDayCutOff = settings.sameDayCutOff ?? DEFAULT_SAME_DAY_CUT_OFF;
  checkWeeklyHours(weeklyHours);
  if (!isMinute(sameDayCutOff)) throw new RangeError('The cut-off is a minute of the day, 0 to 1440');

  const exceptions: Record<string, ExceptionalDay> = {};
  for (const { date, kind, name } of rows) exceptions[parseLocalDate(date)] = { kind, name };
  const provisional = rows.filter((row) => row.provisional === true).map(({ date }) => Number(date.slice(0, 4)));
  return { weeklyHours, exceptions, sameDayCutOff, provisionalYears: [...new Set(provisional)].sort((a, b) => a - b) };
}

/** The calendar of an office that has set nothing: default hours and the national holidays of 2022 to 2027. */
export const NATIONAL_CALENDAR: WorkingCalendar = buildWorkingCalendar(NATIONAL_HOLIDAYS);

function isMinute(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1440;
}

function checkWeeklyHours(hours: WeeklyHours): void {
  for (const sessions of Object.values(hours)) {
    let end = 0;
    for (const { from, to } of sessions) {
      if (!isMinute(from) || !isMinute(to) || from < end || from >= to) {
        throw new RangeError('Sessions of a day follow one another, each from an earlier to a later minute');
      }
      end = to;
    }
  }
  if ([hours[1], hours[2], hours[3], hours[4], hours[5]].every((sessions) => sessions.length === 0)) {
    throw new RangeError('A week needs counting hours on at least one day from Monday to Friday');
  }
}
