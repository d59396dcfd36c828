import { describe, expect, it } from '@jest/globals';
import { SearchMoonPhase, SearchSunLongitude } from 'astronomy-engine';
import { CalendarError } from './calendar-error.js';
import { addDays, daysBetween } from './local-date.js';
import { LUNAR_YEARS, lunarDays } from './lunar-days.js';
import type { LunarDays } from './lunar-days.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
const YEARS = Array.from({ length: LUNAR_YEARS.last - LUNAR_YEARS.first + 1 }, (_, index) => LUNAR_YEARS.first + index);

/** Every new moon, and every instant at which the sun's longitude is a multiple of 30°, over the years of the table. */
function observe(): { newMoons: readonly Date[]; majorTerms: readonly { longitude: number; at: Date }[] } {
  const end = new Date(`${LUNAR_YEARS.last + 1}-03-01T00:00:00Z`);
  const later = (at: Date): Date => new Date(at.getTime() + 20 * DAY_MS);
  const newMoons: Date[] = [];
  for (let from = new Date('2020-10-01T00:00:00Z'); from < end; from = later(newMoons.at(-1)!)) {
    newMoons.push(SearchMoonPhase(0, from, 40)!.date);
  }
  const majorTerms: { longitude: number; at: Date }[] = [];
  for (let from = new Date('2020-09-20T00:00:00Z'); from < end; from = later(majorTerms.at(-1)!.at)) {
    const longitude = (180 + 30 * majorTerms.length) % 360;
    majorTerms.push({ longitude, at: SearchSunLongitude(longitude, from, 40)!.date });
  }
  return { newMoons, majorTerms };
}

const { newMoons, majorTerms } = observe();

/**
 * The rule of the calendar: a month begins on the day of a new moon; the month with the winter solstice is the eleventh;
 * between two such months with twelve others the first without a major solar term repeats the number before it.
 */
function reckon(year: number, offsetHours: number): LunarDays {
  const dayOf = (at: Date): string => new Date(at.getTime() + offsetHours * HOUR_MS).toISOString().slice(0, 10);
  const starts = newMoons.map(dayOf);
  const terms = majorTerms.map(({ longitude, at }) => ({ longitude, day: dayOf(at) }));
  const eleventhOf = (solarYear: number): number => {
    const solstice = terms.find(({ longitude, day }) => longitude === 270 && day.startsWith(`${solarYear}`))!.day;
    return starts.findLastIndex((start) => start <= solstice);
  };
  const [first, next] = [eleventhOf(year - 1), eleventhOf(year)];
  const hasTerm = (index: number): boolean =>
    terms.some(({ day }) => day >= starts[index]! && day < starts[index + 1]!);
  const indices = Array.from({ length: next - first }, (_, index) => first + index);
  const leap = indices.length === 13 ? indices.find((index) => !hasTerm(index)) : undefined;
  const months = indices.filter((index) => index !== leap).map((index) => starts[index]!);
  return { tet: months[2]!, hungKings: addDays(months[4]!, 9) };
}

const differences = (a: (year: number) => LunarDays, b: (year: number) => LunarDays): string[] =>
  YEARS.flatMap((year) =>
    (['tet', 'hungKings'] as const)
      .filter((day) => a(year)[day] !== b(year)[day])
      .map((day) => `${day} ${a(year)[day]} ${b(year)[day]}`),
  );

const inHanoi = (year: number): LunarDays => reckon(year, 7);
const inBeijing = (year: number): LunarDays => reckon(year, 8);

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
  it('are what sun and moon say at UTC+7, in each of the 78 years', () => {
    expect(YEARS).toHaveLength(78);
    expect(differences(lunarDays, inHanoi)).toEqual([]);
  });

  it.each([
    [2024, '2024-02-10', '2024-04-18'],
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
  ])('are in %i as published', (year, tet, hungKings) => expect(lunarDays(year)).toEqual({ tet, hungKings }));

  // A new moon between 23:00 and midnight in Hanoi is already tomorrow's in Beijing.
  it('differ from the Chinese ones on these days and no others', () =>
    expect(differences(lunarDays, inBeijing)).toEqual([
      'tet 2030-02-02 2030-02-03',
      'hungKings 2037-04-24 2037-04-25',
      'hungKings 2038-04-13 2038-04-14',
      'tet 2053-02-18 2053-02-19',
      'hungKings 2085-04-03 2085-04-04',
      'hungKings 2086-04-22 2086-04-23',
      'hungKings 2095-04-13 2095-04-14',
    ]));

  // ICU's new moons are some minutes off: it has Tết 2027, 23:56 in Beijing, a day late and that of 2030, 00:07, a day
  // early. So the minutes around midnight are left to the ephemeris.
  it('agree with the Chinese calendar of the runtime, but for those days and new moons near midnight in Beijing', () => {
    const doubtful = newMoons
      .map((at) => new Date(at.getTime() + 8 * HOUR_MS + 15 * MINUTE_MS))
      .filter((local) => local.getUTCHours() === 0 && local.getUTCMinutes() < 30)
      .map((local) => Number(local.toISOString().slice(0, 4)));
    const disputed = new Set([...doubtful, 2030, 2037, 2038, 2053, 2085, 2086, 2095]);
    const agreed = YEARS.filter((year) => !disputed.has(year));
    expect(agreed.length).toBeGreaterThan(50);
    expect(agreed.map(byIntl)).toEqual(agreed.map(lunarDays));
  });

  // The ephemeris is good to a minute or two, and so is the guess at the earth's rotation in 2099.
  it('do not hang on the minute: no new moon of theirs is within five minutes of midnight', () => {
    const ofMonths = new Set(YEARS.flatMap((year) => [lunarDays(year).tet, addDays(lunarDays(year).hungKings, -9)]));
    const minutes = newMoons
      .map((at) => new Date(at.getTime() + 7 * HOUR_MS))
      .filter((local) => ofMonths.has(local.toISOString().slice(0, 10)))
      .map((local) => local.getUTCHours() * 60 + local.getUTCMinutes());
    expect(minutes).toHaveLength(2 * YEARS.length);
    expect(Math.min(...minutes.map((minute) => Math.min(minute, 1440 - minute)))).toBeGreaterThan(5);
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
