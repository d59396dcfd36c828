import { describe, expect, it } from '@jest/globals';
import { computeDueAt } from './deadline.js';
import { limitToPromise } from './limit-to-promise.js';
import { localDateOf } from './local-date.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';

const at = (text: string): Date => new Date(`${text}+07:00`);

describe('the limit that a promise made elsewhere comes to', () => {
  it.each([
    ['2026-03-03T10:00', '2026-03-05T23:59', '2 workingDay', '2026-03-05', 'two working days'],
    ['2026-03-03T10:00', '2026-03-03T23:59', '1 sameDay', '2026-03-03', 'the day of receipt'],
    ['2026-03-03T10:00', '2026-03-08T23:59', '4 workingDay', '2026-03-09', 'a Sunday ends on Monday'],
    ['2026-03-07T10:00', '2026-03-10T23:59', '1 workingDay', '2026-03-10', 'received on a Saturday'],
    ['2026-03-06T19:00', '2026-03-09T23:59', '1 sameDay', '2026-03-09', 'received after hours'],
    ['2026-04-29T09:00', '2026-05-05T11:00', '2 workingDay', '2026-05-05', 'over holidays'],
    ['2026-03-03T10:00', '2026-03-01T10:00', '1 sameDay', '2026-03-03', 'before the receipt: no day at all'],
  ])('%s to %s is %s, which ends on %s: %s', (received, promised, limit, due) => {
    const found = limitToPromise(at(received), at(promised), calendar);
    expect(`${found.amount} ${found.unit}`).toBe(limit);
    expect(localDateOf(computeDueAt({ acceptedAt: at(received), limit: found, calendar })!)).toBe(due);
  });

  it('is never longer than a limit may be', () => {
    expect(limitToPromise(at('1976-01-05T10:00'), at('2099-12-01T10:00'), calendar)).toEqual({
      amount: 3660,
      unit: 'workingDay',
    });
  });
});
