import { CalendarError } from './calendar-error.js';
import type { LocalDate } from './local-date.js';

/** The years for which the lunar calendar below is known. */
export const LUNAR_YEARS = { first: 2022, last: 2099 } as const;

/** The days of a year that the lunar calendar sets, as solar dates. */
export interface LunarDays {
  /** Mùng 1 Tết: the first day of the first lunar month. */
  readonly tet: LocalDate;
  /** Giỗ Tổ Hùng Vương: the tenth day of the third lunar month. */
  readonly hungKings: LocalDate;
}

// A table, for a browser knows no Vietnamese lunar calendar: the Chinese one begins its days an hour earlier and gives
// another day in some years, 2030 and 2053 among them. Every row is reckoned anew from sun and moon in
// lunar-days.ephemeris.spec.ts.
// prettier-ignore
const DAYS: Readonly<Record<number, readonly [tet: string, hungKings: string]>> = {
  2022: ['02-01', '04-10'], 2023: ['01-22', '04-29'], 2024: ['02-10', '04-18'], 2025: ['01-29', '04-07'],
  2026: ['02-17', '04-26'], 2027: ['02-06', '04-16'], 2028: ['01-26', '04-04'], 2029: ['02-13', '04-23'],
  2030: ['02-02', '04-12'], 2031: ['01-23', '04-01'], 2032: ['02-11', '04-19'], 2033: ['01-31', '04-09'],
  2034: ['02-19', '04-28'], 2035: ['02-08', '04-17'], 2036: ['01-28', '04-06'], 2037: ['02-15', '04-24'],
  2038: ['02-04', '04-13'], 2039: ['01-24', '04-03'], 2040: ['02-12', '04-20'], 2041: ['02-01', '04-10'],
  2042: ['01-22', '04-29'], 2043: ['02-10', '04-19'], 2044: ['01-30', '04-07'], 2045: ['02-17', '04-26'],
  2046: ['02-06', '04-15'], 2047: ['01-26', '04-04'], 2048: ['02-14', '04-22'], 2049: ['02-02', '04-11'],
  2050: ['01-23', '04-01'], 2051: ['02-11', '04-20'], 2052: ['02-01', '04-09'], 2053: ['02-18', '04-28'],
  2054: ['02-08', '04-17'], 2055: ['01-28', '04-06'], 2056: ['02-15', '04-24'], 2057: ['02-04', '04-13'],
  2058: ['01-24', '04-02'], 2059: ['02-12', '04-21'], 2060: ['02-02', '04-10'], 2061: ['01-21', '03-31'],
  2062: ['02-09', '04-19'], 2063: ['01-29', '04-08'], 2064: ['02-17', '04-26'], 2065: ['02-05', '04-15'],
  2066: ['01-26', '04-04'], 2067: ['02-14', '04-23'], 2068: ['02-03', '04-11'], 2069: ['01-23', '04-01'],
  2070: ['02-11', '04-20'], 2071: ['01-31', '04-09'], 2072: ['02-19', '04-27'], 2073: ['02-07', '04-16'],
  2074: ['01-27', '04-05'], 2075: ['02-15', '04-24'], 2076: ['02-05', '04-13'], 2077: ['01-24', '04-02'],
  2078: ['02-12', '04-21'], 2079: ['02-02', '04-11'], 2080: ['01-22', '03-30'], 2081: ['02-09', '04-18'],
  2082: ['01-29', '04-07'], 2083: ['02-17', '04-26'], 2084: ['02-06', '04-14'], 2085: ['01-26', '04-03'],
  2086: ['02-14', '04-22'], 2087: ['02-03', '04-12'], 2088: ['01-24', '04-01'], 2089: ['02-10', '04-20'],
  2090: ['01-30', '04-09'], 2091: ['02-18', '04-28'], 2092: ['02-07', '04-16'], 2093: ['01-27', '04-05'],
  2094: ['02-15', '04-24'], 2095: ['02-05', '04-13'], 2096: ['01-25', '04-02'], 2097: ['02-12', '04-21'],
  2098: ['02-01', '04-11'], 2099: ['01-21', '04-29'],
};

/**
 * Tết and Giỗ Tổ by the Vietnamese lunar calendar, whose days begin at midnight of UTC+7.
 *
 * @param year 2022 to 2099
 * @throws CalendarError `calendar.year_out_of_range` for any other year
 */
export function lunarDays(year: number): LunarDays {
  const days = DAYS[year];
  if (days === undefined) {
    throw new CalendarError('calendar.year_out_of_range', 'The lunar calendar is known for the years 2022 to 2099');
  }
  return { tet: `${year}-${days[0]}`, hungKings: `${year}-${days[1]}` };
}
