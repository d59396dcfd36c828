import type { WorkingCalendar } from './calendar.types.js';
import { subtractWorkingMinutes } from './working-time.js';

/** How an application stands to the time in which it must be answered. Stored words: never renamed. */
export const RESPONSE_STATES = ['waiting', 'due_soon', 'overdue', 'answered', 'answered_late'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** An answer is due soon in the last two working hours. Our assumption, no text of law. */
export const RESPONSE_DUE_SOON_MINUTES = 2 * 60;

/** The instant from which an answer is due soon; like the due time it can be stored. */
export const responseDueSoonFrom = (dueAt: Date, calendar: WorkingCalendar): Date =>
  subtractWorkingMinutes(dueAt, RESPONSE_DUE_SOON_MINUTES, calendar);

/** What the state of a response clock depends on. */
export interface ResponseTimes {
  readonly dueAt: Date;
  /** Null where it was not kept: then nothing is ever due soon. */
  readonly dueSoonAt: Date | null;
  readonly respondedAt: Date | null;
}

/** The state of a response clock at `now`. The due instant itself is not yet overdue, nor is an answer given then late. */
export function responseState({ dueAt, dueSoonAt, respondedAt }: ResponseTimes, now: Date): ResponseState {
  if (respondedAt !== null) return respondedAt > dueAt ? 'answered_late' : 'answered';
  if (now > dueAt) return 'overdue';
  return dueSoonAt !== null && now >= dueSoonAt ? 'due_soon' : 'waiting';
}
