import { describe, expect, it } from '@jest/globals';
import type { CalendarDay, OfficeHours } from '../admin.types';
import { daysByDate, hoursOn, monthsOf } from './year-view';

describe('monthsOf', () => {
  const months = monthsOf(2026);

  it('begins weeks on Monday and leaves the days of other months empty', () => {
    // 1 November 2026 is a Sunday.
    expect(months[10]?.weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(months[10]?.weeks).toHaveLength(6);
    expect(months[10]?.weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null]);
  });

  it.each([
    [2026, 365],
    [2028, 366],
  ])('has every day of %i once', (year, count) => {
    const days = monthsOf(year).flatMap(({ weeks }) => weeks.flat().filter((day) => day !== null));
    expect(new Set(days).size).toBe(count);
  });

  it('needs four weeks for a February that fits exactly', () => expect(monthsOf(2027)[1]?.weeks).toHaveLength(4));
});

const day = (date: string, officeCode: string | null, name: string): CalendarDay => ({
  id: `${date} ${name}`,
  officeCode,
  date,
  kind: 'off',
  cause: 'holiday',
  name,
  decision: null,
  decidedOn: null,
  provisional: false,
  version: 1,
});

describe('daysByDate', () => {
  it('has the office decide over the country', () => {
    const days = [day('2026-09-02', null, 'Quốc khánh'), day('2026-09-02', 'H23.18.07', 'Nghỉ do bão')];
    expect(daysByDate(days).get('2026-09-02')?.name).toBe('Nghỉ do bão');
  });
});

describe('hoursOn', () => {
  const hours = (officeCode: string | null, validFrom: string): OfficeHours => ({
    id: `${officeCode} ${validFrom}`,
    officeCode,
    validFrom,
    week: {},
    cutOffMinute: 900,
    dueTime: 'close',
    openingWeek: null,
    version: 1,
  });
  const ALL = [hours('H23.18.07', '2027-01-01'), hours('H23.18.07', '2026-06-01'), hours(null, '2020-01-01')];

  it.each([
    ['2027-01-01', 'H23.18.07 2027-01-01', 'the newest of the office'],
    ['2026-11-23', 'H23.18.07 2026-06-01', 'the one of now, not the one to come'],
    ['2025-01-01', 'null 2020-01-01', 'the inherited ones before the office had its own'],
  ])('on %s finds %s: %s', (date, id) => expect(hoursOn(ALL, date)?.id).toBe(id));
});
