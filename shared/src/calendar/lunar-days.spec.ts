import { describe, expect, it } from '@jest/globals';
import { CalendarError } from './calendar-error.js';
import { addDays, daysBetween } from './local-date.js';
import { LUNAR_YEARS, lunarDays } from './lunar-days.js';
import type { LunarDays } from './lunar-days.js';

const YEARS = Array.from({ length: LUNAR_YEARS.last - LUNAR_YEARS.first + 1 }, (_, index) => LUNAR_YEARS.first + index);

/** The Chinese calendar of the runtime, which is ICU's own reckoning. */
function byIntl(year: number): LunarDays {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  const find = (month: string, day: string): string => {
    for (let date = `${year}-01-15`; ; date = addDays(date, 1)) {
      const parts = format.formatToParts(new Date(`${date}T00:00:00Z`));
      const value = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
      if (value('month') === month && value('day') === day) return date;
    }
  };
  return { tet: find('1', '1'), hungKings: find('3', '10') };
}

describe('lunar days', () => {
  it.each([
    [2024, '2024-02-10', '2024-04-18'],
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
    [2030, '2030-02-02', '2030-04-12'],
    [2053, '2053-02-18', '2053-04-28'],
  ])('are in %i as published', (year, tet, hungKings) => expect(lunarDays(year)).toEqual({ tet, hungKings }));

  // In these years a new moon before midnight in Hanoi is after it in Beijing, or within minutes of Beijing's midnight,
  // where ICU errs: it has Tết 2027, 23:56 there, a day late.
  it('agree with the Chinese calendar of the runtime where Vietnam and China agree', () => {
    const disputed = [2027, 2030, 2037, 2038, 2053, 2085, 2086, 2095];
    const agreed = YEARS.filter((year) => !disputed.includes(year));
    expect(agreed).toHaveLength(70);
    expect(agreed.map(byIntl)).toEqual(agreed.map(lunarDays));
  });

  it('lie in the season they belong to', () => {
    for (const { tet, hungKings } of YEARS.map(lunarDays)) {
      expect(tet.slice(5) >= '01-21' && tet.slice(5) <= '02-20').toBe(true);
      expect([67, 68, 69, 97, 98, 99]).toContain(daysBetween(tet, hungKings));
    }
  });

  it.each([2021, 2100, 2026.5, NaN])('are not known for %d', (year) => {
    expect(() => lunarDays(year)).toThrow(CalendarError);
    expect(() => lunarDays(year)).toThrow(expect.objectContaining({ code: 'calendar.year_out_of_range' }));
  });
});
