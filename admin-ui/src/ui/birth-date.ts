import { isLocalDate } from '@motcua/shared/calendar';

const FULL = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const MONTH = /^(\d{1,2})[/.\- ](\d{4})$/;
const EARLIEST_YEAR = 1850;

/**
 * A day of birth as people type it: `15/8/1990`, `15081990`, and of old papers the month or the year alone. Of two
 * digits of a year nobody knows the century: people live a hundred years.
 *
 * @param today a local date; nobody is born after it
 * @returns `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null when it is none of these
 */
export function readBirthDate(text: string, today: string): string | null {
  const typed = text.trim();
  const run = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const [, day, month, year] = FULL.exec(typed) ?? run ?? [];
  if (day !== undefined) return possible(`${year}-${two(month)}-${two(day)}`, today);
  const [, onlyMonth, itsYear] = MONTH.exec(typed) ?? [];
  if (onlyMonth !== undefined) return possible(`${itsYear}-${two(onlyMonth)}`, today);
  return /^\d{4}$/.test(typed) ? possible(typed, today) : null;
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

function possible(date: string, today: string): string | null {
  const whole = `${date}-01-01`.slice(0, 10);
  const exists = isLocalDate(whole) && Number(date.slice(0, 4)) >= EARLIEST_YEAR;
  return exists && date <= today.slice(0, date.length) ? date : null;
}
