// A few thousand due times with their reckonings as one number; the same wherever and in whatever zone it is computed.
import { buildWorkingCalendar, computeDeadline, DEFAULT_HOURS, NATIONAL_HOLIDAYS } from '@motcua/shared/calendar';

const LIMITS = [
  ['workingHour', 5],
  ['halfDay', 3],
  ['workingDay', 7],
  ['workingDay', 30],
  ['day', 15],
  ['month', 2],
  ['sameDay', 1],
];
const MINUTE = 60_000;

/** FNV-1a of the text's UTF-16 units. */
function hashed(text, seed) {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  }
  return hash >>> 0;
}

export function digest() {
  const late = { ...DEFAULT_HOURS, validFrom: '2025-01-01', dueTime: 'half_day_received' };
  const calendar = buildWorkingCalendar(NATIONAL_HOLIDAYS, [DEFAULT_HOURS, late]);
  let hash = 2_166_136_261;
  // Every 66 hours and 37 minutes, so that all hours of all days come up, over the ends of years and of every Tết.
  for (let at = Date.UTC(2022, 0, 1); at < Date.UTC(2028, 0, 1); at += 3_997 * MINUTE) {
    for (const [unit, amount] of LIMITS) {
      const pauses = [{ from: new Date(at + 1500 * MINUTE), to: new Date(at + (1500 + (at % 7919)) * MINUTE) }];
      const answer = computeDeadline({ acceptedAt: new Date(at), limit: { amount, unit }, pauses, calendar });
      hash = hashed(JSON.stringify(answer), hash);
    }
  }
  return hash;
}
