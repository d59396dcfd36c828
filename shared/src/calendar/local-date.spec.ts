import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  compareLocalDates,
  daysBetween,
  formatDueBriefVi,
  formatDueVi,
  instantAt,
  localDateOf,
  minuteOfDay,
  parseLocalDate,
  weekdayOf,
} from './local-date.js';

describe('local dates', () => {
  it.each([
    { at: '2026-03-05T16:59:59.999Z', date: '2026-03-05', minute: 1439, why: 'the last moment of a day in Hanoi' },
    { at: '2026-03-05T17:00:00Z', date: '2026-03-06', minute: 0, why: 'midnight in Hanoi is still yesterday in UTC' },
    { at: '2025-12-31T23:59:00+07:00', date: '2025-12-31', minute: 1439, why: 'the year ends in Hanoi, not in UTC' },
    { at: '2024-02-29T00:00:00+07:00', date: '2024-02-29', minute: 0, why: 'leap day' },
    { at: '2026-03-08T02:30:00-05:00', date: '2026-03-08', minute: 870, why: 'a time that New York skips' },
  ])('$why', ({ at, date, minute }) => {
    expect(localDateOf(new Date(at))).toBe(date);
    expect(minuteOfDay(new Date(at))).toBe(minute);
  });

  it('finds the instant of a minute', () => {
    expect(instantAt('2026-02-13', 17 * 60).toISOString()).toBe('2026-02-13T10:00:00.000Z');
    expect(instantAt('2026-02-13', 1440)).toEqual(instantAt('2026-02-14', 0));
  });

  it.each([
    ['2026-02-30', 'a day that does not exist'],
    ['2026-2-3', 'digits missing'],
    ['20260203', 'basic format'],
    ['2026-02-03T10:00', 'a time behind the day'],
    ['2026-02-03[u-ca=chinese]', 'a calendar name'],
    ['0026-02-03', 'year out of range'],
    ['', 'nothing'],
  ])('refuses %s: %s', (text) => expect(() => parseLocalDate(text)).toThrow(RangeError));

  it.each([1441, -1, 1.5, NaN])('refuses minute %d', (minute) =>
    expect(() => instantAt('2026-02-13', minute)).toThrow(RangeError),
  );

  it('refuses an invalid Date', () => expect(() => localDateOf(new Date(NaN))).toThrow(RangeError));

  it('counts days and months', () => {
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(compareLocalDates('2026-01-02', '2026-01-10')).toBe(-1);
    expect(weekdayOf('2026-08-22')).toBe(6);
  });

  it('prints a promised time as the slip does', () =>
    expect(formatDueVi(new Date('2026-02-13T10:00:00Z'))).toBe('17:00 ngày 13/02/2026'));

  it('prints it briefly for text messages', () =>
    expect(formatDueBriefVi(new Date('2026-02-13T17:30:00Z'))).toBe('00:30 14/02'));
});

describe('day numbers', () => {
  it('agree with the Temporal calendar from 1900 to 2100, leap years and all', () => {
    let expected = Temporal.PlainDate.from('1899-12-31');
    let date = '1899-12-31';
    for (let day = 0; day < 73_500; day += 1) {
      expected = expected.add({ days: 1 });
      date = addDays(date, 1);
      if (date !== expected.toString() || weekdayOf(date) !== expected.dayOfWeek) break;
    }
    expect(date).toBe(expected.toString());
    expect(date > '2100-03-01').toBe(true);
  });

  it.each(['2023-12-31', '2024-01-30', '2024-02-29', '2100-02-28', '2026-07-15'])(
    'agree with it on months before and after %s, short ones and all',
    (date) => {
      const from = Temporal.PlainDate.from(date);
      const months = Array.from({ length: 2401 }, (_, index) => index - 1200);
      expect(months.map((each) => addMonths(date, each))).toEqual(
        months.map((each) => from.add({ months: each }, { overflow: 'constrain' }).toString()),
      );
    },
  );
});
