import { localDateOf, ordinaryDayMinutes, type WorkingCalendar, workingMinutesBetween } from '@motcua/shared/calendar';
import type { Translate } from './time-words';

/**
 * Working time between two instants as people say it: `1 ngày 3 giờ`, `2 giờ 10 phút`, `25 phút`. A day is as many hours
 * as the office works on an ordinary day. Empty when no working minute lies between them.
 */
export function workingWords(from: Date, to: Date, calendar: WorkingCalendar, translate: Translate): string {
  const minutes = workingMinutesBetween(from, to, calendar);
  if (minutes <= 0) return '';
  return minuteWords(minutes, ordinaryDayMinutes(localDateOf(to), calendar) || 480, translate);
}

/**
 * So many working minutes, in days of so many; empty for none.
 *
 * @param number how a large number of days is written
 */
export function minuteWords(
  minutes: number,
  day: number,
  translate: Translate,
  number: (count: number) => string = String,
): string {
  const days = Math.floor(minutes / day);
  const hours = Math.floor((minutes % day) / 60);
  const rest = (minutes % day) % 60;
  const words = [
    days > 0 && translate('span.days', { count: number(days) }),
    // Beyond a week hours only make it harder to read, beyond a day minutes do.
    hours > 0 && days < 5 && translate('span.hours', { count: hours }),
    rest > 0 && days === 0 && translate('span.minutes', { count: rest }),
  ];
  return words.filter(Boolean).join(' ');
}

/** When the office closes for the session it is in, in minutes after midnight; null outside its hours. */
export function openUntil(
  sessions: readonly { readonly from: number; readonly to: number }[],
  minute: number,
): number | null {
  return sessions.find(({ from, to }) => from <= minute && minute < to)?.to ?? null;
}

/** When it opens next on this day, or null. */
export function opensAt(
  sessions: readonly { readonly from: number; readonly to: number }[],
  minute: number,
): number | null {
  return sessions.find(({ from }) => minute < from)?.from ?? null;
}
