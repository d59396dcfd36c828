import { describe, expect, it } from '@jest/globals';
import { instantAt, NATIONAL_CALENDAR, type TimeLimit } from '@motcua/shared/calendar';
import { promiseAt } from './promise';

const calendar = NATIONAL_CALENDAR;
const at = (time: string, day = '2026-11-23'): Date => {
  const [hour, minute] = time.split(':').map(Number);
  return instantAt(day, hour! * 60 + minute!);
};
const SAME_DAY: TimeLimit = { amount: 1, unit: 'sameDay' };
const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

describe('promiseAt', () => {
  it('says until when today is still promised, and why it is Wednesday then', () => {
    const promise = promiseAt(at('09:42'), SAME_DAY, calendar);
    expect(promise).toMatchObject({ dueAt: at('17:00'), startsAt: null, closures: [] });
    expect(promise.later).toMatchObject({ after: at('15:00'), dueAt: at('17:00', '2026-11-25') });
    expect(promise.later?.closures.map(({ from }) => from)).toEqual(['2026-11-24']);
  });

  it('promises today to who comes at the cut-off sharp', () => {
    expect(iso(promiseAt(at('15:00'), SAME_DAY, calendar).dueAt)).toBe(iso(at('17:00')));
  });

  it('names the holiday that the promise itself steps over', () => {
    const promise = promiseAt(at('15:01'), SAME_DAY, calendar);
    expect(iso(promise.dueAt)).toBe(iso(at('17:00', '2026-11-25')));
    expect(promise.closures).toHaveLength(1);
    expect(promise.later).toBeNull();
  });

  it('days change at closing time only', () => {
    const promise = promiseAt(at('10:00'), { amount: 2, unit: 'workingDay' }, calendar);
    expect(iso(promise.dueAt)).toBe(iso(at('17:00', '2026-11-26')));
    expect(promise.later).toMatchObject({ after: at('17:00'), dueAt: at('17:00', '2026-11-27') });
  });

  it('half-days change at noon too', () => {
    const promise = promiseAt(at('10:00'), { amount: 1, unit: 'halfDay' }, calendar);
    expect(iso(promise.dueAt)).toBe(iso(at('17:00')));
    expect(iso(promise.later?.after)).toBe(iso(at('11:30')));
  });

  it('in the evening the clock begins on the next working morning', () => {
    const promise = promiseAt(at('18:00'), { amount: 1, unit: 'workingDay' }, calendar);
    expect(iso(promise.startsAt)).toBe(iso(at('07:00', '2026-11-25')));
    expect(promise.later).toBeNull();
  });

  it('hours move by the minute: nothing is foretold', () => {
    expect(promiseAt(at('10:00'), { amount: 4, unit: 'workingHour' }, calendar).later).toBeNull();
  });

  it('joins the days of one holiday', () => {
    const { closures } = promiseAt(at('10:00', '2026-02-12'), { amount: 5, unit: 'workingDay' }, calendar);
    expect(closures).toEqual([expect.objectContaining({ from: '2026-02-16', to: '2026-02-20' })]);
  });

  it('promises nothing without a limit', () => {
    expect(promiseAt(at('10:00'), { amount: 0, unit: 'none' }, calendar)).toEqual({
      dueAt: null,
      startsAt: null,
      closures: [],
      later: null,
    });
  });
});
