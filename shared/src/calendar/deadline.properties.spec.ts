import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeDeadline, computeDueAt } from './deadline.js';
import { addDays, compareLocalDates, instantAt, localDateOf } from './local-date.js';
import { buildWorkingCalendar, NATIONAL_CALENDAR as calendar } from './national-calendar.js';
import { NATIONAL_HOLIDAYS } from './national-holidays.js';
import type { Pause } from './pauses.js';
import { LIMIT_AMOUNTS } from './time-limit.js';
import type { LimitUnit, TimeLimit } from './time-limit.js';
import { isWorkingDay, sessionsOn } from './working-calendar.js';
import { nextWorkingMoment, workingMinutesBetween } from './working-time.js';

const MINUTE_MS = 60_000;
const UNITS = ['workingHour', 'halfDay', 'workingDay', 'day', 'month', 'sameDay'] as const;

const instant = fc
  .integer({ min: instantAt('2023-12-01', 0).getTime(), max: instantAt('2026-12-31', 1439).getTime() })
  .map((ms) => new Date(ms));
const limitIn = (units: readonly LimitUnit[]): fc.Arbitrary<TimeLimit> =>
  fc.constantFrom(...units).chain((unit) => {
    const max = Math.min(unit === 'month' ? 6 : 40, LIMIT_AMOUNTS[unit].max);
    return fc.integer({ min: 1, max }).map((amount) => ({ amount, unit }));
  });
/** Pauses after acceptance, as minutes of waiting and of standing still: up to two months each. */
const gaps = fc.array(fc.tuple(fc.nat(30_000), fc.nat(80_000)), { maxLength: 3 });

function pausesAfter(acceptedAt: Date, lengths: readonly (readonly [number, number])[]): Pause[] {
  let at = acceptedAt.getTime();
  return lengths.map(([wait, stop]) => {
    const from = new Date(at + wait * MINUTE_MS);
    const to = new Date(from.getTime() + stop * MINUTE_MS);
    at = to.getTime();
    return { from, to };
  });
}

/** Working days in `(from, to]`, counted one by one. */
function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) count += Number(isWorkingDay(day, calendar));
  return count;
}

const due = (acceptedAt: Date, limit: TimeLimit, pauses: readonly Pause[] = [], using = calendar): Date =>
  computeDueAt({ acceptedAt, limit, pauses, calendar: using })!;

describe('properties of a deadline', () => {
  it('never falls when acceptance is later', () =>
    fc.assert(
      fc.property(instant, instant, limitIn(UNITS), (a, b, limit) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(due(first, limit) <= due(second, limit)).toBe(true);
      }),
    ));

  it('ends on a working day, at its close where whole days count', () =>
    fc.assert(
      fc.property(instant, limitIn(UNITS), gaps, (acceptedAt, limit, lengths) => {
        const dueAt = due(acceptedAt, limit, pausesAfter(acceptedAt, lengths));
        const day = localDateOf(dueAt);
        expect(isWorkingDay(day, calendar)).toBe(true);
        if (['workingDay', 'day', 'month'].includes(limit.unit))
          expect(dueAt).toEqual(instantAt(day, sessionsOn(day, calendar).at(-1)!.to));
        expect(dueAt > acceptedAt).toBe(true);
      }),
    ));

  it('never comes earlier by one more holiday', () =>
    fc.assert(
      fc.property(instant, limitIn(UNITS), fc.nat(60), (acceptedAt, limit, offset) => {
        const date = addDays(localDateOf(acceptedAt), offset);
        const stricter = buildWorkingCalendar([
          ...NATIONAL_HOLIDAYS,
          { date, kind: 'off', cause: 'closure', name: 'Nghỉ bão' },
        ]);
        expect(due(acceptedAt, limit, [], stricter) >= due(acceptedAt, limit)).toBe(true);
      }),
    ));
});

describe('a pause', () => {
  it('leaves the working minutes of an hour limit as they were', () =>
    fc.assert(
      fc.property(instant, limitIn(['workingHour', 'sameDay']), gaps, (acceptedAt, limit, lengths) => {
        let dueAt = due(acceptedAt, limit);
        const pauses = pausesAfter(acceptedAt, lengths);
        pauses.forEach(({ from, to }, index) => {
          const left = workingMinutesBetween(from, dueAt, calendar);
          const before = dueAt;
          dueAt = due(acceptedAt, limit, pauses.slice(0, index + 1));
          if (from >= before) expect(dueAt).toEqual(before);
          else if (from >= nextWorkingMoment(acceptedAt, calendar)) {
            expect(workingMinutesBetween(to, dueAt, calendar)).toBe(left);
          }
        });
      }),
    ));

  it('leaves the working days of a day limit as they were', () =>
    fc.assert(
      fc.property(
        instant,
        limitIn(['workingDay']),
        fc.tuple(fc.nat(9000), fc.nat(40_000)),
        (acceptedAt, limit, gap) => {
          const start = nextWorkingMoment(acceptedAt, calendar);
          const [pause] = pausesAfter(start, [gap]) as [Pause];
          const [from, to] = [localDateOf(pause.from), localDateOf(pause.to)];
          const before = localDateOf(due(acceptedAt, limit));
          const after = localDateOf(due(acceptedAt, limit, [pause]));
          // On the last day less than a day is left; what becomes of it has rows of its own.
          fc.pre(compareLocalDates(from, before) < 0);
          expect(workingDaysBetween(to, after)).toBe(workingDaysBetween(from, before));
        },
      ),
    ));

  it('never shortens a limit, and a longer one never shortens it either', () =>
    fc.assert(
      fc.property(instant, limitIn(UNITS), gaps, fc.nat(20_000), (acceptedAt, limit, lengths, more) => {
        const pauses = pausesAfter(acceptedAt, lengths);
        const dueAt = due(acceptedAt, limit, pauses);
        expect(dueAt >= due(acceptedAt, limit)).toBe(true);
        const last = pauses.at(-1);
        if (last === undefined) return;
        const longer = { from: last.from, to: new Date(last.to.getTime() + more * MINUTE_MS) };
        expect(due(acceptedAt, limit, [...pauses.slice(0, -1), longer]) >= dueAt).toBe(true);
      }),
    ));

  it('that begins in time never ends overdue', () =>
    fc.assert(
      fc.property(instant, limitIn(UNITS), fc.tuple(fc.nat(30_000), fc.nat(80_000)), (acceptedAt, limit, gap) => {
        const [pause] = pausesAfter(acceptedAt, [gap]) as [Pause];
        fc.pre(pause.from < due(acceptedAt, limit) && pause.from < pause.to);
        expect(due(acceptedAt, limit, [pause]) > pause.to).toBe(true);
      }),
    ));

  it('is the same in two pieces, in any order', () =>
    fc.assert(
      fc.property(
        instant,
        limitIn(UNITS),
        gaps,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (acceptedAt, limit, lengths, part) => {
          const pauses = pausesAfter(acceptedAt, lengths);
          const pieces = pauses.flatMap(({ from, to }) => {
            const middle = new Date(from.getTime() + Math.floor(part * (to.getTime() - from.getTime())));
            return [
              { from: middle, to },
              { from, to: middle },
            ];
          });
          expect(due(acceptedAt, limit, pieces)).toEqual(due(acceptedAt, limit, pauses));
        },
      ),
    ));
});

describe('the reckoning', () => {
  it('lists every day once and adds up to the limit', () =>
    fc.assert(
      fc.property(
        instant,
        limitIn(['workingHour', 'halfDay', 'workingDay', 'day']),
        gaps,
        (acceptedAt, limit, lengths) => {
          const pauses = pausesAfter(acceptedAt, lengths);
          const { dueAt, counted } = computeDeadline({ acceptedAt, limit, pauses, calendar });
          expect(counted[0]!.date).toBe(localDateOf(acceptedAt));
          expect(counted.at(-1)!.date).toBe(localDateOf(dueAt!));
          const dates = [...new Set(counted.map(({ date }) => date))];
          dates.slice(1).forEach((date, index) => expect(date).toBe(addDays(dates[index]!, 1)));

          const lines = counted.filter(({ counts }) => counts);
          const sum = {
            workingHour: lines.reduce((total, { minutes }) => total + minutes!, 0) / 60,
            halfDay: lines.reduce((total, { units }) => total + units, 0),
          }[limit.unit as string];
          expect(sum ?? lines.length).toBe(limit.amount);
        },
      ),
    ));
});
