import { describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import { reviewDay } from './review-day.js';

describe('the day a pause is looked at again', () => {
  it.each([
    ['2026-03-03T10:00:00+07:00', '2026-03-18', 'a fortnight and a day'],
    ['2026-03-03T23:59:00+07:00', '2026-03-18', 'counted from the local day'],
    ['2026-03-06T10:00:00+07:00', '2026-03-23', 'not on a Saturday'],
    ['2026-02-02T10:00:00+07:00', '2026-02-23', 'not within Tết'],
    ['2026-08-07T10:00:00+07:00', '2026-08-22', 'a make-up Saturday is a working day'],
  ])('of one that began %s is %s: %s', (startedAt, day) => {
    expect(reviewDay(new Date(startedAt), calendar)).toBe(day);
  });

  it('takes another number of days', () => {
    expect(reviewDay(new Date('2026-03-03T10:00:00+07:00'), calendar, 3)).toBe('2026-03-06');
  });
});
