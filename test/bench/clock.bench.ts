import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import {
  addDays,
  buildWorkingCalendar,
  computeDeadline,
  computeDueAt,
  isWorkingDay,
  localDateOf,
  NATIONAL_CALENDAR as calendar,
  NATIONAL_HOLIDAYS,
  type TimeLimit,
} from '@motcua/shared/calendar';
import { Temporal } from 'temporal-polyfill';
import { MinuteCalendar } from '../clock/naive-counter.js';

/** How many due times of each kind; the whole measure is `npm run bench`. */
const TIMES = Number(process.env['MOTCUA_BENCH_DOSSIERS'] ?? 5_000);
const FIRST = Date.UTC(2022, 0, 3);
const MINUTE = 60_000;

const LIMITS: readonly TimeLimit[] = [
  { amount: 30, unit: 'workingDay' },
  { amount: 30, unit: 'day' },
  { amount: 8, unit: 'workingHour' },
  { amount: 6, unit: 'halfDay' },
  { amount: 1, unit: 'sameDay' },
  { amount: 1, unit: 'month' },
];
const received = Array.from({ length: TIMES }, (_, index) => new Date(FIRST + ((index * 7919) % 2_000_000) * MINUTE));

/** Due times a second of one core. */
function rate(work: (acceptedAt: Date) => unknown, times = TIMES): number {
  const begun = performance.now();
  for (let index = 0; index < times; index += 1) work(received[index]!);
  return Math.round((times / (performance.now() - begun)) * 1000);
}

it('reckons due times', () => {
  const slow = new MinuteCalendar(calendar, [2022, 2027]);
  const lines = LIMITS.map((limit) => {
    const acceptedAt = received[0]!;
    expect(computeDueAt({ acceptedAt, limit, calendar })!.getTime()).toBe(slow.due(acceptedAt, limit, []));
    const alone = rate((at) => computeDueAt({ acceptedAt: at, limit, calendar }));
    const paused = rate((at) => {
      const pauses = [{ from: new Date(at.getTime() + 900 * MINUTE), to: new Date(at.getTime() + 4_000 * MINUTE) }];
      return computeDueAt({ acceptedAt: at, limit, pauses, calendar });
    });
    const explained = rate((at) => computeDeadline({ acceptedAt: at, limit, calendar }), TIMES / 10);
    const naive = rate((at) => slow.due(at, limit, []), TIMES / 100);
    const name = `${limit.amount} ${limit.unit}`.padEnd(14);
    return `${name} ${alone}/s, with a pause ${paused}/s, with its reckoning ${explained}/s, minute by minute ${naive}/s`;
  });
  console.log(lines.join('\n'));
});

/** The plain way to thirty working days: from day to day with a civil-date library and a set of days off. */
function walkDays(acceptedAt: Date, days: number, off: ReadonlySet<string>, on: ReadonlySet<string>): string {
  let date = Temporal.Instant.fromEpochMilliseconds(acceptedAt.getTime()).toZonedDateTimeISO('+07:00').toPlainDate();
  for (let left = days; left > 0;) {
    date = date.add({ days: 1 });
    const text = date.toString();
    if (on.has(text) || (date.dayOfWeek < 6 && !off.has(text))) left -= 1;
  }
  return date.toString();
}

it('reckons faster than a walk from day to day, also with a calendar it has not seen', () => {
  const limit = { amount: 30, unit: 'workingDay' } as const;
  const daysOf = (kind: string): Set<string> =>
    new Set(NATIONAL_HOLIDAYS.filter((day) => day.kind === kind).map(({ date }) => date));
  const [off, on] = [daysOf('off'), daysOf('working')];
  // From a moment of work on, so that both begin on the same day.
  const atWork = received.filter((at) => at.getUTCHours() === 2 && isWorkingDay(localDateOf(at), calendar));
  for (const acceptedAt of atWork.slice(0, 50)) {
    const due = computeDueAt({ acceptedAt, limit, calendar })!;
    expect(localDateOf(due)).toBe(walkDays(acceptedAt, limit.amount, off, on));
  }
  const walked = rate((at) => walkDays(at, limit.amount, off, on), Math.ceil(TIMES / 100));
  const begun = performance.now();
  const calendars = Math.ceil(TIMES / 1000);
  for (let index = 0; index < calendars; index += 1) {
    const date = addDays('2026-03-02', index);
    const closed = { date, kind: 'off', cause: 'closure', name: 'Nghỉ bão', local: true } as const;
    computeDueAt({
      acceptedAt: received[0]!,
      limit,
      calendar: buildWorkingCalendar([...NATIONAL_HOLIDAYS, closed]),
    });
  }
  const cold = (performance.now() - begun) / calendars;
  console.log(`from day to day ${walked}/s; the first question to a calendar ${cold.toFixed(2)} ms`);
});

it('reckons them in a process of its own, as the server does', () => {
  const answer = execFileSync(process.execPath, [join(__dirname, 'clock-built.mjs'), String(TIMES)], {
    encoding: 'utf8',
  });
  expect(answer.match(/ [1-9]\d*\/s, with a pause [1-9]\d*\/s, with its reckoning [1-9]\d*\/s/g)).toHaveLength(6);
  console.log(answer);
});
