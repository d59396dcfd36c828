import {
  addDays,
  formatDateVi,
  formatMinute,
  instantAt,
  isLocalDate,
  localDateOf,
  minuteOfDay,
} from '@motcua/shared/calendar';

const PARTS = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;

/**
 * A day as people type it: `25/11/2026`, `25112026`, `5/1/26`.
 *
 * @param latestYear two digits mean the last such year up to this one, so that `90` is 1990
 * @returns `YYYY-MM-DD`, or null for what is no day
 */
export function readDate(text: string, latestYear: number): string | null {
  const match = PARTS.exec(text.trim()) ?? DIGITS.exec(text.trim());
  if (!match) return null;
  const [day = '', month = '', year = ''] = match.slice(1);
  const date = `${fullYear(year, latestYear)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

function fullYear(year: string, latestYear: number): string {
  if (year.length === 4) return year;
  const inCentury = latestYear - (latestYear % 100) + Number(year);
  return String(inCentury > latestYear ? inCentury - 100 : inCentury);
}

/** As forms print it, also when the day or the month is not known: `15/08/1990`, `08/1990`, `1990`. */
export const writeDate = (date: string): string =>
  isLocalDate(date) ? formatDateVi(date) : date.split('-').reverse().join('/');

const TIME = /^(.+?)\s+(\d{1,2})(?:[:hHgG.](\d{1,2})?|(\d{2}))$/;

/**
 * A day and a time in Vietnam: `25/11/2026 09:30`, `25112026 0930`, `25/11/26 9h30`, `25/11/26 9h`.
 *
 * @returns the instant in ISO 8601, or null
 */
export function readDateTime(text: string, latestYear: number): string | null {
  const match = TIME.exec(text.trim());
  const date = match && readDate(match[1]!, latestYear);
  if (!match || !date) return null;
  const [hour, minute] = [Number(match[2]), Number(match[3] ?? match[4] ?? 0)];
  return hour < 24 && minute < 60 ? instantAt(date, hour * 60 + minute).toISOString() : null;
}

/** `25/11/2026 09:30`, in Vietnam's time. */
export const writeDateTime = (instant: string): string => {
  const at = new Date(instant);
  return `${formatDateVi(localDateOf(at))} ${formatMinute(minuteOfDay(at))}`;
};

/** The same time `days` days later. */
export const moveDateTime = (instant: string, days: number): string => {
  const at = new Date(instant);
  return instantAt(addDays(localDateOf(at), days), minuteOfDay(at)).toISOString();
};
