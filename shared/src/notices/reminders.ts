import {
  addDays,
  daysBetween,
  instantAt,
  isWorkingDay,
  type LocalDate,
  type WorkingCalendar,
} from '../calendar/index.js';
import type { NoticeKind } from './notice-state.js';

/** What is told again on a day of its own, and is owed to nobody before it. */
export const REMINDERS: readonly NoticeKind[] = ['supplement_reminder', 'collect_reminder', 'collect_reminder_again'];

/** Eight in the morning: the counter is open for whoever comes at once. */
const MORNING = 8 * 60;
const DAYS_BEFORE_LAST = 3;

/** After so many days a result that nobody has collected is told again, and once more. */
export const COLLECT_REMINDER_DAYS = { collect_reminder: 7, collect_reminder_again: 15 } as const;

/**
 * When a citizen is reminded of a supplement: three days before the last day, or on the working day before that.
 *
 * @returns null when the last day is too near for a reminder to help
 */
export function supplementReminder(
  until: LocalDate,
  today: LocalDate,
  calendar: WorkingCalendar,
): { readonly at: Date; readonly daysLeft: number } | null {
  for (let day = addDays(until, -DAYS_BEFORE_LAST); day > today; day = addDays(day, -1)) {
    if (isWorkingDay(day, calendar)) return { at: instantAt(day, MORNING), daysLeft: daysBetween(day, until) };
  }
  return null;
}

/** A supplement that was asked for without a last day is asked for again after so many days. */
export const SUPPLEMENT_REMINDER_DAYS = 7;

/** When something is told again that was told on a day: after that many days, or on the first working day from then on. */
export function reminderAfter(toldOn: LocalDate, days: number, calendar: WorkingCalendar): Date {
  let day = addDays(toldOn, days);
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return instantAt(day, MORNING);
}
