import { describe, expect, it } from '@jest/globals';
import { computeDueAt } from './deadline.js';
import { buildWorkingCalendar, NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import type { LimitUnit } from './time-limit.js';

/** `2026-02-06 10:00`, optionally with seconds, in Vietnam. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);

interface Row {
  accepted: string;
  limit: readonly [number, LimitUnit];
  due: string;
  why: string;
}

// Reckoned by hand. Hours are 07:00–11:30 and 13:30–17:00, same-day work until 15:00; 5 March 2026 is a Thursday.
// prettier-ignore
const HOURS_OF_A_DAY: readonly Row[] = [
  { accepted: '2026-03-05 06:59:59', limit: [1, 'workingHour'], due: '2026-03-05 08:00', why: 'a second before opening' },
  { accepted: '2026-03-05 07:00', limit: [1, 'workingHour'], due: '2026-03-05 08:00', why: 'as it opens' },
  { accepted: '2026-03-05 11:29:59', limit: [1, 'workingHour'], due: '2026-03-05 14:29', why: 'one minute of the morning counts' },
  { accepted: '2026-03-05 11:30', limit: [1, 'workingHour'], due: '2026-03-05 14:30', why: 'as the morning ends' },
  { accepted: '2026-03-05 13:29:59', limit: [1, 'workingHour'], due: '2026-03-05 14:30', why: 'the last second of lunch' },
  { accepted: '2026-03-05 13:30', limit: [4, 'workingHour'], due: '2026-03-06 07:30', why: 'three and a half hours, and a half next day' },
  { accepted: '2026-03-05 16:59', limit: [8, 'workingHour'], due: '2026-03-06 16:59', why: 'one minute, and 479 next day' },
  { accepted: '2026-03-05 07:00', limit: [8, 'workingHour'], due: '2026-03-05 17:00', why: 'a whole day ends at its close, not next morning' },
  { accepted: '2026-03-05 07:00', limit: [16, 'workingHour'], due: '2026-03-06 17:00', why: 'two whole days' },
  { accepted: '2026-03-02 07:00', limit: [40, 'workingHour'], due: '2026-03-06 17:00', why: 'a week of forty hours' },
  { accepted: '2026-03-02 07:00', limit: [41, 'workingHour'], due: '2026-03-09 08:00', why: 'and the first hour of the next' },

  { accepted: '2026-03-05 11:30', limit: [1, 'halfDay'], due: '2026-03-06 11:30', why: 'as the morning ends: received in the afternoon' },
  { accepted: '2026-03-05 11:29:59', limit: [1, 'halfDay'], due: '2026-03-05 17:00', why: 'the last second of the morning' },
  { accepted: '2026-03-06 17:00', limit: [1, 'halfDay'], due: '2026-03-09 17:00', why: 'Friday at closing time: received on Monday morning' },
  { accepted: '2026-03-02 07:00', limit: [10, 'halfDay'], due: '2026-03-09 11:30', why: 'ten sessions, the first one not counted' },

  { accepted: '2026-03-05 14:59:59.999', limit: [1, 'sameDay'], due: '2026-03-05 17:00', why: 'the last moment before the cut-off' },
  { accepted: '2026-03-05 15:00:00.001', limit: [1, 'sameDay'], due: '2026-03-06 17:00', why: 'the first moment after it' },
  { accepted: '2026-03-05 12:00', limit: [1, 'sameDay'], due: '2026-03-05 17:00', why: 'at lunch' },
  { accepted: '2026-03-08 16:00', limit: [1, 'sameDay'], due: '2026-03-09 17:00', why: 'the cut-off of a Sunday means nothing' },

  { accepted: '2026-03-05 16:59:59', limit: [1, 'day'], due: '2026-03-06 17:00', why: 'the last second of work' },
  { accepted: '2026-03-05 17:00', limit: [1, 'day'], due: '2026-03-09 17:00', why: 'at closing time: Friday is day 0, Saturday rolls' },
  { accepted: '2026-03-06 09:00', limit: [7, 'day'], due: '2026-03-13 17:00', why: 'a week on is the same weekday' },
  { accepted: '2026-03-02 09:00', limit: [30, 'day'], due: '2026-04-01 17:00', why: 'thirty days of which March has twenty-nine left' },
  { accepted: '2026-03-02 09:00', limit: [30, 'workingDay'], due: '2026-04-13 17:00', why: 'six weeks of five days, none of them off' },
];

// prettier-ignore
const MONTHS_AND_YEARS: readonly Row[] = [
  { accepted: '2024-02-28 09:00', limit: [1, 'workingDay'], due: '2024-02-29 17:00', why: 'a leap day is worked' },
  { accepted: '2023-02-28 09:00', limit: [1, 'workingDay'], due: '2023-03-01 17:00', why: 'and lacks in other years' },
  { accepted: '2024-02-28 09:00', limit: [1, 'day'], due: '2024-02-29 17:00', why: 'a leap day is a day' },
  { accepted: '2024-02-29 09:00', limit: [12, 'month'], due: '2025-02-28 17:00', why: 'a year after a leap day' },
  { accepted: '2024-02-29 09:00', limit: [48, 'month'], due: '2028-02-29 17:00', why: 'four years after it, by the law alone' },
  { accepted: '2024-02-29 09:00', limit: [365, 'day'], due: '2025-02-28 17:00', why: '365 days after it' },
  { accepted: '2026-03-31 09:00', limit: [1, 'month'], due: '2026-05-04 17:00', why: 'no 31 April; 30 April and 1 May are holidays' },
  { accepted: '2026-05-31 09:00', limit: [1, 'month'], due: '2026-07-01 17:00', why: 'Sunday: Monday 1 June is day 0' },
  { accepted: '2026-08-31 09:00', limit: [1, 'month'], due: '2026-10-05 17:00', why: 'a swapped day: 3 September is day 0; 3 October is a Saturday' },
  { accepted: '2026-10-30 09:00', limit: [4, 'month'], due: '2027-03-01 17:00', why: 'the last of February is a Sunday' },
  { accepted: '2025-12-31 16:59', limit: [1, 'workingHour'], due: '2026-01-05 07:59', why: 'a minute of the old year, the rest after New Year' },
  { accepted: '2025-12-31 23:59', limit: [1, 'workingHour'], due: '2026-01-05 08:00', why: 'the last minute of the year' },
  { accepted: '2025-12-31 23:59', limit: [1, 'day'], due: '2026-01-06 17:00', why: 'day 0 is 5 January' },
  { accepted: '2025-12-31 23:59', limit: [1, 'month'], due: '2026-02-05 17:00', why: 'and a month begins there too' },
  { accepted: '2025-12-31 14:00', limit: [1, 'halfDay'], due: '2026-01-05 11:30', why: 'the next session is in the next year' },
  { accepted: '2025-12-31 15:00', limit: [1, 'sameDay'], due: '2025-12-31 17:00', why: 'the cut-off on New Year’s Eve' },
  { accepted: '2025-12-31 15:00:01', limit: [1, 'sameDay'], due: '2026-01-05 17:00', why: 'a second after it' },
  { accepted: '2024-12-31 09:00', limit: [1, 'workingDay'], due: '2025-01-02 17:00', why: 'New Year’s Day is a Wednesday' },
  { accepted: '2026-12-31 09:00', limit: [1, 'workingDay'], due: '2027-01-04 17:00', why: 'New Year’s Day is a Friday' },
];

// prettier-ignore
const SWAPPED_AND_OFF: readonly Row[] = [
  { accepted: '2025-04-25 09:00', limit: [1, 'workingDay'], due: '2025-04-26 17:00', why: 'a make-up Saturday' },
  { accepted: '2025-04-26 09:00', limit: [1, 'workingDay'], due: '2025-04-28 17:00', why: 'received on a make-up Saturday' },
  { accepted: '2025-04-26 16:00', limit: [2, 'workingHour'], due: '2025-04-28 08:00', why: 'an hour on Saturday, an hour on Monday' },
  { accepted: '2025-04-26 14:00', limit: [1, 'halfDay'], due: '2025-04-28 11:30', why: 'in its afternoon' },
  { accepted: '2025-04-26 15:30', limit: [1, 'sameDay'], due: '2025-04-28 17:00', why: 'it has a cut-off' },
  { accepted: '2026-01-10 08:00', limit: [1, 'sameDay'], due: '2026-01-10 17:00', why: 'and a close' },
  { accepted: '2025-04-23 09:00', limit: [3, 'day'], due: '2025-04-26 17:00', why: 'and calendar days end on it' },
  { accepted: '2025-03-26 09:00', limit: [1, 'month'], due: '2025-04-26 17:00', why: 'and so do months' },
  { accepted: '2025-04-29 09:00', limit: [1, 'workingDay'], due: '2025-05-05 17:00', why: 'two holidays, a swapped Friday, a weekend' },
  { accepted: '2025-04-29 09:00', limit: [1, 'day'], due: '2025-05-05 17:00', why: 'the same for calendar days, by rolling' },
  { accepted: '2026-04-24 09:00', limit: [1, 'workingDay'], due: '2026-04-28 17:00', why: 'Giỗ Tổ on a Sunday: Monday in its stead' },
  { accepted: '2024-04-26 09:00', limit: [2, 'workingDay'], due: '2024-05-03 17:00', why: 'a swapped Monday and two holidays' },
  { accepted: '2024-05-03 16:00', limit: [9, 'workingHour'], due: '2024-05-04 17:00', why: 'an hour on Friday, the whole make-up Saturday' },
  { accepted: '2027-11-23 09:00', limit: [1, 'workingDay'], due: '2027-11-25 17:00', why: '24 November of a provisional year' },
  { accepted: '2027-09-01 09:00', limit: [1, 'workingDay'], due: '2027-09-06 17:00', why: '2 and 3 September, then a weekend' },
  { accepted: '2028-04-28 09:00', limit: [1, 'workingDay'], due: '2028-05-03 17:00', why: 'an unpublished year: a Sunday has a substitute after 1 May' },
  { accepted: '2028-08-31 09:00', limit: [1, 'workingDay'], due: '2028-09-05 17:00', why: 'and 2 September, a Saturday, one on Monday' },
  { accepted: '2028-11-23 16:00', limit: [2, 'workingHour'], due: '2028-11-27 08:00', why: 'and 24 November is off' },
];

const flood = (date: string) => ({ date, kind: 'off', cause: 'closure', name: 'Lũ lụt', local: true }) as const;
/** Closed from Tuesday 10 to Thursday 12 March 2026 by decision of the province; a ward may know better. */
const PROVINCE = [...NATIONAL_HOLIDAYS, ...['2026-03-10', '2026-03-11', '2026-03-12'].map(flood)];
const DRY_WARD = [...PROVINCE, { ...flood('2026-03-11'), kind: 'working', cause: 'make_up', name: 'Trực' } as const];

// prettier-ignore
const FLOODED: readonly Row[] = [
  { accepted: '2026-03-09 09:00', limit: [1, 'workingDay'], due: '2026-03-13 17:00', why: 'three days closed' },
  { accepted: '2026-03-09 09:00', limit: [1, 'day'], due: '2026-03-13 17:00', why: 'a closed day rolls like a holiday' },
  { accepted: '2026-03-09 09:00', limit: [4, 'day'], due: '2026-03-13 17:00', why: 'closed days are calendar days' },
  { accepted: '2026-02-10 09:00', limit: [1, 'month'], due: '2026-03-13 17:00', why: 'a month that ends in the flood' },
  { accepted: '2026-03-09 16:30', limit: [1, 'workingHour'], due: '2026-03-13 07:30', why: 'half an hour before, half an hour after' },
  { accepted: '2026-03-09 14:00', limit: [1, 'halfDay'], due: '2026-03-13 11:30', why: 'the next session after it' },
  { accepted: '2026-03-09 15:30', limit: [1, 'sameDay'], due: '2026-03-13 17:00', why: 'promised for the next day worked' },
  { accepted: '2026-03-11 09:00', limit: [1, 'workingDay'], due: '2026-03-16 17:00', why: 'filed online meanwhile: Friday is day 0' },
];

// prettier-ignore
const DRY: readonly Row[] = [
  { accepted: '2026-03-09 09:00', limit: [1, 'workingDay'], due: '2026-03-11 17:00', why: 'its own row stands before that of the province' },
  { accepted: '2026-03-09 09:00', limit: [2, 'workingDay'], due: '2026-03-13 17:00', why: 'the province’s other days hold' },
  { accepted: '2026-03-11 15:30', limit: [1, 'sameDay'], due: '2026-03-13 17:00', why: 'with its own hours and cut-off' },
];

describe.each([
  ['hours of a day', HOURS_OF_A_DAY, calendar],
  ['months and years', MONTHS_AND_YEARS, calendar],
  ['swapped days and days off', SWAPPED_AND_OFF, calendar],
  ['a closure', FLOODED, buildWorkingCalendar(PROVINCE)],
  ['a closure that a ward takes back', DRY, buildWorkingCalendar(DRY_WARD)],
])('%s', (_, rows, using) => {
  it.each(rows)('$limit from $accepted: $why', ({ accepted, limit: [amount, unit], due }) =>
    expect(computeDueAt({ acceptedAt: at(accepted), limit: { amount, unit }, calendar: using })).toEqual(at(due)),
  );
});

describe('a calendar nothing was asked of yet', () => {
  it.each<[LimitUnit, number]>([
    ['workingHour', 3660],
    ['workingDay', 3660],
    ['halfDay', 3660],
    ['day', 3660],
  ])('answers ten years of %s as one that knows them', (unit, amount) => {
    const acceptedAt = at('2026-12-30 09:00');
    const fresh = buildWorkingCalendar(NATIONAL_HOLIDAYS);
    expect(computeDueAt({ acceptedAt, limit: { amount, unit }, calendar: fresh })).toEqual(
      computeDueAt({ acceptedAt, limit: { amount, unit }, calendar }),
    );
  });
});
