import { describe, expect, it } from '@jest/globals';
import { NATIONAL_CALENDAR } from '../calendar/index.js';
import { reminderAfter, supplementReminder } from './reminders.js';

describe('reminders', () => {
  it.each([
    ['2026-03-20', '2026-03-02', '2026-03-17T01:00:00.000Z', 3],
    ['2026-03-18', '2026-03-02', '2026-03-13T01:00:00.000Z', 5],
  ])('of a supplement until %s leave on a working day before: %s', (until, today, at, daysLeft) =>
    expect(supplementReminder(until, today, NATIONAL_CALENDAR)).toEqual({ at: new Date(at), daysLeft }),
  );

  it('of a supplement are left out when the last day is near', () => {
    expect(supplementReminder('2026-03-20', '2026-03-17', NATIONAL_CALENDAR)).toBeNull();
    expect(supplementReminder('2026-03-18', '2026-03-13', NATIONAL_CALENDAR)).toBeNull();
  });

  it.each([
    ['2026-03-02', 7, '2026-03-09T01:00:00.000Z'],
    ['2026-02-07', 7, '2026-02-23T01:00:00.000Z'],
  ])('of a result ready on %s after %i days leave on a working day, after Tết if need be', (ready, days, at) =>
    expect(reminderAfter(ready, days, NATIONAL_CALENDAR)).toEqual(new Date(at)),
  );
});
