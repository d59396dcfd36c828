import { localDateOf } from './local-date.js';
import type { LocalDate } from './local-date.js';
import type { TimeLimit } from './time-limit.js';
import type { WorkingCalendar } from './calendar.types.js';
import { dayOfMinute, localMinute } from './civil-day.js';
import { ordinaryDayMinutes } from './working-calendar.js';
import { subtractWorkingMinutes } from './working-time.js';

/** How finely two times are compared: by local date, as the national reports do, or by the minute. */
export const LATENESS_COMPARES = ['day', 'minute'] as const;
export type LatenessCompare = (typeof LATENESS_COMPARES)[number];

/** Classes of a finished dossier. Stored words: never renamed. */
export const FINISHED_CLASSES = ['before_time', 'on_time', 'late'] as const;
export type FinishedClass = (typeof FINISHED_CLASSES)[number];

/** Classes of an open dossier. Stored words: never renamed. */
export const OPEN_CLASSES = ['in_time', 'due_soon', 'overdue'] as const;
export type OpenClass = (typeof OPEN_CLASSES)[number];

const DUE_SOON_MINUTES = 8 * 60;
const SAME_DAY_DUE_SOON_MINUTES = 60;

function order(a: Date, b: Date, compare: LatenessCompare): number {
  const [minuteA, minuteB] = [localMinute(a), localMinute(b)];
  return compare === 'minute' ? minuteA - minuteB : dayOfMinute(minuteA) - dayOfMinute(minuteB);
}

/**
 * The class of a dossier that was decided.
 *
 * @param dueAt null for a procedure without a time limit, which counts as on time
 */
export function classifyFinished(finishedAt: Date, dueAt: Date | null, compare: LatenessCompare): FinishedClass {
  const sign = dueAt === null ? 0 : order(finishedAt, dueAt, compare);
  return sign === 0 ? 'on_time' : sign < 0 ? 'before_time' : 'late';
}

/** What the class of an open dossier depends on. */
export interface OpenDossierClock {
  readonly now: Date;
  /** Null without a time limit: always in time. */
  readonly dueAt: Date | null;
  readonly limit: TimeLimit;
  readonly calendar: WorkingCalendar;
  /** Whether the clock stands still (awaiting supplement or payment, suspended): in time until it runs again. */
  readonly paused?: boolean;
  /** `minute` unless given, as the desk warns; reports ask by `day`. */
  readonly compare?: LatenessCompare;
}

/** The class of an open dossier at `now`. The due minute (or day) itself is not yet overdue. */
export function classifyOpen({ now, dueAt, limit, calendar, paused, compare }: OpenDossierClock): OpenClass {
  if (dueAt === null || paused === true) return 'in_time';
  if (order(now, dueAt, compare ?? 'minute') > 0) return 'overdue';
  return now >= dueSoonFrom(dueAt, limit, calendar) ? 'due_soon' : 'in_time';
}

/**
 * The instant from which a dossier is due soon; it depends on nothing that passes, so it can be stored beside `dueAt`
 * and compared in SQL.
 */
export function dueSoonFrom(dueAt: Date, limit: TimeLimit, calendar: WorkingCalendar): Date {
  return subtractWorkingMinutes(dueAt, dueSoonMinutes(limit, localDateOf(dueAt), calendar), calendar);
}

/**
 * How long before its due time a dossier is due soon, in whole working minutes: 8 hours or a quarter of the
 * limit, whichever is less; for same-day work the last hour.
 */
export function dueSoonMinutes(limit: TimeLimit, dueOn: LocalDate, calendar: WorkingCalendar): number {
  if (limit.unit === 'sameDay') return SAME_DAY_DUE_SOON_MINUTES;
  return Math.min(DUE_SOON_MINUTES, Math.floor(limitMinutes(limit, dueOn, calendar) / 4));
}

/**
 * How long a limit is about, in working minutes of an ordinary day. Calendar days are taken as working days, a month as
 * thirty days, same-day work as one day.
 */
export function limitMinutes({ amount, unit }: TimeLimit, dueOn: LocalDate, calendar: WorkingCalendar): number {
  const day = ordinaryDayMinutes(dueOn, calendar);
  const minutesOf = { none: 0, workingHour: 60, halfDay: day / 2, workingDay: day, day, month: 30 * day, sameDay: day };
  return amount * minutesOf[unit];
}
