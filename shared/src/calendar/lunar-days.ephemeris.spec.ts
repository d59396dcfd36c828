import { describe, expect, it } from '@jest/globals';
import { SearchMoonPhase, SearchSunLongitude } from 'astronomy-engine';
import { addDays } from './local-date.js';
import { LUNAR_YEARS, lunarDays } from './lunar-days.js';
import type { LunarDays } from './lunar-days.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
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
function reckon(year: number, offsetHours: number, error = { moonMinutes: 0, sunMinutes: 0 }): LunarDays {
  const dayOf = (at: Date, minutes: number): string =>
    new Date(at.getTime() + offsetHours * HOUR_MS + minutes * MINUTE_MS).toISOString().slice(0, 10);
  const starts = newMoons.map((at) => dayOf(at, error.moonMinutes));
  const terms = majorTerms.map(({ longitude, at }) => ({ longitude, day: dayOf(at, error.sunMinutes) }));
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

describe('lunar days by sun and moon', () => {
  it('are what sun and moon say at UTC+7, in each of the 78 years', () => {
    expect(YEARS).toHaveLength(78);
    expect(differences(lunarDays, inHanoi)).toEqual([]);
  });

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

  // The ephemeris is good to a minute or two, and so is the guess at the earth's rotation in 2099.
  it.each([
    { moonMinutes: -5, sunMinutes: -5 },
    { moonMinutes: -5, sunMinutes: 5 },
    { moonMinutes: 5, sunMinutes: -5 },
    { moonMinutes: 5, sunMinutes: 5 },
  ])('do not hang on the minute: %p', (error) =>
    expect(differences(lunarDays, (year) => reckon(year, 7, error))).toEqual([]),
  );
});
