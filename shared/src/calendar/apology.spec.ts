import { describe, expect, it } from '@jest/globals';
import { apologyFrom, apologyIsLate, extensionDays, isCountedMoment, newDueAfter } from './apology.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);

describe('apologyFrom', () => {
  it.each([
    { limit: [30, 'workingDay'], due: '2026-03-06 17:00', from: '2026-03-03 17:00', why: 'three working days' },
    { limit: [10, 'workingDay'], due: '2026-02-23 17:00', from: '2026-02-11 17:00', why: 'Tết is not worked' },
    { limit: [4, 'workingDay'], due: '2026-03-06 17:00', from: '2026-03-04 17:00', why: 'half of four days is two' },
    {
      limit: [1, 'workingDay'],
      due: '2026-03-06 17:00',
      from: '2026-03-06 11:00',
      why: 'half of a day, past the lunch break',
    },
    {
      limit: [8, 'workingHour'],
      due: '2026-03-06 10:00',
      from: '2026-03-05 16:00',
      why: 'half of eight hours, past a night',
    },
    { limit: [1, 'halfDay'], due: '2026-03-06 17:00', from: '2026-03-06 15:00', why: 'a quarter of a day' },
    { limit: [1, 'sameDay'], due: '2026-03-06 17:00', from: '2026-03-06 11:00', why: 'half of the day itself' },
    { limit: [20, 'day'], due: '2026-03-06 17:00', from: '2026-03-03 17:00', why: 'calendar days too' },
    { limit: [2, 'month'], due: '2026-03-06 17:00', from: '2026-03-03 17:00', why: 'months too' },
  ] as const)('$limit due $due: $why', ({ limit: [amount, unit], due, from }) => {
    expect(apologyFrom(at(due), { amount, unit: unit }, calendar)).toEqual(at(from));
  });
});

describe('newDueAfter', () => {
  const due = at('2026-03-05 17:00');
  it.each([
    { done: '2026-03-03 10:00', due: '2026-03-06 17:00', why: 'never the day promised before' },
    { done: '2026-03-06 17:00', due: '2026-03-06 17:00', why: 'done with the close of a day' },
    { done: '2026-03-06 17:01', due: '2026-03-09 17:00', why: 'after it, the next working day' },
    { done: '2026-03-07 09:00', due: '2026-03-09 17:00', why: 'done on a Saturday' },
    { done: '2026-03-10 08:00', due: '2026-03-10 17:00', why: 'the end of the day it is done' },
    { done: '2026-03-10 12:00', due: '2026-03-10 17:00', why: 'the lunch break is no end' },
  ])('done $done: $why', ({ done, due: expected }) => {
    expect(newDueAfter(due, at(done), calendar)).toEqual(at(expected));
  });

  it('may promise the end of the same day where the date was in its middle', () =>
    expect(newDueAfter(at('2026-03-05 10:00'), at('2026-03-05 11:00'), calendar)).toEqual(due));

  it('goes no further than an office allows', () => {
    expect(newDueAfter(due, at('2026-03-20 09:00'), calendar, 2)).toEqual(at('2026-03-09 17:00'));
    expect(newDueAfter(due, at('2026-03-06 09:00'), calendar, 2)).toEqual(at('2026-03-06 17:00'));
  });

  it('stays within what a holiday leaves', () =>
    expect(newDueAfter(at('2026-02-13 17:00'), at('2026-02-17 09:00'), calendar)).toEqual(at('2026-02-23 17:00')));
});

describe('extensionDays', () => {
  it.each([
    { from: '2026-03-05 17:00', to: '2026-03-06 17:00', days: 1 },
    { from: '2026-03-06 17:00', to: '2026-03-09 10:00', days: 1 },
    { from: '2026-03-05 10:00', to: '2026-03-05 17:00', days: 0 },
    { from: '2026-03-06 17:00', to: '2026-03-05 17:00', days: 0 },
    { from: '2026-02-13 17:00', to: '2026-02-24 17:00', days: 2 },
  ])('$from to $to: $days', ({ from, to, days }) => expect(extensionDays(at(from), at(to), calendar)).toBe(days));
});

describe('isCountedMoment', () => {
  it.each([
    ['2026-03-06 07:00', true],
    ['2026-03-06 06:59', false],
    ['2026-03-06 11:30', true],
    ['2026-03-06 12:00', false],
    ['2026-03-06 13:30', true],
    ['2026-03-06 17:00', true],
    ['2026-03-06 17:01', false],
    ['2026-03-07 09:00', false],
    ['2026-02-17 09:00', false],
    ['2026-08-22 17:00', true],
  ])('%s: %s', (moment, counted) => expect(isCountedMoment(at(moment), calendar)).toBe(counted));
});

describe('apologyIsLate', () => {
  it.each([
    { now: '2026-03-04 23:59', lead: 1, late: false },
    { now: '2026-03-05 00:00', lead: 1, late: true },
    { now: '2026-03-05 16:00', lead: 0, late: false },
    { now: '2026-03-06 08:00', lead: 0, late: true },
    { now: '2026-03-02 08:00', lead: 3, late: false },
  ])('sent $now, due 5 March, $lead days ahead: $late', ({ now, lead, late }) =>
    expect(apologyIsLate(at(now), at('2026-03-05 17:00'), lead)).toBe(late),
  );
});
