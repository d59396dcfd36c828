import { lastCalendarDay, runsByTheMinute, sameDayPromise } from './limit-arithmetic.js';
import { addDays, daysBetween, formatMinute, localDateOf } from './local-date.js';
import type { LocalDate } from './local-date.js';
import type { Pause } from './pauses.js';
import type { TimeLimit } from './time-limit.js';
import { isWorkingDay } from './working-calendar.js';
import type { WorkingCalendar } from './working-calendar.js';
import { sessionTimesOn } from './working-time.js';

/** One line of the answer to "why this date?". */
export interface CountedDay {
  readonly date: LocalDate;
  /** Whether the day uses up any of the limit. */
  readonly counts: boolean;
  /** Short Vietnamese reason, e.g. `ngày làm việc` or `nghỉ lễ: Tết Âm lịch`. */
  readonly why: string;
  /** Whole working minutes used up on this day; given for limits in hours and same-day work only. */
  readonly minutes?: number;
}

const MINUTE_MS = 60_000;

interface Reckoning {
  readonly acceptedAt: Date;
  readonly start: Date;
  readonly dueAt: Date;
  readonly limit: TimeLimit;
  readonly pauses: readonly Pause[];
  readonly calendar: WorkingCalendar;
}

type DayReason = Omit<CountedDay, 'date'>;

/** Every day from acceptance to the due day with what it counted; what counts adds up to the limit itself. */
export function countDays(reckoning: Reckoning): CountedDay[] {
  const { acceptedAt, start, dueAt, calendar, limit } = reckoning;
  const [day0, last] = [localDateOf(start), localDateOf(dueAt)];
  const reasonOf = runsByTheMinute(limit) ? minutesReason(reckoning) : unitsReason(reckoning);
  const days: CountedDay[] = [];
  for (let date = localDateOf(acceptedAt); date <= last; date = addDays(date, 1)) {
    days.push({ date, ...(date < day0 ? { counts: false, why: beforeStart(date, calendar) } : reasonOf(date)) });
  }
  return days;
}

/** What kind of day it is in words: `ngày làm việc`, `làm bù`, `cuối tuần` or `nghỉ lễ: …`. */
export function describeDay(date: LocalDate, calendar: WorkingCalendar): string {
  const exception = calendar.exceptions[date];
  if (exception?.kind === 'off') return `nghỉ lễ: ${exception.name}`;
  if (exception?.kind === 'working') return 'làm bù';
  return isWorkingDay(date, calendar) ? 'ngày làm việc' : 'cuối tuần';
}

function overlap(aFrom: Date, aTo: Date, bFrom: Date, bTo: Date): number {
  return Math.max(0, Math.min(aTo.getTime(), bTo.getTime()) - Math.max(aFrom.getTime(), bFrom.getTime()));
}

function beforeStart(date: LocalDate, calendar: WorkingCalendar): string {
  return isWorkingDay(date, calendar) ? 'ngoài giờ làm việc' : describeDay(date, calendar);
}

function minutesReason({ start, dueAt, limit, pauses, calendar }: Reckoning): (date: LocalDate) => DayReason {
  const day0 = localDateOf(start);
  const tooLate = limit.unit === 'sameDay' && sameDayPromise(start, calendar) > day0;
  const spentOn = (date: LocalDate): number =>
    sessionTimesOn(date, calendar).reduce((sum, { open, close }) => {
      const begin = open > start ? open : start;
      const end = close < dueAt ? close : dueAt;
      const paused = pauses.reduce((total, { from, to }) => total + overlap(begin, end, from, to), 0);
      return sum + overlap(begin, end, open, close) - paused;
    }, 0);
  let spent = 0;
  return (date) => {
    // Rounding the running total, not each day, keeps the sum of the lines equal to the limit.
    const before = Math.round(spent / MINUTE_MS);
    spent += spentOn(date);
    const minutes = Math.round(spent / MINUTE_MS) - before;
    if (tooLate && date === day0) {
      return { counts: false, why: `nhận sau ${formatMinute(calendar.sameDayCutOff)}`, minutes };
    }
    if (minutes > 0) return { counts: true, why: describeDay(date, calendar), minutes };
    if (!isWorkingDay(date, calendar)) return { counts: false, why: describeDay(date, calendar), minutes: 0 };
    return { counts: false, why: date === day0 ? 'ngày tiếp nhận' : 'tạm dừng', minutes: 0 };
  };
}

function unitsReason({ start, dueAt, limit, pauses, calendar }: Reckoning): (date: LocalDate) => DayReason {
  const day0 = localDateOf(start);
  const calendarDays = limit.unit === 'day' || limit.unit === 'month';
  let left = calendarDays ? daysBetween(day0, lastCalendarDay(day0, limit)) : limit.amount;
  const sessionsOf = (date: LocalDate): number =>
    sessionTimesOn(date, calendar).filter(
      ({ open }) => open > start && open < dueAt && !pauses.some(({ from, to }) => open > from && open <= to),
    ).length;
  const stopped = (date: LocalDate): boolean =>
    pauses.some(({ from, to }) => date > localDateOf(from) && date <= localDateOf(to));

  return (date) => {
    const working = isWorkingDay(date, calendar);
    const usable = limit.unit === 'halfDay' ? sessionsOf(date) : Number(!stopped(date));
    if (date === day0 && (limit.unit !== 'halfDay' || usable === 0)) return { counts: false, why: 'ngày tiếp nhận' };
    if (!working && !calendarDays) return { counts: false, why: describeDay(date, calendar) };
    if (usable === 0) return { counts: false, why: 'tạm dừng' };
    if (left === 0) return { counts: false, why: working ? 'lùi sang ngày làm việc' : describeDay(date, calendar) };
    const spent = Math.min(left, usable);
    left -= spent;
    if (limit.unit === 'halfDay') return { counts: true, why: `${describeDay(date, calendar)}: ${spent} buổi` };
    return { counts: true, why: calendarDays ? 'tính theo lịch' : describeDay(date, calendar) };
  };
}
