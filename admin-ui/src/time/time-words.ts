import { daysBetween, formatMinute, localDateOf, minuteOfDay, weekdayOf } from '@motcua/shared/calendar';

export type Translate = (key: string, options?: Record<string, unknown>) => string;

const MINUTE_MS = 60_000;

/** An instant as people at the counter say it: `17:00 hôm nay`, `17:00 thứ Tư 25/11`. */
export function whenWords(at: Date, now: Date, translate: Translate): string {
  const [day, today] = [localDateOf(at), localDateOf(now)];
  const time = formatMinute(minuteOfDay(at));
  const away = daysBetween(today, day);
  if (away === 0) return translate('when.today', { time });
  if (away === 1) return translate('when.tomorrow', { time });
  if (away === -1) return translate('when.yesterday', { time });
  return translate('when.other', {
    time,
    weekday: translate(`weekdays.${weekdayOf(day)}`),
    day: shortDate(day, today),
  });
}

/** A civil day as `25/11`, with the year when it is another than today's. */
export function shortDate(day: string, today: string): string {
  const [year, month, date] = day.split('-');
  return today.startsWith(`${year}-`) ? `${date}/${month}` : `${date}/${month}/${year}`;
}

/** In full, for the pointer that rests on it: `17:00 25/11/2026`. */
export const exactWords = (at: Date): string => {
  const [year, month, date] = localDateOf(at).split('-');
  return `${formatMinute(minuteOfDay(at))} ${date}/${month}/${year}`;
};

/** How far apart: in minutes and hours within one day, else in days. */
export function spanWords(from: Date, to: Date, translate: Translate): string {
  const days = daysBetween(localDateOf(from), localDateOf(to));
  if (days > 0) return translate('span.days', { count: days });
  const minutes = Math.max(1, Math.round((to.getTime() - from.getTime()) / MINUTE_MS));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return translate('span.minutes', { count: minutes });
  // Beyond a few hours minutes only make it harder to read.
  if (rest === 0 || hours >= 4) return translate('span.hours', { count: hours });
  return translate('span.hours_minutes', { hours, minutes: rest });
}
