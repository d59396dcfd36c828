import { describe, expect, it } from '@jest/globals';
import { computeDeadline } from './deadline.js';
import type { CalendarDay, HoursPeriod, WeeklyHours } from './index.js';
import { buildWorkingCalendar, DEFAULT_HOURS, DUE_TIMES, NATIONAL_HOLIDAYS } from './index.js';
import type { LimitUnit } from './time-limit.js';

const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+07:00`);
const week = (changes: Partial<WeeklyHours>): WeeklyHours => ({ ...DEFAULT_HOURS.weeklyHours, ...changes });
const office = (hours: Partial<HoursPeriod>, ...days: CalendarDay[]) =>
  buildWorkingCalendar([...NATIONAL_HOLIDAYS, ...days], [{ ...DEFAULT_HOURS, ...hours }]);

/** Days end with the half-day they were received in. */
const HALF_DAYS = office({ dueTime: 'half_day_received' });
const EIGHT = [
  { from: 480, to: 720 },
  { from: 780, to: 960 },
];
/** From Monday 9 March 2026 on 08:00–12:00 and 13:00–16:00, same-day work until 14:00. */
const NEW_HOURS = buildWorkingCalendar(NATIONAL_HOLIDAYS, [
  DEFAULT_HOURS,
  {
    ...DEFAULT_HOURS,
    validFrom: '2026-03-09',
    weeklyHours: week({ 1: EIGHT, 2: EIGHT, 3: EIGHT, 4: EIGHT, 5: EIGHT }),
    sameDayCutOff: 840,
  },
]);
const SATURDAYS = office({ weeklyHours: week({ 6: [{ from: 450, to: 690 }] }) });
const NO_WEDNESDAYS = office({ weeklyHours: week({ 3: [] }) });
const STORM = office(
  {},
  {
    date: '2026-03-06',
    kind: 'off',
    cause: 'closure',
    name: 'Nghỉ bão',
    decision: '5/CĐ-UBND',
    decidedOn: '2026-03-05',
    local: true,
  },
);
const ON_DUTY = office({}, { date: '2026-11-24', kind: 'working', cause: 'make_up', name: 'Trực', local: true });
const NIGHT = [{ from: 420, to: 1440 }];
const UNTIL_MIDNIGHT = office({ weeklyHours: week({ 4: NIGHT, 5: NIGHT }) });
const AFTERNOONS_OFF = office({ weeklyHours: week({ 5: [{ from: 420, to: 690 }] }) });

interface Row {
  calendar: ReturnType<typeof office>;
  accepted: string;
  limit: readonly [number, LimitUnit];
  pause?: readonly [string, string];
  due: string;
  why: string;
}

// prettier-ignore
const ROWS: readonly Row[] = [
  { calendar: HALF_DAYS, accepted: '2026-03-05 08:00', limit: [2, 'workingDay'], due: '2026-03-09 11:30', why: 'received in the morning, due in the morning' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 14:00', limit: [2, 'workingDay'], due: '2026-03-09 17:00', why: 'received in the afternoon' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 12:00', limit: [2, 'workingDay'], due: '2026-03-09 17:00', why: 'at lunch: the afternoon is the half-day received in' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 11:29', limit: [1, 'workingDay'], due: '2026-03-06 11:30', why: 'the last minute of the morning' },
  { calendar: HALF_DAYS, accepted: '2026-03-07 09:00', limit: [1, 'workingDay'], due: '2026-03-10 11:30', why: 'Saturday counts as Monday morning' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 08:00', limit: [2, 'day'], due: '2026-03-09 11:30', why: 'calendar days roll, then end with the morning' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 08:00', limit: [1, 'month'], due: '2026-04-06 11:30', why: 'Sunday 5 April rolls' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 08:00', limit: [1, 'workingHour'], due: '2026-03-05 09:00', why: 'hours end at their minute' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 08:00', limit: [1, 'sameDay'], due: '2026-03-05 17:00', why: 'within the day is the whole day' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 08:00', limit: [1, 'workingDay'], pause: ['2026-03-06 10:00', '2026-03-06 16:00'], due: '2026-03-09 11:30', why: 'the rest of the last half-day was lost to the pause' },
  { calendar: HALF_DAYS, accepted: '2026-03-05 08:00', limit: [1, 'workingDay'], pause: ['2026-03-06 12:00', '2026-03-06 16:00'], due: '2026-03-06 11:30', why: 'overdue before it paused' },

  { calendar: NEW_HOURS, accepted: '2026-03-06 10:00', limit: [2, 'workingDay'], due: '2026-03-10 16:00', why: 'ends by the hours of its last day' },
  { calendar: NEW_HOURS, accepted: '2026-03-06 16:00', limit: [2, 'workingHour'], due: '2026-03-09 09:00', why: 'one hour of the old hours, one of the new' },
  { calendar: NEW_HOURS, accepted: '2026-03-06 14:30', limit: [1, 'sameDay'], due: '2026-03-06 17:00', why: 'the old cut-off on the old day' },
  { calendar: NEW_HOURS, accepted: '2026-03-09 14:30', limit: [1, 'sameDay'], due: '2026-03-10 16:00', why: 'the new cut-off on the new day' },
  { calendar: NEW_HOURS, accepted: '2026-03-08 20:00', limit: [1, 'halfDay'], due: '2026-03-09 16:00', why: 'Sunday night is Monday morning, by the new hours' },
  { calendar: NEW_HOURS, accepted: '1999-06-01 09:00', limit: [1, 'workingDay'], due: '1999-06-02 17:00', why: 'the first hours hold before they were set' },

  { calendar: SATURDAYS, accepted: '2026-03-06 10:00', limit: [1, 'workingDay'], due: '2026-03-07 11:30', why: 'a Saturday morning that counts' },
  { calendar: SATURDAYS, accepted: '2026-03-07 09:00', limit: [1, 'sameDay'], due: '2026-03-07 11:30', why: 'same-day work on a Saturday' },
  { calendar: SATURDAYS, accepted: '2026-03-06 16:00', limit: [3, 'workingHour'], due: '2026-03-07 09:30', why: 'an hour on Friday, two on Saturday' },
  { calendar: SATURDAYS, accepted: '2026-08-21 10:00', limit: [1, 'workingDay'], due: '2026-08-22 17:00', why: 'a make-up Saturday has a weekday’s hours' },
  { calendar: SATURDAYS, accepted: '2026-02-13 10:00', limit: [2, 'workingDay'], due: '2026-02-21 11:30', why: 'Saturday 14 counts, Tết does not, Saturday 21 does' },
  { calendar: NO_WEDNESDAYS, accepted: '2026-03-03 10:00', limit: [1, 'workingDay'], due: '2026-03-05 17:00', why: 'a weekday without hours' },
  { calendar: NO_WEDNESDAYS, accepted: '2026-03-04 10:00', limit: [1, 'day'], due: '2026-03-06 17:00', why: 'Wednesday counts from Thursday on' },
  { calendar: AFTERNOONS_OFF, accepted: '2026-03-05 15:00', limit: [1, 'workingDay'], due: '2026-03-06 11:30', why: 'Friday ends at noon' },
  { calendar: AFTERNOONS_OFF, accepted: '2026-03-06 12:00', limit: [4, 'workingHour'], due: '2026-03-09 11:00', why: 'Friday afternoon counts from Monday' },
  { calendar: UNTIL_MIDNIGHT, accepted: '2026-03-05 23:59', limit: [1, 'workingDay'], due: '2026-03-07 00:00', why: 'the midnight that ends Friday' },
  { calendar: UNTIL_MIDNIGHT, accepted: '2026-03-05 23:00', limit: [2, 'workingHour'], due: '2026-03-06 08:00', why: 'an hour until midnight, an hour from seven on' },
  { calendar: UNTIL_MIDNIGHT, accepted: '2026-03-05 09:00', limit: [1, 'workingDay'], pause: ['2026-03-06 23:59', '2026-03-09 10:00'], due: '2026-03-09 17:00', why: 'paused in the last minute of Friday: Monday stands in' },
  { calendar: UNTIL_MIDNIGHT, accepted: '2026-03-05 09:00', limit: [1, 'workingDay'], pause: ['2026-03-07 00:00', '2026-03-09 10:00'], due: '2026-03-07 00:00', why: 'a minute later Friday is over' },
  { calendar: STORM, accepted: '2026-03-05 09:00', limit: [1, 'workingDay'], due: '2026-03-09 17:00', why: 'closed by decision' },
  { calendar: STORM, accepted: '2026-03-05 16:00', limit: [2, 'workingHour'], due: '2026-03-09 08:00', why: 'an hour before the storm, an hour after it' },
  { calendar: STORM, accepted: '2026-03-06 09:00', limit: [1, 'sameDay'], due: '2026-03-09 17:00', why: 'filed on the closed day' },
  { calendar: ON_DUTY, accepted: '2026-11-23 09:00', limit: [1, 'workingDay'], due: '2026-11-24 17:00', why: 'an office that works on a national holiday' },
  { calendar: STORM, accepted: '2028-01-21 10:00', limit: [1, 'workingDay'], due: '2028-01-31 17:00', why: 'an unpublished year: Tết by the Labour Code' },
  { calendar: STORM, accepted: '2027-12-31 18:00', limit: [1, 'workingHour'], due: '2028-01-04 08:00', why: 'New Year on a Saturday has a substitute day' },
];

describe('offices with calendars of their own', () => {
  it.each(ROWS)('$limit from $accepted: $why', ({ calendar, accepted, limit: [amount, unit], pause, due }) => {
    const pauses = pause ? [{ from: at(pause[0]), to: at(pause[1]) }] : [];
    const { dueAt } = computeDeadline({ acceptedAt: at(accepted), limit: { amount, unit }, pauses, calendar });
    expect(dueAt).toEqual(at(due));
  });

  it('count ten years of half-days', () => {
    const limit = { amount: 3660, unit: 'halfDay' } as const;
    const { counted } = computeDeadline({ acceptedAt: at('2026-01-05 08:00'), limit, calendar: STORM });
    expect(counted.filter(({ counts }) => counts)).toHaveLength(3660);
  });

  it('know two ways of ending a day', () => expect(DUE_TIMES).toEqual(['close', 'half_day_received']));

  it.each([
    [STORM, '2026-03-05 09:00', '2026-03-06', 'đóng cửa: Nghỉ bão (5/CĐ-UBND)'],
    [NO_WEDNESDAYS, '2026-03-03 10:00', '2026-03-04', 'ngày nghỉ hằng tuần'],
    [STORM, '2026-08-28 10:00', '2026-08-31', 'Hoán đổi ngày nghỉ'],
    [STORM, '2026-04-24 10:00', '2026-04-27', 'Giỗ Tổ Hùng Vương (nghỉ bù)'],
  ])('say why %# is not counted', (calendar, accepted, day, why) => {
    const limit = { amount: 1, unit: 'workingDay' } as const;
    const { counted } = computeDeadline({ acceptedAt: at(accepted), limit, calendar });
    expect(counted.find(({ date }) => date === day)!.why).toContain(why);
  });

  it('repeat who is waited for and why', () => {
    const pauses = [{ from: at('2026-03-06 09:00'), to: at('2026-03-09 09:00'), why: 'chờ bổ sung, Lê Thị Mai' }];
    const limit = { amount: 2, unit: 'workingDay' } as const;
    const { counted } = computeDeadline({ acceptedAt: at('2026-03-05 09:00'), limit, pauses, calendar: SATURDAYS });
    expect(counted.find(({ date }) => date === '2026-03-09')).toMatchObject({
      why: 'tạm dừng: chờ bổ sung, Lê Thị Mai',
      reason: { kind: 'pause', pause: 0 },
    });
  });
});
