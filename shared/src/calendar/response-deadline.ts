import { computeDueAt } from './deadline.js';
import type { TimeLimit } from './time-limit.js';
import type { WorkingCalendar } from './calendar.types.js';

/** How long an office has to answer an application sent in: accept, refuse or ask for a supplement. */
export const RESPONSE_LIMIT: TimeLimit = { amount: 8, unit: 'workingHour' };

/**
 * The time by which an application sent in must be answered.
 *
 * @param since when it was submitted, or when a supplement asked for before acceptance was completed: each completed
 *   one starts the eight hours anew
 * @throws CalendarError as `computeDeadline` does
 * @legal Decree 61/2018 and its successors (8 working hours); the wording is not yet checked against the official text
 */
export function responseDueAt(since: Date, calendar: WorkingCalendar): Date {
  return computeDueAt({ acceptedAt: since, limit: RESPONSE_LIMIT, calendar })!;
}
