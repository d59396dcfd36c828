import type { WorkingCalendar } from './calendar.types.js';
import { dateOfNumber, dayNumber } from './civil-day.js';
import { dayIndexOf } from './day-index.js';
import { rollForward } from './limit-arithmetic.js';
import { localDateOf } from './local-date.js';
import type { LocalDate } from './local-date.js';

/**
 * After how many calendar days somebody looks again at a pause that nobody gave a day for. Our assumption, no text of
 * law; offices may come to set it, and it stands here only.
 */
export const DEFAULT_REVIEW_DAYS = 15;

/**
 * The day on which a pause is to be looked at again: so many calendar days after it began, rolled forward to a working
 * day.
 *
 * @throws CalendarError as `computeDeadline` does
 */
export function reviewDay(startedAt: Date, calendar: WorkingCalendar, days = DEFAULT_REVIEW_DAYS): LocalDate {
  return dateOfNumber(rollForward(dayNumber(localDateOf(startedAt)) + days, dayIndexOf(calendar)));
}
