import { expect, it } from '@jest/globals';
import { computeDeadline, computeDueAt, NATIONAL_CALENDAR as calendar, type TimeLimit } from '@motcua/shared/calendar';
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
}, 120_000);
