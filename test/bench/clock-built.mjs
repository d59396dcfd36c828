// Due times a second of the built package in a process of its own, as the server runs it: inside of Jest each call of
// `Date` costs several times as much. Argument: how many of each kind.
import { performance } from 'node:perf_hooks';
import { computeDeadline, computeDueAt, NATIONAL_CALENDAR as calendar } from '@motcua/shared/calendar';

const TIMES = Number(process.argv[2]);
const MINUTE = 60_000;
const LIMITS = [
  [30, 'workingDay'],
  [30, 'day'],
  [8, 'workingHour'],
  [6, 'halfDay'],
  [1, 'sameDay'],
  [1, 'month'],
];
const received = Array.from(
  { length: TIMES },
  (_, index) => new Date(Date.UTC(2022, 0, 3) + ((index * 7919) % 2_000_000) * MINUTE),
);

function rate(work, times = TIMES) {
  for (const acceptedAt of received.slice(0, times)) work(acceptedAt);
  const begun = performance.now();
  for (let index = 0; index < times; index += 1) work(received[index]);
  return Math.round((times / (performance.now() - begun)) * 1000);
}

for (const [amount, unit] of LIMITS) {
  const limit = { amount, unit };
  const alone = rate((acceptedAt) => computeDueAt({ acceptedAt, limit, calendar }));
  const paused = rate((acceptedAt) => {
    const from = acceptedAt.getTime() + 900 * MINUTE;
    const pauses = [{ from: new Date(from), to: new Date(from + 3_100 * MINUTE) }];
    return computeDueAt({ acceptedAt, limit, pauses, calendar });
  });
  const explained = rate((acceptedAt) => computeDeadline({ acceptedAt, limit, calendar }), Math.ceil(TIMES / 20));
  const name = `${amount} ${unit}`.padEnd(14);
  console.log(`${name} ${alone}/s, with a pause ${paused}/s, with its reckoning ${explained}/s`);
}
