import { describe, expect, it } from '@jest/globals';
import { computeDeadline } from './deadline.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import { responseDueAt } from './response-deadline.js';
import type { LimitUnit } from './time-limit.js';

/** `2026-02-06 10:00`, optionally with seconds, in Vietnam. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);

interface Row {
  accepted: string;
  limit: readonly [number, LimitUnit];
  due: string;
  why: string;
}

// prettier-ignore
const RULES: readonly Row[] = [
  { accepted: '2024-04-30 10:00', limit: [3, 'workingDay'], due: '2024-05-06 17:00', why: 'vector: online on a holiday, make-up Saturday counts' },
  { accepted: '2026-02-06 10:00', limit: [5, 'workingDay'], due: '2026-02-13 17:00', why: 'vector: the week before Tết' },
  { accepted: '2026-02-06 10:00', limit: [6, 'workingDay'], due: '2026-02-23 17:00', why: 'vector: over Tết' },
  { accepted: '2026-08-20 09:00', limit: [2, 'workingDay'], due: '2026-08-22 17:00', why: 'vector: ends on a make-up Saturday' },
  { accepted: '2026-11-23 09:00', limit: [1, 'workingDay'], due: '2026-11-25 17:00', why: 'vector: 24 November is a holiday' },
  { accepted: '2026-11-23 15:30', limit: [1, 'sameDay'], due: '2026-11-25 17:00', why: 'vector: same day after the cut-off' },
  { accepted: '2025-12-01 09:00', limit: [5, 'day'], due: '2025-12-08 17:00', why: 'vector: ends on a Saturday, rolls' },

  { accepted: '2026-03-05 16:59:59', limit: [1, 'workingDay'], due: '2026-03-06 17:00', why: 'the last second of work is still day 0' },
  { accepted: '2026-03-05 17:00', limit: [1, 'workingDay'], due: '2026-03-09 17:00', why: 'closing time is after hours' },
  { accepted: '2026-03-07 09:00', limit: [1, 'workingDay'], due: '2026-03-10 17:00', why: 'Saturday: Monday is day 0' },
  { accepted: '2026-03-05 02:00', limit: [1, 'workingDay'], due: '2026-03-06 17:00', why: 'before opening: the same day' },
  { accepted: '2025-12-31 23:59', limit: [1, 'workingDay'], due: '2026-01-06 17:00', why: 'New Year, swapped Friday, weekend' },
  { accepted: '2025-12-31 16:59', limit: [6, 'workingDay'], due: '2026-01-10 17:00', why: 'make-up Saturday 10 January counts' },
  { accepted: '2026-02-16 08:00', limit: [1, 'workingDay'], due: '2026-02-24 17:00', why: 'filed on Tết: day 0 is 23 February' },

  { accepted: '2026-03-05 09:00', limit: [1, 'day'], due: '2026-03-06 17:00', why: 'one calendar day' },
  { accepted: '2026-03-07 09:00', limit: [1, 'day'], due: '2026-03-10 17:00', why: 'calendar days too start on the working day' },
  { accepted: '2026-02-06 09:00', limit: [10, 'day'], due: '2026-02-23 17:00', why: 'ends on Tết, rolls to the end of it' },
  { accepted: '2026-08-20 09:00', limit: [2, 'day'], due: '2026-08-22 17:00', why: 'does not roll from a make-up Saturday' },

  { accepted: '2024-01-31 09:00', limit: [1, 'month'], due: '2024-02-29 17:00', why: 'no 31 February: the last of a leap February' },
  { accepted: '2025-03-31 09:00', limit: [1, 'month'], due: '2025-05-05 17:00', why: '30 April, a holiday, rolls over the swap and weekend' },
  { accepted: '2026-01-30 23:00', limit: [1, 'month'], due: '2026-03-02 17:00', why: 'Friday night: day 0 is Monday 2 February' },
  { accepted: '2023-01-31 09:00', limit: [1, 'month'], due: '2023-02-28 17:00', why: '31 January and a month' },
  { accepted: '2023-01-31 09:00', limit: [2, 'month'], due: '2023-03-31 17:00', why: 'the overflow does not stick' },
  { accepted: '2025-11-30 09:00', limit: [3, 'month'], due: '2026-03-02 17:00', why: 'Sunday: Monday 1 December is day 0; 1 March rolls' },

  { accepted: '2026-03-05 10:00', limit: [1, 'workingHour'], due: '2026-03-05 11:00', why: 'within the morning' },
  { accepted: '2026-03-05 10:30', limit: [1, 'workingHour'], due: '2026-03-05 11:30', why: 'used up exactly at lunch: not after it' },
  { accepted: '2026-03-05 11:00', limit: [1, 'workingHour'], due: '2026-03-05 14:00', why: 'across lunch' },
  { accepted: '2026-03-05 12:00', limit: [1, 'workingHour'], due: '2026-03-05 14:30', why: 'taken in at lunch' },
  { accepted: '2026-03-06 16:00', limit: [4, 'workingHour'], due: '2026-03-09 10:00', why: 'across a weekend' },
  { accepted: '2026-03-06 17:00', limit: [8, 'workingHour'], due: '2026-03-09 17:00', why: 'after hours: a whole Monday' },
  { accepted: '2026-03-05 10:00:30', limit: [8, 'workingHour'], due: '2026-03-06 10:00', why: 'an instant is the minute it falls into' },

  { accepted: '2026-03-05 08:00', limit: [1, 'halfDay'], due: '2026-03-05 17:00', why: 'the morning received in does not count' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], due: '2026-03-06 11:30', why: 'afternoon and next morning' },
  { accepted: '2026-03-05 14:00', limit: [1, 'halfDay'], due: '2026-03-06 11:30', why: 'received in the afternoon' },
  { accepted: '2026-03-05 12:00', limit: [1, 'halfDay'], due: '2026-03-06 11:30', why: 'received at lunch: in the afternoon session' },
  { accepted: '2026-03-06 16:00', limit: [3, 'halfDay'], due: '2026-03-10 11:30', why: 'over the weekend' },
  { accepted: '2026-03-07 09:00', limit: [1, 'halfDay'], due: '2026-03-09 17:00', why: 'Saturday: received in Monday morning' },

  { accepted: '2026-03-05 15:00', limit: [1, 'sameDay'], due: '2026-03-05 17:00', why: 'the cut-off sharp is still today' },
  { accepted: '2026-03-05 15:00:01', limit: [1, 'sameDay'], due: '2026-03-06 17:00', why: 'a second later it is not' },
  { accepted: '2026-03-06 15:30', limit: [1, 'sameDay'], due: '2026-03-09 17:00', why: 'Friday after the cut-off' },
  { accepted: '2026-03-06 18:00', limit: [1, 'sameDay'], due: '2026-03-09 17:00', why: 'Friday night is Monday morning' },
  { accepted: '2026-03-05 06:00', limit: [1, 'sameDay'], due: '2026-03-05 17:00', why: 'before opening' },
  { accepted: '2026-11-24 16:00', limit: [1, 'sameDay'], due: '2026-11-25 17:00', why: 'the cut-off of a day off means nothing' },
];

// prettier-ignore
const PAUSED: readonly (Row & { pauses: readonly (readonly [string, string])[] })[] = [
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-03 10:00', '2026-03-05 16:00']], due: '2026-03-11 17:00', why: 'not the day the pause began, but the one it ended' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-03 10:00', '2026-03-03 16:00']], due: '2026-03-09 17:00', why: 'a pause within a day costs no day' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-06 10:00', '2026-03-08 16:00']], due: '2026-03-09 17:00', why: 'a weekend costs nothing' },
  { accepted: '2026-02-06 10:00', limit: [5, 'workingDay'], pauses: [['2026-02-13 09:00', '2026-02-23 09:00']], due: '2026-02-23 17:00', why: 'Tết within a pause counts once' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-05 09:00', '2026-03-06 09:00'], ['2026-03-03 09:00', '2026-03-05 09:00']], due: '2026-03-12 17:00', why: 'two pauses that touch are one, in any order' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-02-20 09:00', '2026-02-27 09:00']], due: '2026-03-09 17:00', why: 'a pause before acceptance has no effect' },
  { accepted: '2026-03-07 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-07 10:00', '2026-03-09 10:00']], due: '2026-03-16 17:00', why: 'nor before the first working moment' },
  { accepted: '2026-03-02 09:00', limit: [1, 'workingDay'], pauses: [['2026-03-04 09:00', '2026-03-10 09:00']], due: '2026-03-03 17:00', why: 'a pause does not undo lateness' },
  { accepted: '2026-03-02 09:00', limit: [4, 'workingDay'], pauses: [['2026-03-06 10:00', '2026-03-07 09:00']], due: '2026-03-09 17:00', why: 'due Friday, restarted on Saturday: not overdue by that' },
  { accepted: '2026-03-02 09:00', limit: [4, 'workingDay'], pauses: [['2026-03-06 17:10', '2026-03-10 09:00']], due: '2026-03-10 17:00', why: 'a day lasts until midnight' },

  { accepted: '2026-03-02 09:00', limit: [10, 'day'], pauses: [['2026-03-04 09:00', '2026-03-06 09:00']], due: '2026-03-16 17:00', why: 'calendar days are added before the roll' },
  { accepted: '2026-03-02 09:00', limit: [5, 'day'], pauses: [['2026-03-09 08:00', '2026-03-11 09:00']], due: '2026-03-11 17:00', why: 'paused on the day it had rolled to' },
  { accepted: '2026-01-30 09:00', limit: [1, 'month'], pauses: [['2026-02-02 09:00', '2026-02-05 09:00']], due: '2026-03-03 17:00', why: 'the month first, then the days' },

  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 11:00', '2026-03-06 08:00']], due: '2026-03-06 15:00', why: 'three hours used, five go on next morning' },
  { accepted: '2026-03-05 09:00', limit: [1, 'sameDay'], pauses: [['2026-03-05 10:00', '2026-03-06 09:00']], due: '2026-03-06 16:00', why: 'five hours left go on in the next morning' },
  { accepted: '2026-03-05 09:00', limit: [1, 'sameDay'], pauses: [['2026-03-05 10:00:01', '2026-03-05 10:00:02']], due: '2026-03-05 17:00', why: 'a second within a minute is no pause' },
  { accepted: '2026-03-05 08:00', limit: [1, 'workingHour'], pauses: [['2026-03-05 09:30', '2026-03-06 08:00']], due: '2026-03-05 09:00', why: 'hours run out at their minute' },

  { accepted: '2026-03-05 08:00', limit: [3, 'halfDay'], pauses: [['2026-03-05 14:00', '2026-03-06 14:00']], due: '2026-03-09 17:00', why: 'the session the pause ended in is lost, the one it began in is not' },
  { accepted: '2026-03-05 08:00', limit: [1, 'halfDay'], pauses: [['2026-03-05 16:00', '2026-03-05 18:00']], due: '2026-03-06 11:30', why: 'restarted after hours: the next session stands in' },
];

describe('computeDeadline', () => {
  it.each(RULES)('$limit from $accepted: $why', ({ accepted, limit: [amount, unit], due }) => {
    const { dueAt } = computeDeadline({ acceptedAt: at(accepted), limit: { amount, unit }, calendar });
    expect(dueAt).toEqual(at(due));
  });

  it.each(PAUSED)('$limit from $accepted, paused: $why', ({ accepted, limit: [amount, unit], pauses, due }) => {
    const { dueAt } = computeDeadline({
      acceptedAt: at(accepted),
      limit: { amount, unit },
      pauses: pauses.map(([from, to]) => ({ from: at(from), to: at(to) })),
      calendar,
    });
    expect(dueAt).toEqual(at(due));
  });

  it('promises nothing without a time limit', () =>
    expect(
      computeDeadline({ acceptedAt: at('2026-03-05 09:00'), limit: { amount: 0, unit: 'none' }, calendar }),
    ).toEqual({ dueAt: null, counted: [] }));

  it('gives eight working hours to answer', () =>
    expect(responseDueAt(at('2026-03-06 16:00'), calendar)).toEqual(at('2026-03-09 16:00')));

  it.each<[number, LimitUnit, string]>([
    [0, 'workingDay', 'nothing'],
    [-1, 'day', 'negative'],
    [1.5, 'workingHour', 'a fraction'],
    [3661, 'halfDay', 'beyond ten years'],
    [121, 'month', 'beyond ten years of months'],
    [2, 'sameDay', 'same day is one day'],
    [NaN, 'day', 'no number'],
    [1, 'none', 'no limit has no amount'],
  ])('refuses %d %s: %s', (amount, unit) =>
    expect(() => computeDeadline({ acceptedAt: at('2026-03-05 09:00'), limit: { amount, unit }, calendar })).toThrow(
      RangeError,
    ),
  );

  it.each([
    ['2026-03-06 09:00', '2026-03-05 09:00', 'it ends before it begins'],
    ['2026-03-06 09:00', '9999-03-05 09:00', 'it ends in a mistyped year'],
  ])('refuses a pause from %s to %s: %s', (from, to) =>
    expect(() =>
      computeDeadline({
        acceptedAt: at('2026-03-05 09:00'),
        limit: { amount: 1, unit: 'day' },
        pauses: [{ from: at(from), to: at(to) }],
        calendar,
      }),
    ).toThrow(RangeError),
  );

  it.each([new Date(NaN), new Date('0206-03-05T00:00:00Z')])('refuses acceptance at %s', (acceptedAt) =>
    expect(() => computeDeadline({ acceptedAt, limit: { amount: 1, unit: 'day' }, calendar })).toThrow(RangeError),
  );
});
