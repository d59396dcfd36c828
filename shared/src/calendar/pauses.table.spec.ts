import { describe, expect, it } from '@jest/globals';
import { computeDeadline, computeDueAt } from './deadline.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import type { LimitUnit } from './time-limit.js';

/** `2026-02-06 10:00`, optionally with seconds, in Vietnam. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);

interface Row {
  accepted: string;
  limit: readonly [number, LimitUnit];
  pauses: readonly (readonly [from: string, to: string])[];
  due: string;
  why: string;
}

// Reckoned by hand. 2 March 2026 is a Monday; hours are 07:00–11:30 and 13:30–17:00; Tết is off from 16 to 20 February.
// prettier-ignore
const WORKING_DAYS: readonly Row[] = [
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-02 10:00', '2026-03-02 16:00']], due: '2026-03-09 17:00', why: 'within the day received, which does not count anyway' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-02 10:00', '2026-03-02 23:59']], due: '2026-03-09 17:00', why: 'ended before midnight' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-02 10:00', '2026-03-03 07:00']], due: '2026-03-10 17:00', why: 'over a night: the day it ended in is lost' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-02 23:59', '2026-03-03 00:00']], due: '2026-03-10 17:00', why: 'so it is by one minute over midnight' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-06 18:00', '2026-03-09 06:00']], due: '2026-03-10 17:00', why: 'over a weekend, ended on Monday before work' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-07 09:00', '2026-03-08 09:00']], due: '2026-03-09 17:00', why: 'on a weekend alone' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-02 10:00', '2026-03-03 10:00'], ['2026-03-03 11:00', '2026-03-04 10:00'], ['2026-03-04 11:00', '2026-03-05 10:00']], due: '2026-03-12 17:00', why: 'three pauses, a day each' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-04 11:00', '2026-03-05 10:00'], ['2026-03-02 10:00', '2026-03-03 10:00'], ['2026-03-03 11:00', '2026-03-04 10:00']], due: '2026-03-12 17:00', why: 'in any order' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-03-02 10:00', '2026-03-05 10:00']], due: '2026-03-12 17:00', why: 'three days in one piece are as long' },
  { accepted: '2026-03-02 09:00', limit: [5, 'workingDay'], pauses: [['2026-02-27 09:00', '2026-03-03 10:00']], due: '2026-03-10 17:00', why: 'begun before acceptance: stops the clock from then on' },
  { accepted: '2026-03-02 09:00', limit: [1, 'workingDay'], pauses: [['2026-03-03 16:59', '2026-03-04 08:00']], due: '2026-03-04 17:00', why: 'begun in the last minute of the last day' },
  { accepted: '2026-03-02 09:00', limit: [1, 'workingDay'], pauses: [['2026-03-03 17:00', '2026-03-04 08:00']], due: '2026-03-04 17:00', why: 'begun at closing time: the day lasts until midnight' },
  { accepted: '2026-03-02 09:00', limit: [1, 'workingDay'], pauses: [['2026-03-04 00:00', '2026-03-05 08:00']], due: '2026-03-03 17:00', why: 'begun at midnight after the last day: too late' },
  { accepted: '2026-03-02 09:00', limit: [1, 'workingDay'], pauses: [['2026-03-03 10:00', '2026-03-03 16:59']], due: '2026-03-03 17:00', why: 'ended with a minute of the last day left' },
  { accepted: '2026-03-02 09:00', limit: [1, 'workingDay'], pauses: [['2026-03-03 10:00', '2026-03-03 17:00']], due: '2026-03-04 17:00', why: 'ended as the last day closes: a whole day stands in' },
  { accepted: '2026-02-12 09:00', limit: [3, 'workingDay'], pauses: [['2026-02-13 10:00', '2026-02-18 10:00']], due: '2026-02-24 17:00', why: 'ended within Tết: nothing worked was lost' },
  { accepted: '2026-02-12 09:00', limit: [3, 'workingDay'], pauses: [['2026-02-16 09:00', '2026-02-22 09:00']], due: '2026-02-24 17:00', why: 'within Tết' },
  { accepted: '2026-02-12 09:00', limit: [3, 'workingDay'], pauses: [['2026-02-13 10:00', '2026-02-24 10:00']], due: '2026-02-26 17:00', why: 'over Tết: the two days worked in it' },
  { accepted: '2026-08-20 09:00', limit: [2, 'workingDay'], pauses: [['2026-08-21 09:00', '2026-08-22 09:00']], due: '2026-08-24 17:00', why: 'a make-up Saturday is a day of a pause' },
  { accepted: '2026-08-27 09:00', limit: [2, 'workingDay'], pauses: [['2026-08-28 10:00', '2026-09-01 09:00']], due: '2026-09-03 17:00', why: 'swapped and national days are none of it' },
  { accepted: '2025-12-01 09:00', limit: [10, 'workingDay'], pauses: [['2025-12-10 10:00', '2026-01-10 10:00']], due: '2026-01-14 17:00', why: 'a month over New Year: seven days used, three left' },
];

// prettier-ignore
const HOURS: readonly Row[] = [
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 09:00', '2026-03-05 09:30']], due: '2026-03-06 08:30', why: 'half an hour' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 11:00', '2026-03-05 14:00']], due: '2026-03-06 09:00', why: 'an hour around lunch' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 11:30', '2026-03-05 13:30']], due: '2026-03-06 08:00', why: 'lunch alone' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 17:00', '2026-03-06 07:00']], due: '2026-03-06 08:00', why: 'a night alone' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 16:59', '2026-03-06 07:01']], due: '2026-03-06 08:02', why: 'a night and a minute on each side' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 09:00:30', '2026-03-05 09:30:15']], due: '2026-03-06 08:30', why: 'seconds are cut off at both ends' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 09:04', '2026-03-05 09:05'], ['2026-03-05 09:00', '2026-03-05 09:01'], ['2026-03-05 09:02', '2026-03-05 09:03']], due: '2026-03-06 08:03', why: 'three minutes, one by one' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 09:00', '2026-03-05 10:00'], ['2026-03-05 14:00', '2026-03-05 15:00']], due: '2026-03-06 10:00', why: 'two hours in two pieces' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-06 08:00', '2026-03-06 09:00']], due: '2026-03-06 08:00', why: 'begun at the due minute: too late' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-06 07:59', '2026-03-09 10:00']], due: '2026-03-09 10:01', why: 'one minute was left and still is' },
  { accepted: '2026-03-05 08:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 10:00', '2026-03-07 10:00']], due: '2026-03-09 15:00', why: 'restarted on a Saturday: six hours from Monday on' },
  { accepted: '2026-03-05 05:00', limit: [8, 'workingHour'], pauses: [['2026-03-05 05:30', '2026-03-05 08:00']], due: '2026-03-06 08:00', why: 'before opening no clock ran that could stop' },
  { accepted: '2026-02-13 16:00', limit: [2, 'workingHour'], pauses: [['2026-02-13 16:30', '2026-02-23 07:30']], due: '2026-02-23 09:00', why: 'an hour and a half left, over Tết' },

  { accepted: '2026-03-05 09:00', limit: [1, 'sameDay'], pauses: [['2026-03-05 10:00', '2026-03-05 11:00']], due: '2026-03-06 08:00', why: 'the hour lost today is had tomorrow' },
  { accepted: '2026-03-05 09:00', limit: [1, 'sameDay'], pauses: [['2026-03-05 12:00', '2026-03-05 13:00']], due: '2026-03-05 17:00', why: 'at lunch nothing is lost' },
  { accepted: '2026-03-05 09:00', limit: [1, 'sameDay'], pauses: [['2026-03-05 17:00', '2026-03-06 09:00']], due: '2026-03-05 17:00', why: 'begun as the day closed: too late' },
  { accepted: '2026-03-06 15:30', limit: [1, 'sameDay'], pauses: [['2026-03-06 16:00', '2026-03-09 08:00']], due: '2026-03-10 09:00', why: 'after the cut-off: an hour on Friday, an hour on Monday' },
];

// prettier-ignore
const HALF_DAYS: readonly Row[] = [
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-05 09:00', '2026-03-05 11:00']], due: '2026-03-06 11:30', why: 'within the session received in' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-05 12:00', '2026-03-05 15:00']], due: '2026-03-06 17:00', why: 'begun at lunch: the afternoon it ended in is lost' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-05 13:30', '2026-03-05 15:00']], due: '2026-03-06 11:30', why: 'begun as the session opened: within it' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-05 13:29', '2026-03-05 13:30']], due: '2026-03-06 17:00', why: 'one minute into the session it ended in' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-05 18:00', '2026-03-06 06:00']], due: '2026-03-06 11:30', why: 'a night alone' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-06 09:00', '2026-03-06 12:00']], due: '2026-03-06 17:00', why: 'the rest of the last session was lost' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-06 11:30', '2026-03-09 08:00']], due: '2026-03-06 11:30', why: 'begun as the last session closed: too late' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-05 14:00', '2026-03-09 14:00']], due: '2026-03-10 11:30', why: 'four sessions over a weekend' },
  { accepted: '2026-03-05 08:00', limit: [2, 'halfDay'], pauses: [['2026-03-05 14:00', '2026-03-06 12:00'], ['2026-03-06 12:00', '2026-03-09 14:00']], due: '2026-03-10 11:30', why: 'the same four in two pieces that touch' },
  { accepted: '2026-02-13 08:00', limit: [2, 'halfDay'], pauses: [['2026-02-13 14:00', '2026-02-23 08:00']], due: '2026-02-23 17:00', why: 'over Tết: the morning it ended in' },
];

// prettier-ignore
const CALENDAR_DAYS: readonly Row[] = [
  { accepted: '2026-03-02 09:00', limit: [10, 'day'], pauses: [['2026-03-03 09:00', '2026-03-03 18:00']], due: '2026-03-12 17:00', why: 'within a day' },
  { accepted: '2026-03-02 09:00', limit: [10, 'day'], pauses: [['2026-03-06 09:00', '2026-03-07 09:00']], due: '2026-03-13 17:00', why: 'a Saturday is a day' },
  { accepted: '2026-03-02 09:00', limit: [10, 'day'], pauses: [['2026-03-06 09:00', '2026-03-08 09:00']], due: '2026-03-16 17:00', why: 'two days on is a Saturday, which rolls' },
  { accepted: '2026-02-02 09:00', limit: [10, 'day'], pauses: [['2026-02-10 09:00', '2026-02-13 09:00']], due: '2026-02-23 17:00', why: 'three days on is the Sunday before Tết' },
  { accepted: '2026-03-07 09:00', limit: [5, 'day'], pauses: [['2026-03-07 10:00', '2026-03-09 06:00']], due: '2026-03-16 17:00', why: 'over before the first working moment' },
  { accepted: '2026-03-02 09:00', limit: [3, 'day'], pauses: [['2026-03-05 10:00', '2026-03-05 18:00']], due: '2026-03-06 17:00', why: 'the rest of the last day was lost' },
  { accepted: '2026-03-02 09:00', limit: [3, 'day'], pauses: [['2026-03-06 08:00', '2026-03-12 08:00']], due: '2026-03-05 17:00', why: 'begun the day after: too late' },
  { accepted: '2026-01-05 09:00', limit: [1, 'month'], pauses: [['2026-01-12 09:00', '2026-01-22 09:00']], due: '2026-02-23 17:00', why: 'a month and ten days on is the Sunday before Tết' },
  { accepted: '2026-01-30 09:00', limit: [1, 'month'], pauses: [['2026-02-02 09:00', '2026-02-03 09:00']], due: '2026-03-02 17:00', why: 'the last of February, a day more, then the roll' },
  { accepted: '2025-12-31 09:00', limit: [2, 'month'], pauses: [['2025-12-31 10:00', '2026-01-03 10:00']], due: '2026-03-03 17:00', why: 'three days over New Year after 28 February' },
];

describe.each([
  ['working days', WORKING_DAYS],
  ['working hours and within the day', HOURS],
  ['half-days', HALF_DAYS],
  ['calendar days and months', CALENDAR_DAYS],
])('pauses of %s', (_, rows) => {
  it.each(rows)('$limit from $accepted, $pauses: $why', ({ accepted, limit: [amount, unit], pauses, due }) => {
    const stopped = pauses.map(([from, to]) => ({ from: at(from), to: at(to) }));
    const { dueAt } = computeDeadline({ acceptedAt: at(accepted), limit: { amount, unit }, pauses: stopped, calendar });
    expect(dueAt).toEqual(at(due));
  });
});

describe('after a supplement', () => {
  const limit = { amount: 5, unit: 'workingDay' } as const;

  it('resumes with the days that were left', () => {
    const pauses = [{ from: at('2026-03-04 10:00'), to: at('2026-03-05 16:00') }];
    const dueAt = computeDueAt({ acceptedAt: at('2026-03-02 09:00'), limit, pauses, calendar });
    expect(dueAt).toEqual(at('2026-03-10 17:00'));
  });

  it('restarts with all of them where the procedure says so: the day it ended in is day 0', () =>
    expect(computeDueAt({ acceptedAt: at('2026-03-05 16:00'), limit, calendar })).toEqual(at('2026-03-12 17:00')));

  it('has no date without a limit, however long it waited', () => {
    const pauses = [{ from: at('2026-03-04 10:00'), to: at('2026-04-04 10:00') }];
    const none = { amount: 0, unit: 'none' } as const;
    expect(computeDueAt({ acceptedAt: at('2026-03-02 09:00'), limit: none, pauses, calendar })).toBeNull();
  });
});
