import { describe, expect, it } from '@jest/globals';
import { addDays, weekdayOf } from './local-date.js';
import { buildWorkingCalendar, DEFAULT_HOURS, DEFAULT_WEEKLY_HOURS, NATIONAL_CALENDAR } from './national-calendar.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import type { WeeklyHours } from './calendar.types.js';
import { isProvisional, isWorkingDay, sessionsOn } from './working-calendar.js';
import { nextWorkingMoment } from './working-time.js';

/** Days off from Monday to Friday and working days on a weekend, as `MM-DD`. */
function exceptionsOf(year: number): { off: string[]; made: string[] } {
  const off: string[] = [];
  const made: string[] = [];
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const weekend = weekdayOf(date) > 5;
    if (!weekend && !isWorkingDay(date, NATIONAL_CALENDAR)) off.push(date.slice(5));
    if (weekend && isWorkingDay(date, NATIONAL_CALENDAR)) made.push(date.slice(5));
  }
  return { off, made };
}

describe('national calendar', () => {
  it.each([
    {
      year: 2022,
      off: '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
      made: '',
      why: '2022: New Year and Hùng Kings on a weekend, so substitute days',
    },
    {
      year: 2023,
      off: '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
      made: '',
      why: '2023: Tết from 20/01 to 26/01',
    },
    {
      year: 2024,
      off: '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
      made: '05-04',
      why: '2024: 29/04 swapped for Saturday 04/05',
    },
    {
      year: 2025,
      off: '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
      made: '04-26',
      why: '2025: 02/05 swapped for Saturday 26/04',
    },
    {
      year: 2026,
      off: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
      made: '01-10 08-22',
      why: '2026: two swaps, and 24/11 for the first time',
    },
    {
      year: 2027,
      off: '01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24',
      made: '',
      why: '2027: reckoned from the law',
    },
  ])('$why', ({ year, off, made }) =>
    expect(exceptionsOf(year)).toEqual({ off: off.split(' '), made: made === '' ? [] : made.split(' ') }),
  );

  it('names each day once', () =>
    expect(new Set(NATIONAL_HOLIDAYS.map(({ date }) => date)).size).toBe(NATIONAL_HOLIDAYS.length));

  it('marks 2027 and unknown years as provisional', () => {
    expect(isProvisional('2026-12-31', NATIONAL_CALENDAR)).toBe(false);
    expect(isProvisional('2027-02-04', NATIONAL_CALENDAR)).toBe(true);
    expect(isProvisional('2028-06-01', NATIONAL_CALENDAR)).toBe(true);
  });
});

describe('a year that nobody has published', () => {
  it('has the days off of the Labour Code, and an office’s own', () => {
    expect(isWorkingDay('2028-01-26', NATIONAL_CALENDAR)).toBe(false); // first day of Tết
    expect(isWorkingDay('2028-01-31', NATIONAL_CALENDAR)).toBe(true);
    const office = buildWorkingCalendar([
      { date: '2028-06-01', kind: 'off', cause: 'closure', name: 'Nghỉ bão', local: true },
      { date: '2028-01-26', kind: 'working', cause: 'make_up', name: 'Trực', local: true },
    ]);
    expect(office.coveredYears).toEqual([]);
    expect(isWorkingDay('2028-06-01', office)).toBe(false);
    expect(isWorkingDay('2028-01-26', office)).toBe(true);
    expect(isWorkingDay('2028-01-27', office)).toBe(false);
  });

  it('has only its weekends off where the law says nothing', () => {
    expect(isWorkingDay('2015-01-01', NATIONAL_CALENDAR)).toBe(true);
    expect(isWorkingDay('2015-01-03', NATIONAL_CALENDAR)).toBe(false);
  });
});

describe('working calendar', () => {
  it('gives a make-up Saturday the hours of a weekday', () =>
    expect(sessionsOn('2026-08-22', NATIONAL_CALENDAR)).toEqual(DEFAULT_WEEKLY_HOURS[1]));

  it('lets an office override inherited days and keep Saturday mornings as counting hours', () => {
    const office = buildWorkingCalendar(
      [
        ...NATIONAL_HOLIDAYS,
        { date: '2026-11-24', kind: 'working', cause: 'make_up', name: 'Trực' },
        { date: '2026-03-10', kind: 'off', cause: 'closure', name: 'Nghỉ bão' },
      ],
      [{ ...DEFAULT_HOURS, weeklyHours: { ...DEFAULT_WEEKLY_HOURS, 6: [{ from: 450, to: 690 }] } }],
    );
    expect(isWorkingDay('2026-11-24', office)).toBe(true);
    expect(isWorkingDay('2026-03-10', office)).toBe(false);
    expect(sessionsOn('2026-03-14', office)).toEqual([{ from: 450, to: 690 }]);
    expect(isWorkingDay('2024-02-10', office)).toBe(false); // first day of Tết on a Saturday
  });

  it.each<[WeeklyHours, string]>([
    [{ ...DEFAULT_WEEKLY_HOURS, 1: [{ from: 700, to: 600 }] }, 'a session that ends before it begins'],
    [
      {
        ...DEFAULT_WEEKLY_HOURS,
        2: [
          { from: 400, to: 600 },
          { from: 500, to: 700 },
        ],
      },
      'overlapping sessions',
    ],
    [{ ...DEFAULT_WEEKLY_HOURS, 3: [{ from: 400, to: 1441 }] }, 'a session beyond midnight'],
    [{ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, 'no hours at all'],
  ])('refuses week %#', (weeklyHours) =>
    expect(() => buildWorkingCalendar([], [{ ...DEFAULT_HOURS, weeklyHours }])).toThrow(RangeError),
  );

  it('gives up when for years no day is a working day', () => {
    const rows = Array.from({ length: 1500 }, (_, index) => addDays('2026-01-01', index));
    const closed = buildWorkingCalendar(
      rows.map((date) => ({ date, kind: 'off', cause: 'closure', name: 'Đóng cửa' })),
    );
    expect(() => nextWorkingMoment(new Date('2026-01-05T02:00:00Z'), closed)).toThrow(RangeError);
  });
});
