import { describe, expect, it } from '@jest/globals';
import {
  addWorkingDays,
  addWorkingMinutes,
  buildWorkingCalendar,
  CalendarError,
  compareLocalDates,
  computeDueAt,
  DEFAULT_HOURS,
  describeDay,
  formatDueBriefVi,
  formatDueVi,
  instantAt,
  isLocalDate,
  isTimeLimit,
  localDateOf,
  NATIONAL_CALENDAR as calendar,
  nextWorkingMoment,
  subtractWorkingMinutes,
  type TimeLimit,
} from './index.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);
const ONE_DAY: TimeLimit = { amount: 1, unit: 'workingDay' };
const due = (changes: object): Date | null =>
  computeDueAt({ acceptedAt: at('2026-03-05 09:00'), limit: ONE_DAY, calendar, ...changes });
const pause = (from: string, to: string): { from: Date; to: Date } => ({ from: at(from), to: at(to) });

const REFUSED: readonly (readonly [code: string, why: string, work: () => unknown])[] = [
  ['deadline.limit_invalid', 'a negative limit', () => due({ limit: { amount: -5, unit: 'workingDay' } })],
  ['deadline.limit_invalid', 'nothing', () => due({ limit: { amount: 0, unit: 'day' } })],
  ['deadline.limit_invalid', 'a unit nobody knows', () => due({ limit: { amount: 1, unit: 'week' } })],
  ['deadline.out_of_range', 'the year 1', () => due({ acceptedAt: new Date('0001-01-01T00:00:00Z') })],
  ['deadline.out_of_range', 'the year 9999', () => due({ acceptedAt: new Date('9999-12-31T00:00:00Z') })],
  ['deadline.out_of_range', 'no time at all', () => due({ acceptedAt: new Date(NaN) })],
  [
    'deadline.out_of_range',
    'a pause into the year 9999',
    () => due({ pauses: [pause('2026-03-05 10:00', '9999-01-01 10:00')] }),
  ],
  [
    'deadline.pause_reversed',
    'a pause that ends before it begins',
    () => due({ pauses: [pause('2026-03-06 10:00', '2026-03-06 09:00')] }),
  ],
  [
    'deadline.pauses_overlap',
    'two pauses at once',
    () =>
      due({ pauses: [pause('2026-03-06 10:00', '2026-03-06 12:00'), pause('2026-03-06 11:59', '2026-03-06 13:00')] }),
  ],
  [
    'deadline.pauses_overlap',
    'one pause noted twice',
    () =>
      due({ pauses: [pause('2026-03-06 10:00', '2026-03-06 12:00'), pause('2026-03-06 10:00', '2026-03-06 12:00')] }),
  ],
  ['calendar.date_invalid', '30 February', () => instantAt('2026-02-30', 0)],
  ['calendar.date_invalid', 'a minute after midnight', () => instantAt('2026-02-28', 1441)],
  [
    'calendar.date_invalid',
    'a day of the calendar that does not exist',
    () => buildWorkingCalendar([{ date: '2026-13-01', kind: 'off', cause: 'holiday', name: 'Tết' }]),
  ],
  [
    'calendar.cut_off_invalid',
    'a cut-off outside of the day',
    () => buildWorkingCalendar([], [{ ...DEFAULT_HOURS, sameDayCutOff: 1441 }]),
  ],
  [
    'calendar.hours_invalid',
    'periods out of order',
    () => buildWorkingCalendar([], [{ ...DEFAULT_HOURS, validFrom: '2026-02-01' }, DEFAULT_HOURS]),
  ],
  ['deadline.out_of_range', 'no instant to take a day of', () => localDateOf(new Date(NaN))],
  ['deadline.out_of_range', 'working time before all calendars', () => addWorkingMinutes(new Date(-1e12), 1, calendar)],
];

describe('the clock refuses', () => {
  it.each(REFUSED)('%s: %s', (code, _why, work) => {
    let refusal: unknown;
    try {
      work();
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(CalendarError);
    expect(refusal).toMatchObject({ code, name: 'CalendarError' });
  });

  it('takes pauses that touch, in any order, and none that are shorter than a minute', () => {
    const touching = [pause('2026-03-05 12:00', '2026-03-06 12:00'), pause('2026-03-05 10:00', '2026-03-05 12:00')];
    expect(due({ pauses: touching })).toEqual(at('2026-03-09 17:00'));
    expect(due({ pauses: [pause('2026-03-06 10:00:01', '2026-03-06 10:00:59')] })).toEqual(at('2026-03-06 17:00'));
    const nothing = [pause('2026-03-06 10:00', '2026-03-06 10:00'), pause('2026-03-06 10:00', '2026-03-06 10:30')];
    expect(due({ pauses: nothing })).toEqual(at('2026-03-06 17:00'));
  });

  it('asks nothing of a limit that says nothing', () => expect(due({ limit: { amount: 0, unit: 'none' } })).toBeNull());
});

describe('working time', () => {
  it('is added and taken away in whole minutes', () => {
    expect(addWorkingMinutes(at('2026-03-06 16:00'), 0, calendar)).toEqual(at('2026-03-06 16:00'));
    expect(addWorkingMinutes(at('2026-03-06 16:00'), 61, calendar)).toEqual(at('2026-03-09 07:01'));
    expect(subtractWorkingMinutes(at('2026-03-09 07:30'), 60, calendar)).toEqual(at('2026-03-06 16:30'));
    expect(subtractWorkingMinutes(at('2025-01-02 07:30'), 60, calendar)).toEqual(at('2024-12-31 16:30'));
    expect(addWorkingDays('2026-02-13', 1, calendar)).toBe('2026-02-23');
  });

  it('goes on into years that were not asked for before', () => {
    const fresh = buildWorkingCalendar([]);
    expect(nextWorkingMoment(at('2026-01-05 08:00'), fresh)).toEqual(at('2026-01-05 08:00'));
    expect(nextWorkingMoment(at('2027-12-31 18:00'), fresh)).toEqual(at('2028-01-04 07:00'));
    expect(nextWorkingMoment(at('2024-01-01 08:00'), fresh)).toEqual(at('2024-01-02 07:00'));
  });
});

describe('words', () => {
  it('say when and what', () => {
    expect(formatDueVi(at('2026-03-09 17:00'))).toBe('17:00 ngày 09/03/2026');
    expect(formatDueBriefVi(at('2026-03-09 07:05'))).toBe('07:05 09/03');
    expect(['2026-03-10', '2026-03-09', '2026-03-09'].sort(compareLocalDates)[2]).toBe('2026-03-10');
    expect(compareLocalDates('2026-03-09', '2026-03-10')).toBe(-1);
    expect(describeDay('2026-03-09', calendar)).toBe('ngày làm việc');
    expect([isLocalDate('2026-02-29'), isLocalDate('2028-02-29')]).toEqual([false, true]);
    expect(isTimeLimit({ amount: 1, unit: 'week' as TimeLimit['unit'] })).toBe(false);
  });
});
