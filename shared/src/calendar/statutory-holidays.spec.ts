import { describe, expect, it } from '@jest/globals';
import { CalendarError } from './calendar-error.js';
import type { CalendarDay } from './calendar.types.js';
import { addDays, weekdayOf } from './local-date.js';
import { LUNAR_YEARS, lunarDays } from './lunar-days.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import { statutoryHolidays } from './statutory-holidays.js';

const YEARS = Array.from({ length: LUNAR_YEARS.last - LUNAR_YEARS.first + 1 }, (_, index) => LUNAR_YEARS.first + index);

const isSwap = ({ cause }: CalendarDay): boolean => cause === 'swap' || cause === 'make_up';
const inWords = ({ date, cause, name }: CalendarDay): string => `${date} ${cause} ${name}`;
const weekdaysOff = (year: number): string[] =>
  statutoryHolidays(year)
    .filter(({ date }) => weekdayOf(date) <= 5)
    .map(({ date }) => date.slice(5));

describe('statutory holidays', () => {
  it.each([2022, 2023, 2024, 2025, 2026, 2027])('of %i are the published ones without the swaps', (year) => {
    const published = NATIONAL_HOLIDAYS.filter((day) => day.date.startsWith(`${year}`) && !isSwap(day));
    expect(statutoryHolidays(year).map(inWords)).toEqual(published.map(inWords));
  });

  // prettier-ignore
  it.each([
    { year: 2028, off: '01-03 01-24 01-25 01-26 01-27 01-28 04-04 05-01 05-02 09-01 09-04 11-24', why: 'New Year, 30 April and 2 September on a weekend' },
    { year: 2029, off: '01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04 11-26', why: '2 September a Sunday: the neighbour is Monday, so its substitute is Tuesday; 24 November a Saturday' },
    { year: 2030, off: '01-01 01-31 02-01 02-04 02-05 02-06 04-12 04-30 05-01 09-02 09-03 11-25', why: 'Tết on a Saturday by the Vietnamese calendar, a day before the Chinese' },
    { year: 2033, off: '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02 11-24', why: 'Tết on a Monday: it begins on a Saturday, made up after its fifth day' },
    { year: 2042, off: '01-01 01-20 01-21 01-22 01-23 01-24 04-29 04-30 05-01 09-01 09-02 11-24', why: 'Giỗ Tổ the day before 30 April' },
  ])('take these weekdays of $year: $why', ({ year, off }) => expect(weekdaysOff(year)).toEqual(off.split(' ')));

  it('name a substitute day after the holiday it stands for', () =>
    expect(statutoryHolidays(2028)[1]).toEqual({
      date: '2028-01-03',
      kind: 'off',
      cause: 'substitute',
      name: 'Tết Dương lịch (nghỉ bù)',
      provisional: true,
    }));

  it('join the day after to 2 September on a Sunday, so that only one of the two is lost', () =>
    expect(
      statutoryHolidays(2029)
        .filter(({ date }) => date.startsWith('2029-09'))
        .map(inWords),
    ).toEqual([
      '2029-09-02 holiday Quốc khánh 2/9',
      '2029-09-03 holiday Quốc khánh 2/9',
      '2029-09-04 substitute Quốc khánh 2/9 (nghỉ bù)',
    ]));

  it('know 24 November from 2026 on, with the resolution behind it', () => {
    const named = (year: number): (string | undefined)[] =>
      statutoryHolidays(year)
        .filter(({ name }) => name === 'Ngày Văn hóa Việt Nam')
        .map(({ decision }) => decision);
    expect(named(2025)).toEqual([]);
    expect(named(2026)).toEqual(['Nghị quyết 28/2026/QH16']);
    expect(named(2099)).toEqual(['Nghị quyết 28/2026/QH16']);
  });

  it.each(YEARS)('of %i cost as many weekdays as there are holidays, no day twice, in order', (year) => {
    const days = statutoryHolidays(year);
    const dates = days.map(({ date }) => date);
    expect(weekdaysOff(year)).toHaveLength(year < 2026 ? 11 : 12);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(days.every(({ kind, provisional }) => kind === 'off' && provisional === true)).toBe(true);
    expect(dates.every((date) => date.startsWith(`${year}`))).toBe(true);
  });

  it.each(YEARS)(
    'of %i have a substitute for each holiday on a weekend, on the nearest free weekday after it',
    (year) => {
      const days = statutoryHolidays(year);
      const off = new Set(days.map(({ date }) => date));
      const lost = days.filter(({ date }) => weekdayOf(date) > 5);
      const substitutes = days.filter(({ cause }) => cause === 'substitute');
      expect(substitutes.map(({ name }) => name).sort()).toEqual(lost.map(({ name }) => `${name} (nghỉ bù)`).sort());
      for (const { date, name } of substitutes) {
        expect(weekdayOf(date)).toBeLessThanOrEqual(5);
        const from = lost.find((day) => name === `${day.name} (nghỉ bù)`)!.date;
        for (let day = from; day < date; day = addDays(day, 1)) expect(weekdayOf(day) > 5 || off.has(day)).toBe(true);
      }
    },
  );

  it('give the first three days of each new lunar year', () => {
    for (const year of YEARS) {
      const { tet } = lunarDays(year);
      const names = new Map(statutoryHolidays(year).map(({ date, name }) => [date, name]));
      for (const offset of [-1, 0, 1, 2]) expect(names.get(addDays(tet, offset))).toBe('Tết Âm lịch');
    }
  });

  it.each([2021, 2100])('are unknown for %i', (year) => expect(() => statutoryHolidays(year)).toThrow(CalendarError));
});
