import { countDays } from './deadline-ledger.js';
import type { CountedDay } from './deadline-ledger.js';
import { dueAfter, nothingLeft, pausedUnits, runsByTheMinute } from './limit-arithmetic.js';
import { instantAt } from './local-date.js';
import { joinPauses } from './pauses.js';
import type { Pause } from './pauses.js';
import { isTimeLimit } from './time-limit.js';
import type { TimeLimit } from './time-limit.js';
import type { WorkingCalendar } from './working-calendar.js';
import { nextWorkingMoment } from './working-time.js';

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
  /** Finished pauses in any order; overlapping ones count once, and before the acceptance they have no effect. */
  readonly pauses?: readonly Pause[];
  readonly calendar: WorkingCalendar;
}

/** A promised time, and the reckoning that an officer can show for it. */
export interface Deadline {
  /** Null only for the unit `none`. */
  readonly dueAt: Date | null;
  /** Every day from acceptance to the due day, in order; empty for the unit `none`. */
  readonly counted: readonly CountedDay[];
}

/**
 * The time by which an accepted dossier is due, with all its finished pauses.
 *
 * Day 0 is the day of the first working moment at or after acceptance and is not counted. Limits in days and months
 * end when work ends on their last day, which rolls forward from a day off; half-days end at the close of the n-th
 * session after the one received in; hours are working time. A pause leaves the time left as it was, in the limit's
 * own unit. One that begins when nothing is left moves nothing, so that restarting never erases lateness; one that
 * begins in time never ends overdue.
 *
 * @throws RangeError for an amount that the unit does not allow, an instant out of range, a pause that ends before it
 *   begins, or a calendar without working days
 * @legal Civil Code 2015, Art. 147(2) (first day not counted) and Art. 148(5) (last day on a day off)
 */
export function computeDeadline(input: DeadlineInput): Deadline {
  const reckoned = reckon(input);
  if (reckoned === null) return { dueAt: null, counted: [] };
  return { dueAt: reckoned.dueAt, counted: countDays({ ...input, ...reckoned }) };
}

/** `dueAt` of `computeDeadline` alone, in half the time: for lists, reports and generated data. Throws as that does. */
export function computeDueAt(input: DeadlineInput): Date | null {
  return reckon(input)?.dueAt ?? null;
}

interface Reckoned {
  readonly start: Date;
  readonly dueAt: Date;
  readonly pauses: readonly Pause[];
}

function reckon({ acceptedAt, limit, pauses = [], calendar }: DeadlineInput): Reckoned | null {
  if (!isTimeLimit(limit)) throw new RangeError(`A limit of ${limit.amount} ${limit.unit} is out of range`);
  for (const instant of [acceptedAt, ...pauses.flatMap(({ from, to }) => [from, to])]) {
    if (!isReckonable(instant)) throw new RangeError('Instants must lie in the years 1976 to 2099');
  }
  if (limit.unit === 'none') return null;

  const start = nextWorkingMoment(acceptedAt, calendar);
  const joined = joinPauses(pauses, start);
  let shift = 0;
  let dueAt = dueAfter(start, limit, shift, calendar);
  for (const pause of joined) {
    if (nothingLeft(pause.from, dueAt, limit)) break;
    const wasInTime = pause.from < dueAt;
    shift += pausedUnits(pause, limit, calendar);
    dueAt = dueAfter(start, limit, shift, calendar);
    // What was left of the last day or session is less than a unit and is lost when the clock restarts after hours or
    // on a day off. What arrives then counts from the next working moment, so a whole unit stands in for that rest.
    while (!runsByTheMinute(limit) && wasInTime && dueAt <= pause.to) {
      shift += 1;
      dueAt = dueAfter(start, limit, shift, calendar);
    }
  }
  return { start, dueAt, pauses: joined };
}
