import { formatMinute, minuteOfDay, localDateOf, parseLocalDate, type LocalDate } from './local-date.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The month by its name: who reads English may read 02/03 either way. */
function partsOf(date: LocalDate): { year: string; month: string; day: number } {
  const [year = '', month, day] = parseLocalDate(date).split('-');
  return { year, month: MONTHS[Number(month) - 1]!, day: Number(day) };
}

/** A day for who is told in English: `13 February 2026`. */
export function formatDateEn(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${month} ${year}`;
}

/** A promised time in Vietnam's time: `17:00, 13 February 2026`. */
export function formatDueEn(instant: Date): string {
  return `${formatMinute(minuteOfDay(instant))}, ${formatDateEn(localDateOf(instant))}`;
}

/** The same where room is dear and the year is plain: `17:00 13 Feb`. */
export function formatDueBriefEn(instant: Date): string {
  const { month, day } = partsOf(localDateOf(instant));
  return `${formatMinute(minuteOfDay(instant))} ${day} ${month.slice(0, 3)}`;
}
