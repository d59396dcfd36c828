import { CalendarError } from './calendar-error.js';
import type { WorkingCalendar } from './calendar.types.js';
import { instantOfMinute, localMinute, localMinuteUp } from './civil-day.js';
import { dayIndexOf } from './day-index.js';
import { countDays } from './deadline-ledger.js';
import type { LedgerLine } from './deadline-ledger.js';
import { beginningAt, dueAfter, nothingLeft, pausedUnits, runsByTheMinute } from './limit-arithmetic.js';
import type { Beginning } from './limit-arithmetic.js';
import { instantAt } from './local-date.js';
import { joinPauses } from './pauses.js';
import type { MinutePause, Pause } from './pauses.js';
import { isTimeLimit } from './time-limit.js';
import type { LimitUnit, TimeLimit } from './time-limit.js';
import { nextWorkingMinute } from './working-time.js';

// Vietnam keeps UTC+7 from 1975 on; the upper end keeps a mistyped year from being counted day by day.
const EARLIEST = instantAt('1976-01-01', 0);
const LATEST = instantAt('2100-01-01', 0);

/** Whether an instant is one that deadlines are reckoned with; an invalid date is none. */
export const isReckonable = (instant: Date): boolean => instant >= EARLIEST && instant < LATEST;

/** What a promised date is reckoned from. */
export interface DeadlineInput {
  /** When the dossier was accepted (or the clock restarted), from 1976 to 2099. */
  readonly acceptedAt: Date;
  readonly limit: TimeLimit;
  /** Finished pauses in any order, none overlapping another; those before the acceptance have no effect. */
  readonly pauses?: readonly Pause[];
  readonly calendar: WorkingCalendar;
}

/** A promised time, and the reckoning that an officer can show for it. */
export interface Deadline {
  /** Null only for the unit `none`. */
  readonly dueAt: Date | null;
  /** Every day from acceptance to the due day, in order; empty for the unit `none`. */
  readonly counted: readonly LedgerLine[];
}

/**
 * The time by which an accepted dossier is due, with all its finished pauses. Everything is counted in whole minutes:
 * an instant is the minute it falls into.
 *
 * Day 0 is the day of the first working moment at or after acceptance and is not counted. Limits in days and months
 * end on their last day, which rolls forward from a day off, when work ends or, where the calendar says so, with the
 * half-day they were received in; half-days end at the close of the n-th session after the one received in; hours are
 * working time. A pause leaves the time left as it was, in the limit's own unit. One that begins when nothing is left
 * moves nothing, so that restarting never erases lateness; one that begins in time never ends overdue.
 *
 * @throws CalendarError `deadline.limit_invalid` for an amount that the unit does not allow, `deadline.out_of_range` for
 *   an instant before 1976 or after 2099, `deadline.pause_reversed`, `deadline.pauses_overlap`, or
 *   `calendar.no_working_day`
 * @legal Civil Code 2015, Art. 147(2) (first day not counted) and Art. 148(5) (last day on a day off)
 */
export function computeDeadline(input: DeadlineInput): Deadline {
  const reckoned = reckon(input);
  if (reckoned === null) return { dueAt: null, counted: [] };
  return { dueAt: instantOfMinute(reckoned.due), counted: countDays({ ...input, ...reckoned }) };
}

/** `dueAt` of `computeDeadline` alone, and much faster: for lists, reports and generated data. Throws as that does. */
export function computeDueAt(input: DeadlineInput): Date | null {
  const reckoned = reckon(input);
  return reckoned === null ? null : instantOfMinute(reckoned.due);
}

/** The parts of a limit that pauses are counted in. Stored words. */
export type PausedUnit = 'workingMinute' | 'halfDay' | 'workingDay' | 'day' | 'none';

/** What a pause gave back of a limit, in the limit's own unit. */
export interface HandedBack {
  /** Whole units, 0 or more. */
  readonly amount: number;
  readonly unit: PausedUnit;
}

const PAUSED_UNITS: Readonly<Record<LimitUnit, PausedUnit>> = {
  none: 'none',
  workingHour: 'workingMinute',
  sameDay: 'workingMinute',
  halfDay: 'halfDay',
  workingDay: 'workingDay',
  day: 'day',
  month: 'day',
};

/** What is given back by a pause that moves no due time, such as one before acceptance. */
export const nothingHandedBack = ({ unit }: TimeLimit): HandedBack => ({ amount: 0, unit: PAUSED_UNITS[unit] });

/**
 * By how much each pause has moved the due time: all of them add up to what lies between the limit with its pauses and
 * the limit without. Nothing for a pause that began when nothing was left, or before the clock.
 *
 * @returns one for each pause, in the order they were given
 * @throws CalendarError as `computeDeadline` does
 */
export function handedBack(input: DeadlineInput): HandedBack[] {
  const { limit, pauses = [] } = input;
  // Pauses that touch count as one, so a pause is worth what it adds to those before it.
  const givenBy = (pause: Pause, before: readonly Pause[]): number =>
    (reckon({ ...input, pauses: [...before, pause] })?.shift ?? 0) - (reckon({ ...input, pauses: before })?.shift ?? 0);
  return pauses.map((pause) => ({
    ...nothingHandedBack(limit),
    amount: givenBy(
      pause,
      pauses.filter(({ from }) => from < pause.from),
    ),
  }));
}

interface Reckoned {
  readonly beginning: Beginning;
  readonly due: number;
  /** How much of the limit's unit the pauses have given back. */
  readonly shift: number;
}

function reckon({ acceptedAt, limit, pauses = [], calendar }: DeadlineInput): Reckoned | null {
  if (!isTimeLimit(limit)) {
    throw new CalendarError('deadline.limit_invalid', `A limit of ${limit.amount} ${limit.unit} is out of range`);
  }
  requireReckonable(acceptedAt);
  for (const { from, to } of pauses) {
    requireReckonable(from);
    requireReckonable(to);
  }
  const start = nextWorkingMinute(localMinute(acceptedAt), dayIndexOf(calendar));
  const joined = joinPauses(pauses, start);
  if (limit.unit === 'none') return null;
  const beginning = beginningAt(start, localMinuteUp(acceptedAt), limit, calendar);
  return { beginning, ...dueWithPauses(beginning, joined) };
}

function dueWithPauses(beginning: Beginning, pauses: readonly MinutePause[]): Pick<Reckoned, 'due' | 'shift'> {
  const { limit } = beginning;
  let shift = 0;
  let due = dueAfter(beginning, shift);
  for (const pause of pauses) {
    if (nothingLeft(pause.from, due, limit)) break;
    const wasInTime = pause.from < due;
    shift += pausedUnits(pause, beginning);
    due = dueAfter(beginning, shift);
    // What was left of the last day or session is less than a unit and is lost when the clock restarts after hours or
    // on a day off. What arrives then counts from the next working moment, so a whole unit stands in for that rest.
    while (!runsByTheMinute(limit) && wasInTime && due <= pause.to) {
      shift += 1;
      due = dueAfter(beginning, shift);
    }
  }
  return { due, shift };
}

function requireReckonable(instant: Date): void {
  if (!isReckonable(instant)) {
    throw new CalendarError('deadline.out_of_range', 'Instants must lie in the years 1976 to 2099');
  }
}
