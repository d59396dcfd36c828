import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay, HoursPeriod, WeeklyHours, WorkingCalendar, WorkingSession } from './calendar.types.js';
import { computeDeadline, computeDueAt } from './deadline.js';
import { addDays, daysBetween, instantAt, localDateOf } from './local-date.js';
import { buildWorkingCalendar } from './national-calendar.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import type { Pause } from './pauses.js';
import { LIMIT_AMOUNTS } from './time-limit.js';
import type { LimitUnit, TimeLimit } from './time-limit.js';
import { isWorkingDay, sessionsOn } from './working-calendar.js';
import { nextWorkingMoment, workingMinutesBetween } from './working-time.js';

// The same cases in every run; fast-check prints seed and path of one that fails.
const RUNS = { seed: 20_261_127, numRuns: 1000 } as const;
const MINUTE_MS = 60_000;
const UNITS = ['workingHour', 'halfDay', 'workingDay', 'day', 'month', 'sameDay'] as const;

/** One to three sessions somewhere between midnight and midnight; some touch. */
const sessions = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.sort((a, b) => a - b).map((quarter) => quarter * 15))
  .map((ends) => ends.flatMap((from, index): WorkingSession[] => (index % 2 ? [] : pair(from, ends[index + 1]))));
const pair = (from: number, to?: number): WorkingSession[] => (to === undefined ? [] : [{ from, to }]);

const weeklyHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(sessions, fc.array(fc.option(sessions, { nil: [] }), { minLength: 6, maxLength: 6 }))
  .map(([monday, [tue, wed, thu, fri, sat, sun]]) => {
    return { 1: monday, 2: tue!, 3: wed!, 4: thu!, 5: fri!, 6: sat!, 7: sun! };
  });
const dueTimes = fc.constantFrom('close' as const, 'half_day_received' as const);
const period = (validFrom: string, dueTime = dueTimes): fc.Arbitrary<HoursPeriod> =>
  fc.record({ validFrom: fc.constant(validFrom), weeklyHours, sameDayCutOff: fc.nat(1440), dueTime });
const ownDays = fc.array(
  fc.tuple(fc.nat(1000), fc.boolean()).map(([day, off]): CalendarDay => {
    const date = addDays('2024-06-01', day);
    return off
      ? { date, kind: 'off', cause: 'closure', name: 'Nghỉ bão', decision: '5/QĐ-UBND', local: true }
      : { date, kind: 'working', cause: 'make_up', name: 'Làm bù', local: true };
  }),
  { maxLength: 60 },
);
const calendarOf = (dueTime = dueTimes): fc.Arbitrary<WorkingCalendar> =>
  fc
    .tuple(period('2000-01-01', dueTime), fc.option(period('2025-03-01', dueTime), { nil: undefined }), ownDays)
    .map(([first, second, days]) =>
      buildWorkingCalendar([...NATIONAL_HOLIDAYS, ...days], second ? [first, second] : [first]),
    );
/** Forty of them: the first question to each costs more than the thousand that follow. */
const someOf = (calendar: fc.Arbitrary<WorkingCalendar>): fc.Arbitrary<WorkingCalendar> =>
  fc.constantFrom(...fc.sample(calendar, { ...RUNS, numRuns: 40 }));
const calendars = someOf(calendarOf());
const toTheClose = someOf(calendarOf(fc.constant('close')));

const instant = fc
  .integer({ min: instantAt('2024-06-01', 0).getTime(), max: instantAt('2026-12-31', 1439).getTime() })
  .map((ms) => new Date(ms));
const limitIn = (...units: readonly LimitUnit[]): fc.Arbitrary<TimeLimit> =>
  fc.constantFrom(...units).chain((unit) => {
    const max = Math.min(unit === 'month' ? 6 : 40, LIMIT_AMOUNTS[unit].max);
    return fc.integer({ min: 1, max }).map((amount) => ({ amount, unit }));
  });
const anyLimit = limitIn(...UNITS);
const gaps = fc.array(fc.tuple(fc.nat(15_000), fc.nat(40_000)), { maxLength: 4 });

function pausesAfter(acceptedAt: Date, lengths: readonly (readonly [number, number])[]): Pause[] {
  let at = acceptedAt.getTime();
  return lengths.map(([wait, stop]) => {
    const from = new Date(at + wait * MINUTE_MS);
    const to = new Date(from.getTime() + stop * MINUTE_MS);
    at = to.getTime();
    return { from, to };
  });
}

const later = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * MINUTE_MS);
const dueOf = (acceptedAt: Date, limit: TimeLimit, calendar: WorkingCalendar, pauses: readonly Pause[] = []): Date =>
  computeDueAt({ acceptedAt, limit, pauses, calendar })!;
/** The day a due time ends: midnight ends the day before it. */
const dueDay = (due: Date): string => localDateOf(later(due, -1));

describe('in any calendar a due date', () => {
  it('never falls when acceptance is later', () =>
    fc.assert(
      fc.property(instant, instant, anyLimit, toTheClose, (a, b, limit, calendar) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(dueOf(first, limit, calendar) <= dueOf(second, limit, calendar)).toBe(true);
      }),
      RUNS,
    ));

  // Received on Thursday afternoon and on Friday morning, both due on a weekend that rolls: both are due on Monday, the
  // second in the morning. So it is the day that never falls.
  it('never falls by a day where it ends with the half-day received in', () =>
    fc.assert(
      fc.property(instant, fc.nat(3000), anyLimit, calendars, (a, minutes, limit, calendar) => {
        const [first, second] = [dueOf(a, limit, calendar), dueOf(later(a, minutes), limit, calendar)];
        expect(dueDay(first) <= dueDay(second)).toBe(true);
        if (limit.unit === 'workingDay' && calendar.hours.length === 1) expect(first <= second).toBe(true);
      }),
      RUNS,
    ));

  it('never falls when the limit is longer, whatever was paused', () =>
    fc.assert(
      fc.property(instant, anyLimit, calendars, gaps, (acceptedAt, limit, calendar, lengths) => {
        fc.pre(limit.unit !== 'sameDay');
        const pauses = pausesAfter(acceptedAt, lengths);
        const longer = { ...limit, amount: limit.amount + 1 };
        expect(dueOf(acceptedAt, longer, calendar, pauses) >= dueOf(acceptedAt, limit, calendar, pauses)).toBe(true);
      }),
      RUNS,
    ));

  it('never comes earlier by one more day off', () =>
    fc.assert(
      fc.property(instant, anyLimit, calendars, fc.nat(60), (acceptedAt, limit, calendar, offset) => {
        const date = addDays(localDateOf(acceptedAt), offset);
        const off = { kind: 'off', cause: 'closure', name: 'Nghỉ bão' } as const;
        const stricter = { ...calendar, exceptions: { ...calendar.exceptions, [date]: off } };
        expect(dueDay(dueOf(acceptedAt, limit, stricter)) >= dueDay(dueOf(acceptedAt, limit, calendar))).toBe(true);
      }),
      RUNS,
    ));

  it('does not depend on seconds, but for the cut-off of same-day work', () =>
    fc.assert(
      fc.property(instant, anyLimit, calendars, gaps, (at, limit, calendar, lengths) => {
        const cut = (time: Date): Date => new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
        const acceptedAt = limit.unit === 'sameDay' ? cut(at) : at;
        const pauses = pausesAfter(at, lengths);
        const whole = pauses.map(({ from, to }) => ({ from: cut(from), to: cut(to) }));
        expect(dueOf(cut(at), limit, calendar, whole)).toEqual(dueOf(acceptedAt, limit, calendar, pauses));
      }),
      RUNS,
    ));

  it('is the same by a calendar that travelled as JSON', () =>
    fc.assert(
      fc.property(instant, anyLimit, calendars, gaps, (acceptedAt, limit, calendar, lengths) => {
        const input = { acceptedAt, limit, pauses: pausesAfter(acceptedAt, lengths) };
        const copy = JSON.parse(JSON.stringify(calendar)) as WorkingCalendar;
        expect(computeDeadline({ ...input, calendar: copy })).toEqual(computeDeadline({ ...input, calendar }));
      }),
      { ...RUNS, numRuns: 200 },
    ));
});

describe('in any calendar a pause moves a due date', () => {
  /** One pause that begins while the clock runs and, but for hours, before the last day. */
  const paused = (unit: LimitUnit, check: (moved: Moved) => void): void =>
    fc.assert(
      fc.property(
        instant,
        limitIn(unit),
        calendars,
        fc.nat(20_000),
        fc.nat(40_000),
        (at, limit, calendar, wait, stop) => {
          const from = later(nextWorkingMoment(at, calendar), wait);
          const to = later(from, stop);
          const before = dueOf(at, limit, calendar);
          fc.pre(unit === 'workingHour' || unit === 'sameDay' ? from < before : localDateOf(from) < dueDay(before));
          check({ from, to, before, after: dueOf(at, limit, calendar, [{ from, to }]), calendar });
        },
      ),
      RUNS,
    );

  it.each(['workingHour', 'sameDay'] as const)('by its working minutes: %s', (unit) =>
    paused(unit, ({ from, to, before, after, calendar }) =>
      expect(workingMinutesBetween(before, after, calendar)).toBe(workingMinutesBetween(from, to, calendar)),
    ),
  );

  it('by its working days', () =>
    paused('workingDay', ({ from, to, before, after, calendar }) => {
      const worked = (a: string, b: string): number =>
        eachDay(a, b).filter((day) => isWorkingDay(day, calendar)).length;
      expect(worked(dueDay(before), dueDay(after))).toBe(worked(localDateOf(from), localDateOf(to)));
    }));

  it('by the sessions that opened in it', () =>
    paused('halfDay', ({ from, to, before, after, calendar }) => {
      const opened = (a: Date, b: Date): number =>
        eachDay(addDays(localDateOf(a), -1), localDateOf(b))
          .flatMap((day) => sessionsOn(day, calendar).map((session) => instantAt(day, session.from)))
          .filter((open) => open > a && open <= b).length;
      expect(opened(later(before, -1), later(after, -1))).toBe(opened(from, to));
    }));

  it('by its calendar days, and then to a working day', () =>
    paused('day', ({ from, to, before, after, calendar }) => {
      const days = daysBetween(localDateOf(from), localDateOf(to));
      expect(isWorkingDay(dueDay(after), calendar)).toBe(true);
      const rolled = eachDay(addDays(dueDay(before), days), dueDay(after)).slice(0, -1);
      // From a day that had rolled it moves less far, for the limit had run out before: never past a working day.
      expect(rolled.filter((day) => isWorkingDay(day, calendar))).toEqual([]);
    }));

  interface Moved {
    readonly from: Date;
    readonly to: Date;
    readonly before: Date;
    readonly after: Date;
    readonly calendar: WorkingCalendar;
  }

  /** Days of `(from, to]`. */
  function eachDay(from: string, to: string): string[] {
    return Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index + 1));
  }

  it('as much in pieces of any order', () =>
    fc.assert(
      fc.property(instant, anyLimit, calendars, gaps, fc.nat(40_000_000), (at, limit, calendar, lengths, cut) => {
        const pauses = pausesAfter(at, lengths);
        const pieces = pauses.flatMap(({ from, to }) => {
          const middle = new Date(Math.min(to.getTime(), from.getTime() + cut));
          return [
            { from: middle, to },
            { from, to: middle },
          ];
        });
        expect(dueOf(at, limit, calendar, pieces.reverse())).toEqual(dueOf(at, limit, calendar, pauses));
      }),
      RUNS,
    ));
});

describe('in any calendar the reckoning', () => {
  it('ends on the due day, covers every day once, and adds up to the limit', () =>
    fc.assert(
      fc.property(instant, anyLimit, calendars, gaps, (acceptedAt, limit, calendar, lengths) => {
        const input = { acceptedAt, limit, pauses: pausesAfter(acceptedAt, lengths), calendar };
        const { dueAt, counted } = computeDeadline(input);
        expect(dueAt).toEqual(computeDueAt(input));
        const days = [...new Set(counted.map(({ date }) => date))];
        const first = localDateOf(acceptedAt);
        expect(days).toEqual(days.map((_, index) => addDays(first, index)));
        expect(days.at(-1)).toBe(dueDay(dueAt!));

        const sum = counted.reduce((total, { units }) => total + units, 0);
        const sums = {
          workingHour: limit.amount * 60,
          halfDay: limit.amount,
          workingDay: limit.amount,
          day: limit.amount,
        };
        if (limit.unit !== 'month' && limit.unit !== 'sameDay') expect(sum).toBe(sums[limit.unit as 'day']);
        for (const { counts, units, reason, date } of counted) {
          expect(counts).toBe(units > 0);
          if (reason.kind === 'weekend') expect(sessionsOn(date, calendar)).toEqual([]);
          if (counts && limit.unit !== 'day' && limit.unit !== 'month') expect(isWorkingDay(date, calendar)).toBe(true);
        }
      }),
      RUNS,
    ));
});
