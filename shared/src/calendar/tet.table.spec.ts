import { describe, expect, it } from '@jest/globals';
import { computeDeadline } from './deadline.js';
import { NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import type { LimitUnit } from './time-limit.js';

/** `2026-02-06 10:00` in Vietnam. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);

interface Row {
  accepted: string;
  limit: readonly [number, LimitUnit];
  due: string;
  why: string;
}

// Reckoned by hand from the calendar of each year. Hours are 07:00–11:30 and 13:30–17:00.
// prettier-ignore
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  '2022: off from Monday 31/01 to Friday 04/02, two weekends around it': [
    { accepted: '2022-01-27 09:00', limit: [3, 'workingDay'], due: '2022-02-08 17:00', why: 'Friday 28/01, then Monday and Tuesday after Tết' },
    { accepted: '2022-01-28 10:00', limit: [1, 'workingDay'], due: '2022-02-07 17:00', why: 'the day after the last day of work is ten days away' },
    { accepted: '2022-01-28 17:00', limit: [1, 'workingDay'], due: '2022-02-08 17:00', why: 'at closing time: 07/02 is day 0' },
    { accepted: '2022-02-01 08:00', limit: [2, 'workingDay'], due: '2022-02-09 17:00', why: 'online on the first day of Tết: 07/02 is day 0' },
    { accepted: '2022-02-07 07:00', limit: [1, 'workingDay'], due: '2022-02-08 17:00', why: 'the first minute of work after Tết' },
    { accepted: '2022-01-25 09:00', limit: [10, 'day'], due: '2022-02-07 17:00', why: 'ends on the last day of Tết, 04/02' },
    { accepted: '2022-01-20 14:00', limit: [10, 'day'], due: '2022-02-07 17:00', why: 'ends on the Sunday before Tết, rolls over all of it' },
    { accepted: '2022-01-28 15:00', limit: [4, 'workingHour'], due: '2022-02-07 09:00', why: 'two hours before Tết, two after' },
    { accepted: '2022-01-28 14:00', limit: [1, 'halfDay'], due: '2022-02-07 11:30', why: 'the next session is the first morning after Tết' },
    { accepted: '2022-01-28 15:30', limit: [1, 'sameDay'], due: '2022-02-07 17:00', why: 'after the cut-off: the next working day' },
    { accepted: '2022-01-04 09:00', limit: [1, 'month'], due: '2022-02-07 17:00', why: 'a month on is 04/02, Tết' },
  ],
  '2023: off from Friday 20/01 to Thursday 26/01, one working Friday before the weekend': [
    { accepted: '2023-01-19 16:00', limit: [1, 'workingDay'], due: '2023-01-27 17:00', why: 'the Friday after Tết is worked' },
    { accepted: '2023-01-19 16:00', limit: [2, 'workingDay'], due: '2023-01-30 17:00', why: 'that Friday, then Monday' },
    { accepted: '2023-01-22 09:00', limit: [1, 'workingDay'], due: '2023-01-30 17:00', why: 'online on the first day of Tết: Friday 27/01 is day 0' },
    { accepted: '2023-01-27 09:00', limit: [1, 'workingDay'], due: '2023-01-30 17:00', why: 'after Tết: over an ordinary weekend' },
    { accepted: '2023-01-18 09:00', limit: [5, 'day'], due: '2023-01-27 17:00', why: 'ends on 23/01, rolls over Tết and both substitute days' },
    { accepted: '2023-01-17 09:00', limit: [11, 'day'], due: '2023-01-30 17:00', why: 'ends behind Tết, but on a Saturday' },
    { accepted: '2023-01-26 10:00', limit: [3, 'workingHour'], due: '2023-01-27 10:00', why: 'on a substitute day: from 07:00 of 27/01' },
    { accepted: '2023-01-19 08:00', limit: [2, 'halfDay'], due: '2023-01-27 11:30', why: 'the afternoon before Tết and the morning after it' },
    { accepted: '2023-01-25 15:30', limit: [1, 'sameDay'], due: '2023-01-27 17:00', why: 'the cut-off of a substitute day means nothing' },
    { accepted: '2022-12-22 09:00', limit: [1, 'month'], due: '2023-01-27 17:00', why: 'a month on is the first day of Tết, a Sunday' },
  ],
  '2024: off from Thursday 08/02 to Wednesday 14/02': [
    { accepted: '2024-02-06 09:00', limit: [3, 'workingDay'], due: '2024-02-16 17:00', why: 'Wednesday 07/02, then Thursday and Friday after Tết' },
    { accepted: '2024-02-07 09:00', limit: [1, 'workingDay'], due: '2024-02-15 17:00', why: 'from the last day before Tết to the first after it' },
    { accepted: '2024-02-14 20:00', limit: [1, 'workingDay'], due: '2024-02-16 17:00', why: 'the evening of the last substitute day: 15/02 is day 0' },
    { accepted: '2024-02-15 09:00', limit: [2, 'workingDay'], due: '2024-02-19 17:00', why: 'after Tết: Friday, then over the weekend' },
    { accepted: '2024-02-05 09:00', limit: [5, 'day'], due: '2024-02-15 17:00', why: 'ends on the first day of Tết, Saturday 10/02' },
    { accepted: '2024-02-05 09:00', limit: [10, 'day'], due: '2024-02-15 17:00', why: 'ends on the first day of work: nothing to roll' },
    { accepted: '2024-02-07 16:30', limit: [1, 'workingHour'], due: '2024-02-15 07:30', why: 'half an hour on each side of Tết' },
    { accepted: '2024-02-07 13:00', limit: [3, 'halfDay'], due: '2024-02-16 11:30', why: 'at lunch: received in the afternoon; both sessions of 15/02, one of 16/02' },
    { accepted: '2024-01-12 09:00', limit: [1, 'month'], due: '2024-02-15 17:00', why: 'a month on is 12/02, Tết' },
    { accepted: '2024-02-10 09:00', limit: [1, 'month'], due: '2024-03-15 17:00', why: 'online on the first day of Tết: a month from 15/02' },
  ],
  '2025: off from Monday 27/01 to Friday 31/01, two weekends around it': [
    { accepted: '2025-01-22 09:00', limit: [5, 'workingDay'], due: '2025-02-05 17:00', why: 'two days before Tết, three after' },
    { accepted: '2025-01-24 11:00', limit: [1, 'workingDay'], due: '2025-02-03 17:00', why: 'from Friday to the Monday after next' },
    { accepted: '2025-01-29 10:00', limit: [3, 'workingDay'], due: '2025-02-06 17:00', why: 'online on the first day of Tết: 03/02 is day 0' },
    { accepted: '2025-02-03 06:00', limit: [1, 'day'], due: '2025-02-04 17:00', why: 'before opening on the first day of work' },
    { accepted: '2025-01-20 09:00', limit: [7, 'day'], due: '2025-02-03 17:00', why: 'ends on the first day off, 27/01' },
    { accepted: '2025-01-24 16:00', limit: [10, 'day'], due: '2025-02-03 17:00', why: 'ends with Tết: nothing to roll' },
    { accepted: '2025-01-25 09:00', limit: [8, 'workingHour'], due: '2025-02-03 17:00', why: 'on the Saturday before Tết: all of Monday 03/02' },
    { accepted: '2025-01-24 08:00', limit: [1, 'halfDay'], due: '2025-01-24 17:00', why: 'the afternoon before Tết is left' },
    { accepted: '2025-01-24 08:00', limit: [2, 'halfDay'], due: '2025-02-03 11:30', why: 'that afternoon, then the first morning' },
    { accepted: '2024-12-31 09:00', limit: [1, 'month'], due: '2025-02-03 17:00', why: 'a month on is the last day of Tết' },
  ],
  '2026: off from Monday 16/02 to Friday 20/02, two weekends around it': [
    { accepted: '2026-02-12 09:00', limit: [2, 'workingDay'], due: '2026-02-23 17:00', why: 'Friday 13/02, then the Monday after Tết' },
    { accepted: '2026-02-13 16:59', limit: [1, 'workingDay'], due: '2026-02-23 17:00', why: 'the last minute of work is still day 0' },
    { accepted: '2026-02-17 00:30', limit: [1, 'workingDay'], due: '2026-02-24 17:00', why: 'in the first hour of the year, still the 16th in UTC: 23/02 is day 0' },
    { accepted: '2026-02-23 09:00', limit: [5, 'workingDay'], due: '2026-03-02 17:00', why: 'after Tết: over an ordinary weekend' },
    { accepted: '2026-02-10 09:00', limit: [7, 'day'], due: '2026-02-23 17:00', why: 'ends on the first day of Tết' },
    { accepted: '2026-02-13 14:00', limit: [6, 'workingHour'], due: '2026-02-23 10:00', why: 'three hours before Tết, three after' },
    { accepted: '2026-02-13 17:30', limit: [1, 'halfDay'], due: '2026-02-23 17:00', why: 'after hours: received in the first morning, due in the afternoon' },
    { accepted: '2026-02-13 15:00', limit: [1, 'sameDay'], due: '2026-02-13 17:00', why: 'the cut-off sharp: still before Tết' },
    { accepted: '2026-02-13 15:01', limit: [1, 'sameDay'], due: '2026-02-23 17:00', why: 'a minute later: after Tết' },
    { accepted: '2026-01-19 09:00', limit: [1, 'month'], due: '2026-02-23 17:00', why: 'a month on is 19/02, Tết' },
    { accepted: '2026-02-20 09:00', limit: [1, 'month'], due: '2026-03-23 17:00', why: 'on the last day of Tết: a month from 23/02' },
  ],
  '2027, expected: off from Thursday 04/02 to Wednesday 10/02': [
    { accepted: '2027-02-03 09:00', limit: [1, 'workingDay'], due: '2027-02-11 17:00', why: 'from the last day before Tết to the first after it' },
    { accepted: '2027-02-03 09:00', limit: [3, 'workingDay'], due: '2027-02-15 17:00', why: 'Thursday, Friday, and over the weekend' },
    { accepted: '2027-02-03 17:00', limit: [1, 'workingDay'], due: '2027-02-12 17:00', why: 'at closing time: 11/02 is day 0' },
    { accepted: '2027-02-06 09:00', limit: [2, 'workingDay'], due: '2027-02-15 17:00', why: 'online on the first day of Tết: 11/02 is day 0' },
    { accepted: '2027-02-11 14:00', limit: [3, 'day'], due: '2027-02-15 17:00', why: 'after Tết: ends on a Sunday' },
    { accepted: '2027-02-01 09:00', limit: [8, 'day'], due: '2027-02-11 17:00', why: 'ends on a substitute day' },
    { accepted: '2027-02-02 09:00', limit: [10, 'day'], due: '2027-02-12 17:00', why: 'runs through Tết and ends behind it' },
    { accepted: '2027-02-03 10:30', limit: [5, 'workingHour'], due: '2027-02-11 07:30', why: 'four and a half hours before Tết, half an hour after' },
    { accepted: '2027-02-09 09:00', limit: [1, 'halfDay'], due: '2027-02-11 17:00', why: 'on a substitute day: received in the first morning' },
    { accepted: '2027-01-08 09:00', limit: [1, 'month'], due: '2027-02-11 17:00', why: 'a month on is 08/02, Tết' },
  ],
};

describe.each(Object.entries(TABLE))('Tết %s', (_, rows) => {
  it.each(rows)('$limit from $accepted: $why', ({ accepted, limit: [amount, unit], due }) =>
    expect(computeDeadline({ acceptedAt: at(accepted), limit: { amount, unit }, calendar }).dueAt).toEqual(at(due)),
  );
});
