import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeDueAt, handedBack } from './deadline.js';
import { dueAfter, beginningAt } from './limit-arithmetic.js';
import { instantAt } from './local-date.js';
import { instantOfMinute, localMinute } from './civil-day.js';
import { dayIndexOf } from './day-index.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import type { LimitUnit } from './time-limit.js';
import { nextWorkingMinute } from './working-time.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);

describe('what each pause gave back', () => {
  // Reckoned by hand; 2 March 2026 is a Monday.
  // prettier-ignore
  it.each<[why: string, limit: [number, LimitUnit], pauses: [string, string][], amounts: number[], unit: string]>([
    ['whole working days for days', [5, 'workingDay'], [['2026-03-03 10:00', '2026-03-05 10:00']], [2], 'workingDay'],
    ['no day within one day', [5, 'workingDay'], [['2026-03-03 10:00', '2026-03-03 16:00']], [0], 'workingDay'],
    ['no weekend', [9, 'workingDay'], [['2026-03-06 10:00', '2026-03-09 10:00']], [1], 'workingDay'],
    ['a whole day for what was left of the last one', [1, 'workingDay'], [['2026-03-03 10:00', '2026-03-03 17:00']], [1], 'workingDay'],
    ['working minutes for hours', [16, 'workingHour'], [['2026-03-03 11:00', '2026-03-03 14:00']], [60], 'workingMinute'],
    ['working minutes for same-day work', [1, 'sameDay'], [['2026-03-02 16:00', '2026-03-03 08:00']], [120], 'workingMinute'],
    ['sessions for half-days', [6, 'halfDay'], [['2026-03-03 10:00', '2026-03-04 10:00']], [2], 'halfDay'],
    ['calendar days for days', [20, 'day'], [['2026-03-06 10:00', '2026-03-09 10:00']], [3], 'day'],
    ['calendar days for months', [1, 'month'], [['2026-03-06 10:00', '2026-03-09 10:00']], [3], 'day'],
    ['nothing where there is no limit', [0, 'none'], [['2026-03-06 10:00', '2026-03-09 10:00']], [0], 'none'],
    ['nothing when nothing was left', [1, 'workingDay'], [['2026-03-04 08:00', '2026-03-09 10:00']], [0], 'workingDay'],
    ['nothing before the clock', [5, 'workingDay'], [['2026-02-24 08:00', '2026-02-26 10:00']], [0], 'workingDay'],
    ['one by one, in the order given', [9, 'workingDay'], [['2026-03-09 08:00', '2026-03-10 08:00'], ['2026-03-03 08:00', '2026-03-05 08:00']], [1, 2], 'workingDay'],
    ['of touching pauses each its own part', [9, 'workingDay'], [['2026-03-03 08:00', '2026-03-04 08:00'], ['2026-03-04 08:00', '2026-03-06 08:00']], [1, 2], 'workingDay'],
  ])('%s', (_why, [amount, unit], pauses, amounts, paused) => {
    const given = handedBack({
      acceptedAt: at('2026-03-02 09:00'),
      limit: { amount, unit },
      pauses: pauses.map(([from, to]) => ({ from: at(from), to: at(to) })),
      calendar,
    });
    expect(given).toEqual(amounts.map((one) => ({ amount: one, unit: paused })));
  });

  it('adds up to what the due time has moved by', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: instantAt('2024-01-01', 0).getTime(), max: instantAt('2026-10-31', 0).getTime() }),
        fc.constantFrom<LimitUnit>('workingHour', 'halfDay', 'workingDay', 'day', 'month'),
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.tuple(fc.nat(9_000), fc.nat(20_000)), { minLength: 1, maxLength: 4 }),
        (ms, unit, amount, lengths) => {
          const acceptedAt = new Date(ms);
          let end = ms;
          const pauses = lengths.map(([wait, stop]) => {
            const from = new Date(end + wait * 60_000);
            end = from.getTime() + stop * 60_000;
            return { from, to: new Date(end) };
          });
          const limit = { amount, unit };
          const given = handedBack({ acceptedAt, limit, pauses, calendar });
          expect(given.every((one) => one.amount >= 0)).toBe(true);
          const start = nextWorkingMinute(localMinute(acceptedAt), dayIndexOf(calendar));
          const total = given.reduce((sum, one) => sum + one.amount, 0);
          const moved = dueAfter(beginningAt(start, start, limit, calendar), total);
          expect(computeDueAt({ acceptedAt, limit, pauses, calendar })).toEqual(instantOfMinute(moved));
        },
      ),
    ));
});
