import {
  addDays,
  computeDueAt,
  hoursOn,
  instantAt,
  localDateOf,
  type LocalDate,
  nextWorkingMoment,
  sessionsOn,
  type TimeLimit,
  type WorkingCalendar,
} from '@motcua/shared/calendar';

/** Days off between today and the promised day that are not just the end of a week. */
export interface Closure {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly name: string;
}

/** What the citizen can be told before anything is saved. */
export interface PromisedTime {
  /** Null for a procedure without a time limit. */
  readonly dueAt: Date | null;
  /** Outside working hours: when the clock will begin. */
  readonly startsAt: Date | null;
  readonly closures: readonly Closure[];
  /** The next change of the promise today: who comes after this minute is promised another time. */
  readonly later: { readonly after: Date; readonly dueAt: Date; readonly closures: readonly Closure[] } | null;
}

/** @param now by the server's clock */
export function promiseAt(now: Date, limit: TimeLimit, calendar: WorkingCalendar): PromisedTime {
  const dueAt = computeDueAt({ acceptedAt: now, limit, calendar });
  if (dueAt === null) return { dueAt, startsAt: null, closures: [], later: null };
  const start = nextWorkingMoment(now, calendar);
  return {
    dueAt,
    startsAt: start > now ? start : null,
    closures: closuresBetween(localDateOf(now), localDateOf(dueAt), calendar),
    later: nextChange(now, dueAt, limit, calendar),
  };
}

/** Hours run by the minute and have no such moment: their promise moves all the time. */
function nextChange(now: Date, dueAt: Date, limit: TimeLimit, calendar: WorkingCalendar): PromisedTime['later'] {
  if (limit.unit === 'workingHour') return null;
  const today = localDateOf(now);
  const minutes = sessionsOn(today, calendar).map(({ to }) => to);
  if (limit.unit === 'sameDay' && minutes.length > 0) minutes.push(hoursOn(today, calendar).sameDayCutOff);
  for (const minute of minutes.sort((a, b) => a - b)) {
    const after = instantAt(today, minute);
    if (after <= now) continue;
    // The cut-off itself is still in time, closing time is not: a moment later both have passed.
    const then = computeDueAt({ acceptedAt: new Date(after.getTime() + 1), limit, calendar });
    if (then !== null && then.getTime() !== dueAt.getTime()) {
      return { after, dueAt: then, closures: closuresBetween(today, localDateOf(then), calendar) };
    }
  }
  return null;
}

/** Holidays after the first day up to the last, those in a row with one name as one. */
function closuresBetween(first: LocalDate, last: LocalDate, calendar: WorkingCalendar): Closure[] {
  const closures: Closure[] = [];
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
    const exception = calendar.exceptions[day];
    if (exception?.kind !== 'off') continue;
    const before = closures.at(-1);
    if (before?.name === exception.name && addDays(before.to, 1) === day)
      closures.splice(-1, 1, { ...before, to: day });
    else closures.push({ from: day, to: day, name: exception.name });
  }
  return closures;
}
