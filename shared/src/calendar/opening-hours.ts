import { formatMinute, type Weekday } from './local-date.js';
import type { WeeklyHours, WorkingSession } from './calendar.types.js';

export type OpeningStyle = 'vi' | 'viBrief' | 'en' | 'enBrief';

const DAYS: Record<OpeningStyle, readonly string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  viBrief: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  enBrief: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const UNTIL: Record<OpeningStyle, string> = { vi: ' đến ', viBrief: '-', en: ' to ', enBrief: '-' };

/**
 * When a counter is open, days with the same hours together: `thứ Hai đến thứ Sáu 07:00-11:30, 13:30-17:00; thứ Bảy
 * 07:00-11:00`. An empty text for a week without any hours.
 */
export function formatOpening(week: Partial<WeeklyHours>, style: OpeningStyle): string {
  const groups: { first: number; last: number; hours: string }[] = [];
  for (const [index] of DAYS[style].entries()) {
    const hours = hoursText(week[(index + 1) as Weekday] ?? []);
    const before = groups.at(-1);
    if (hours === '') continue;
    if (before?.last === index - 1 && before.hours === hours) before.last = index;
    else groups.push({ first: index, last: index, hours });
  }
  return groups
    .map(({ first, last, hours }) => {
      const [from, to] = [DAYS[style][first]!, DAYS[style][last]!];
      return `${first === last ? from : `${from}${UNTIL[style]}${to}`} ${hours}`;
    })
    .join('; ');
}

const hoursText = (sessions: readonly WorkingSession[]): string =>
  sessions.map(({ from, to }) => `${formatMinute(from)}-${formatMinute(to)}`).join(', ');
