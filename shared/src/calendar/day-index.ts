import { CalendarError } from './calendar-error.js';
import type { HoursPeriod, WorkingCalendar } from './calendar.types.js';
import { DAY_MINUTES, dateOfNumber, dayNumber, dayOfMinute } from './civil-day.js';
import { sessionsOn } from './working-calendar.js';

// Ten years is the longest limit, and no instant after 2099 is reckoned with.
const FIRST_YEAR = 1970;
const LAST_YEAR = 2120;

const yearOfDay = (day: number): number => Number(dateOfNumber(day).slice(0, 4));
const newYear = (year: number): number => dayNumber(`${year}-01-01`);

/** How many of these ascending numbers are at most `value`. */
function countUpTo(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The days and sessions of a calendar as running sums, so that a limit is added by looking up instead of walking day by
 * day. It holds whole years around what was asked for and grows to the right while it is used; sessions are named by
 * their number in it, which stays valid until an earlier year is asked for.
 */
export class DayIndex {
  private firstYear = 0;
  private endYear = 0;
  private firstDay = 0;
  private opens: number[] = [];
  private closes: number[] = [];
  /** Counting minutes before each session, and all of them at the end. */
  private minutesBefore: number[] = [0];
  /** Number of the first session on or after each day, and of all at the end. */
  private firstSession: number[] = [];
  private workingDays: number[] = [];

  /** First day of each period of hours, in order. */
  private readonly periods: readonly number[];

  constructor(private readonly calendar: WorkingCalendar) {
    this.periods = calendar.hours.map(({ validFrom }) => dayNumber(validFrom));
  }

  /** The hours that hold on a day; the first ones also before they begin. */
  hoursOf(day: number): HoursPeriod {
    return this.calendar.hours[Math.max(0, countUpTo(this.periods, day) - 1)]!;
  }

  open(session: number): number {
    return this.opens[session]!;
  }

  close(session: number): number {
    return this.closes[session]!;
  }

  /** Whether it is the first session of its day. */
  isFirstOfDay(session: number): boolean {
    return this.firstSession[dayOfMinute(this.open(session)) - this.firstDay] === session;
  }

  /** The sessions of a day: from the first number up to, but not including, the second. */
  sessionsOf(day: number): readonly [number, number] {
    this.cover(day);
    return [this.firstSession[day - this.firstDay]!, this.firstSession[day - this.firstDay + 1]!];
  }

  /** The session that a minute falls into, or else the next one: the first that closes after it. */
  sessionAtOrAfter(minute: number): number {
    const day = dayOfMinute(minute);
    let session = this.sessionsOf(day)[0];
    for (;;) {
      while (session < this.opens.length && this.closes[session]! <= minute) session += 1;
      if (session < this.opens.length) return session;
      this.growRight();
    }
  }

  /** The last session that opened before a minute; asks for earlier years when it must. */
  sessionBefore(minute: number): number {
    this.cover(dayOfMinute(minute));
    let found = countUpTo(this.opens, minute - 1) - 1;
    while (found < 0) {
      this.cover(this.firstDay - 1);
      found = countUpTo(this.opens, minute - 1) - 1;
    }
    return found;
  }

  /** The session so many sessions after another. */
  later(session: number, sessions: number): number {
    while (session + sessions >= this.opens.length) this.growRight();
    return session + sessions;
  }

  /** Counting minutes from the beginning of the index up to a minute. */
  private workedUntil(minute: number): number {
    const session = this.sessionAtOrAfter(minute);
    return this.minutesBefore[session]! + Math.max(0, minute - this.opens[session]!);
  }

  /** Counting minutes in `[from, to)`; `from` is not after `to`. */
  minutesIn(from: number, to: number): number {
    this.cover(dayOfMinute(from));
    return this.workedUntil(to) - this.workedUntil(from);
  }

  /** The minute at which so many counting minutes after `from` are used up; with a session's last its close. */
  addMinutes(from: number, minutes: number): number {
    if (minutes === 0) return from;
    this.cover(dayOfMinute(from));
    const target = this.workedUntil(from) + minutes;
    while (this.minutesBefore.at(-1)! < target) this.growRight();
    const session = countUpTo(this.minutesBefore, target - 1) - 1;
    return this.opens[session]! + target - this.minutesBefore[session]!;
  }

  isWorkingDay(day: number): boolean {
    const [first, end] = this.sessionsOf(day);
    return end > first;
  }

  /** The `count`-th working day after a day, 1 or more. */
  addWorkingDays(day: number, count: number): number {
    this.cover(day);
    const target = countUpTo(this.workingDays, day) + count - 1;
    while (target >= this.workingDays.length) this.growRight();
    return this.workingDays[target]!;
  }

  /** Working days in `(from, to]`. */
  workingDaysIn(from: number, to: number): number {
    this.cover(from);
    this.cover(to);
    return countUpTo(this.workingDays, to) - countUpTo(this.workingDays, from);
  }

  /** Sessions that open in `(from, to]`. */
  sessionsOpenedIn(from: number, to: number): number {
    this.cover(dayOfMinute(from));
    this.cover(dayOfMinute(to));
    return countUpTo(this.opens, to) - countUpTo(this.opens, from);
  }

  /** When work ends on a working day. */
  closeOfDay(day: number): number {
    return this.closes[this.sessionsOf(day)[1] - 1]!;
  }

  /** When the first session of a working day ends. */
  closeOfFirstSession(day: number): number {
    return this.closes[this.sessionsOf(day)[0]]!;
  }

  private cover(day: number): void {
    if (day >= this.firstDay && day < this.firstDay + this.firstSession.length - 1) return;
    const year = yearOfDay(day);
    const empty = this.opens.length === 0;
    this.build(empty ? year : Math.min(year, this.firstYear), empty ? year + 2 : Math.max(year + 1, this.endYear));
  }

  /** @throws CalendarError when two whole years bring no working day, or the calendar's last year is passed */
  private growRight(): void {
    const before = this.workingDays.length;
    this.build(this.firstYear, this.endYear + 2);
    if (this.workingDays.length === before) {
      throw new CalendarError('calendar.no_working_day', 'The calendar has no working day in two years');
    }
  }

  private build(firstYear: number, endYear: number): void {
    if (firstYear < FIRST_YEAR || endYear > LAST_YEAR) {
      throw new CalendarError('deadline.out_of_range', `Days are counted in the years ${FIRST_YEAR} to ${LAST_YEAR}`);
    }
    const [opens, closes, minutesBefore]: [number[], number[], number[]] = [[], [], [0]];
    const [firstSession, workingDays]: [number[], number[]] = [[], []];
    const [firstDay, endDay] = [newYear(firstYear), newYear(endYear)];
    for (let day = firstDay; day < endDay; day += 1) {
      firstSession.push(opens.length);
      for (const { from, to } of sessionsOn(dateOfNumber(day), this.calendar)) {
        opens.push(day * DAY_MINUTES + from);
        closes.push(day * DAY_MINUTES + to);
        minutesBefore.push(minutesBefore.at(-1)! + to - from);
      }
      if (opens.length > firstSession.at(-1)!) workingDays.push(day);
    }
    firstSession.push(opens.length);
    Object.assign(this, { firstYear, endYear, firstDay, opens, closes, minutesBefore, firstSession, workingDays });
  }
}

const indexes = new WeakMap<WorkingCalendar, DayIndex>();

/** The index of a calendar, made once for each: calendars are never changed. */
export function dayIndexOf(calendar: WorkingCalendar): DayIndex {
  let index = indexes.get(calendar);
  if (index === undefined) indexes.set(calendar, (index = new DayIndex(calendar)));
  return index;
}
