import { describe, expect, it } from '@jest/globals';
import { classifyFinished, classifyOpen, dueSoonFrom } from './lateness.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import type { LimitUnit } from './time-limit.js';
import { workingMinutesBetween } from './working-time.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);
const DUE = at('2026-03-05 17:00');

describe('classifyFinished', () => {
  it.each([
    { finished: '2026-03-04 23:59', compare: 'day', result: 'before_time', why: 'an earlier date' },
    { finished: '2026-03-05 00:00', compare: 'day', result: 'on_time', why: 'midnight begins the due date' },
    { finished: '2026-03-05 23:59:59', compare: 'day', result: 'on_time', why: 'after hours, but on the date' },
    { finished: '2026-03-06 00:00', compare: 'day', result: 'late', why: 'the date is over in Hanoi' },
    { finished: '2026-03-05 16:59:59', compare: 'minute', result: 'before_time', why: 'a minute earlier' },
    { finished: '2026-03-05 17:00:59', compare: 'minute', result: 'on_time', why: 'within the due minute' },
    { finished: '2026-03-05 17:01', compare: 'minute', result: 'late', why: 'a minute later' },
  ] as const)('$why: $result', ({ finished, compare, result }) =>
    expect(classifyFinished(at(finished), DUE, compare)).toBe(result),
  );

  it('counts a dossier without time limit as on time', () =>
    expect(classifyFinished(DUE, null, 'day')).toBe('on_time'));
});

describe('classifyOpen', () => {
  it.each([
    { now: '2026-03-04 16:59', limit: [10, 'workingDay'], result: 'in_time', why: 'more than eight working hours' },
    { now: '2026-03-04 17:00', limit: [10, 'workingDay'], result: 'due_soon', why: 'eight working hours over a night' },
    { now: '2026-03-05 14:59', limit: [1, 'workingDay'], result: 'in_time', why: 'a quarter of a day is two hours' },
    { now: '2026-03-05 15:00', limit: [1, 'workingDay'], result: 'due_soon', why: 'the last quarter of a day' },
    { now: '2026-03-05 15:30', limit: [4, 'workingHour'], result: 'in_time', why: 'a quarter of four hours is one' },
    { now: '2026-03-05 16:00', limit: [4, 'workingHour'], result: 'due_soon', why: 'the last hour of four' },
    { now: '2026-03-05 15:59', limit: [1, 'sameDay'], result: 'in_time', why: 'before the last hour of the day' },
    { now: '2026-03-05 16:00', limit: [1, 'sameDay'], result: 'due_soon', why: 'the last hour of the day' },
    { now: '2026-03-05 16:00', limit: [1, 'halfDay'], result: 'due_soon', why: 'a quarter of a half-day' },
    { now: '2026-03-04 17:00', limit: [1, 'month'], result: 'due_soon', why: 'months have eight hours too' },
    { now: '2026-03-05 17:00:30', limit: [5, 'day'], result: 'due_soon', why: 'the due minute is not overdue' },
    { now: '2026-03-05 17:01', limit: [5, 'day'], result: 'overdue', why: 'the desk warns by the minute' },
  ] as const)('$now, $limit: $why', ({ now, limit: [amount, unit], result }) => {
    const limit = { amount, unit: unit as LimitUnit };
    expect(classifyOpen({ now: at(now), dueAt: DUE, limit, calendar })).toBe(result);
  });

  const limit = { amount: 5, unit: 'workingDay' } as const;

  it('is overdue from midnight when reports compare dates', () => {
    expect(classifyOpen({ now: at('2026-03-05 23:59'), dueAt: DUE, limit, calendar, compare: 'day' })).toBe('due_soon');
    expect(classifyOpen({ now: at('2026-03-06 00:00'), dueAt: DUE, limit, calendar, compare: 'day' })).toBe('overdue');
  });

  it('is in time while the clock stands still, or without a time limit', () => {
    const now = at('2026-04-01 09:00');
    expect(classifyOpen({ now, dueAt: DUE, limit, calendar, paused: true })).toBe('in_time');
    expect(classifyOpen({ now, dueAt: null, limit: { amount: 0, unit: 'none' }, calendar })).toBe('in_time');
  });

  it('knows beforehand from when it is due soon', () =>
    expect(dueSoonFrom(at('2026-02-23 10:00'), limit, calendar)).toEqual(at('2026-02-13 10:00')));
});

describe('workingMinutesBetween', () => {
  it.each([
    { from: '2026-03-05 11:00', to: '2026-03-05 14:00', minutes: 60, why: 'lunch does not count' },
    { from: '2026-03-06 16:00', to: '2026-03-09 08:00', minutes: 120, why: 'nor does a weekend' },
    { from: '2026-03-09 08:00', to: '2026-03-06 16:00', minutes: -120, why: 'backwards it is negative' },
    { from: '2026-03-07 08:00', to: '2026-03-08 16:00', minutes: 0, why: 'nothing on a weekend' },
    { from: '2026-03-08 16:00', to: '2026-03-07 08:00', minutes: 0, why: 'and no negative zero' },
    {
      from: '2026-03-05 08:00:30',
      to: '2026-03-05 09:00',
      minutes: 60,
      why: 'each instant is the minute it falls into',
    },
  ])('$from to $to: $why', ({ from, to, minutes }) =>
    expect(workingMinutesBetween(at(from), at(to), calendar)).toBe(minutes),
  );
});
