import type { CalendarDay } from './calendar.types.js';
import { CULTURE_DAY_RESOLUTION, HOLIDAY_NAMES, substituteName } from './holiday-names.js';
import { addDays, weekdayOf } from './local-date.js';
import type { LocalDate } from './local-date.js';
import { lunarDays } from './lunar-days.js';

const FIRST_CULTURE_DAY = 2026;
const [MONDAY, TUESDAY, THURSDAY, FRIDAY, SUNDAY] = [1, 2, 4, 5, 7];

/**
 * The days off that the law gives in a year, in order, each `provisional`: for a year whose calendar the Government has
 * not announced. Which five days are Tết and which day joins 2 September the Prime Minister decides each year; assumed
 * is what was decided for 2022 to 2026. Swapped and made-up days no law foresees, so there are none.
 *
 * 24 November has a substitute day too: an assumption, for the resolution does not say it and its first weekend is in
 * 2029 (docs/holidays.md).
 *
 * @param year 2022 to 2099
 * @throws CalendarError `calendar.year_out_of_range` for any other year
 * @legal Labour Code 2019, Art. 112(1) (holidays), Art. 112(3) (the Prime Minister's choice) and Art. 111(3)
 *   (substitute days); Resolution 28/2026/QH16, Art. 2 (24 November)
 */
export function statutoryHolidays(year: number): readonly CalendarDay[] {
  const holidays = holidaysOf(year);
  return [...holidays, ...substitutesFor(holidays)].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function holidaysOf(year: number): readonly CalendarDay[] {
  const { tet, hungKings } = lunarDays(year);
  const culture = { ...holiday(`${year}-11-24`, HOLIDAY_NAMES.culture), decision: CULTURE_DAY_RESOLUTION };
  return [
    holiday(`${year}-01-01`, HOLIDAY_NAMES.newYear),
    ...fiveDaysOfTet(tet).map((date) => holiday(date, HOLIDAY_NAMES.tet)),
    holiday(hungKings, HOLIDAY_NAMES.hungKings),
    holiday(`${year}-04-30`, HOLIDAY_NAMES.reunification),
    holiday(`${year}-05-01`, HOLIDAY_NAMES.labour),
    ...twoNationalDays(`${year}-09-02`).map((date) => holiday(date, HOLIDAY_NAMES.national)),
    ...(year >= FIRST_CULTURE_DAY ? [culture] : []),
  ];
}

function holiday(date: LocalDate, name: string): CalendarDay {
  return { date, kind: 'off', cause: 'holiday', name, provisional: true };
}

/** Monday to Friday when the first day of Tết is a Tuesday; else two days before it and three of the new year. */
function fiveDaysOfTet(first: LocalDate): readonly LocalDate[] {
  const start = addDays(first, weekdayOf(first) === TUESDAY ? -1 : -2);
  return [0, 1, 2, 3, 4].map((offset) => addDays(start, offset));
}

/** With the neighbour that joins 2 September to a weekend, or else with the day before it. */
function twoNationalDays(second: LocalDate): readonly LocalDate[] {
  const dayAfter = [MONDAY, THURSDAY, SUNDAY].includes(weekdayOf(second));
  return dayAfter ? [second, addDays(second, 1)] : [addDays(second, -1), second];
}

/** For each holiday on a weekend, in order, the next working day that is still free. */
function substitutesFor(holidays: readonly CalendarDay[]): readonly CalendarDay[] {
  const taken = new Set(holidays.map(({ date }) => date));
  const isFree = (date: LocalDate): boolean => weekdayOf(date) <= FRIDAY && !taken.has(date);
  return holidays
    .filter(({ date }) => weekdayOf(date) > FRIDAY)
    .map((lost) => {
      let date = addDays(lost.date, 1);
      while (!isFree(date)) date = addDays(date, 1);
      taken.add(date);
      return { ...lost, date, cause: 'substitute', name: substituteName(lost.name) };
    });
}
