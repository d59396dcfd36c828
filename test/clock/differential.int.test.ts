import { describe, expect, it } from '@jest/globals';
import {
  buildWorkingCalendar,
  type CalendarDay,
  computeDeadline,
  computeDueAt,
  type HoursPeriod,
  NATIONAL_HOLIDAYS,
  type Pause,
  type TimeLimit,
  type WeeklyHours,
  type WorkingCalendar,
  type WorkingSession,
} from '@motcua/shared/calendar';
import { MinuteCalendar } from './naive-counter.js';

/** A small generator of numbers with a fixed seed (xorshift), so that every run has the same cases. */
class Chance {
  constructor(private state: number) {}
  below(end: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % end;
  }
  of<T>(...choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }
}

const CASES = 100_000;
const YEARS = [2022, 2031] as const;
const MS = 60_000;
const session = (from: number, to: number): WorkingSession => ({ from, to });

function someHours(chance: Chance, validFrom: string): HoursPeriod {
  const weekday = chance.of(
    [session(420, 690), session(810, 1020)],
    [session(450, 690), session(780, 1020)],
    [session(480, 960)],
    [session(420, 540), session(600, 720), session(840, 1050)],
    [session(0, 719), session(721, 1440)],
  );
  const weeklyHours: WeeklyHours = {
    1: weekday,
    2: weekday,
    3: chance.of(weekday, []),
    4: weekday,
    5: chance.of(weekday, weekday.slice(0, 1)),
    6: chance.of([], [], [session(450, 690)]),
    7: [],
  };
  const dueTime = chance.of('close', 'close', 'half_day_received');
  return { validFrom, weeklyHours, sameDayCutOff: chance.of(900, 600, 1440, 0), dueTime };
}

function someCalendar(chance: Chance): WorkingCalendar {
  const local: CalendarDay[] = Array.from({ length: chance.below(60) }, () => ({
    date: new Date(Date.UTC(2023, 0, 1 + chance.below(1800))).toISOString().slice(0, 10),
    ...chance.of({ kind: 'off', cause: 'closure' } as const, { kind: 'working', cause: 'make_up' } as const),
    name: 'Ngày của phường',
    local: true,
  }));
  const hours = [someHours(chance, '2000-01-01'), ...chance.of([], [someHours(chance, '2024-07-01')])];
  // Rows of the years to come, so that the slow way need not know the Labour Code.
  const covered = [2028, 2029, 2030, 2031].map((year): CalendarDay => {
    return { date: `${year}-01-01`, kind: 'off', cause: 'holiday', name: 'Tết Dương lịch' };
  });
  return buildWorkingCalendar([...NATIONAL_HOLIDAYS, ...covered, ...local], hours);
}

const someLimit = (chance: Chance): TimeLimit => {
  const unit = chance.of('workingHour', 'halfDay', 'workingDay', 'workingDay', 'day', 'month', 'sameDay');
  if (unit === 'sameDay') return { amount: 1, unit };
  return { amount: 1 + chance.below(unit === 'month' ? 4 : chance.of(2, 8, 25)), unit };
};

function somePauses(chance: Chance, acceptedAt: Date): Pause[] {
  let at = acceptedAt.getTime() - chance.below(3000) * MS;
  return Array.from({ length: chance.of(0, 0, 1, 1, 2, 3) }, () => {
    const from = at + chance.below(chance.of(90, 2_000, 20_000)) * 30_000;
    const to = from + chance.below(chance.of(30, 600, 20_000)) * 30_000;
    at = to;
    return { from: new Date(from), to: new Date(to) };
  });
}

describe('the clock and a counter that walks from minute to minute', () => {
  it(`agree on ${CASES} due times`, () => {
    const chance = new Chance(20_261_127);
    const calendars = Array.from({ length: 25 }, () => someCalendar(chance));
    for (const calendar of calendars) {
      const slow = new MinuteCalendar(calendar, YEARS);
      for (let number = 0; number < CASES / calendars.length; number += 1) {
        const acceptedAt = new Date(Date.UTC(2023, 0, 1) + chance.below(1_300 * 86_400) * 1000);
        const input = { acceptedAt, limit: someLimit(chance), pauses: somePauses(chance, acceptedAt), calendar };
        const fast = computeDueAt(input)!;
        const expected = new Date(slow.due(acceptedAt, input.limit, input.pauses));
        if (fast.getTime() !== expected.getTime()) {
          const { calendar: _calendar, ...known } = input;
          expect({ ...known, hours: calendar.hours, due: fast }).toEqual({ ...known, due: expected });
        }
        if (number % 50 === 0) expectLedger(input, fast);
      }
    }
  });
});

/** The lines of a reckoning end on the due day and add up to the limit, whatever the calendar. */
function expectLedger(input: Parameters<typeof computeDeadline>[0], due: Date): void {
  const { dueAt, counted } = computeDeadline(input);
  expect(dueAt).toEqual(due);
  const sum = counted.reduce((total, { units }) => total + units, 0);
  const { amount, unit } = input.limit;
  if (unit === 'workingHour') expect(sum).toBe(amount * 60);
  if (unit === 'halfDay' || unit === 'workingDay' || unit === 'day') expect(sum).toBe(amount);
  expect(counted.every(({ counts, units }) => counts === units > 0)).toBe(true);
  expect(counted.at(-1)!.date).toBe(new Date(due.getTime() + 7 * 3_600_000 - 1).toISOString().slice(0, 10));
}
