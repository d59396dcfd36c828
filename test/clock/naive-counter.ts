import type { HoursPeriod, Pause, TimeLimit, Weekday, WorkingCalendar } from '@motcua/shared/calendar';

// A second, slow way to a due time, written from the rules alone (design §4) and sharing no code with the product: it
// knows of each minute of some years whether it is worked, and walks over them one by one.

const DAY = 1440;
const MS = 60_000;
const HANOI = 7 * 60;

/** Every minute of some years, for one calendar. */
export class MinuteCalendar {
  /** Number of the session that a minute belongs to, from 1 on; 0 where nobody works. */
  private readonly session: Uint16Array;
  private readonly firstMinute: number;
  private readonly hours: readonly HoursPeriod[];

  /** @param years first and last, both whole; what is counted must stay within them */
  constructor(calendar: WorkingCalendar, years: readonly [number, number]) {
    const from = Date.UTC(years[0], 0, 1) / MS;
    const to = Date.UTC(years[1] + 1, 0, 1) / MS;
    this.firstMinute = from;
    this.session = new Uint16Array(to - from);
    this.hours = calendar.hours;
    let number = 0;
    for (let midnight = from; midnight < to; midnight += DAY) {
      const date = new Date(midnight * MS);
      const exception = calendar.exceptions[date.toISOString().slice(0, 10)];
      const { weeklyHours } = this.hoursAt(midnight);
      const weekday = (date.getUTCDay() === 0 ? 7 : date.getUTCDay()) as Weekday;
      const ordinary = ([1, 2, 3, 4, 5] as const).map((day) => weeklyHours[day]).find((list) => list.length > 0)!;
      let sessions = weeklyHours[weekday];
      if (exception?.kind === 'off') sessions = [];
      if (exception?.kind === 'working' && (weekday >= 6 || sessions.length === 0)) sessions = ordinary;
      for (const { from: opens, to: closes } of sessions) {
        number += 1;
        for (let minute = opens; minute < closes; minute += 1) this.session[midnight - from + minute] = number;
      }
    }
  }

  private hoursAt(minute: number): HoursPeriod {
    const date = new Date(minute * MS).toISOString().slice(0, 10);
    let found = this.hours[0]!;
    for (const period of this.hours) if (period.validFrom <= date) found = period;
    return found;
  }

  private sessionAt(minute: number): number {
    const number = this.session[minute - this.firstMinute];
    if (number === undefined) throw new Error('Beyond the years of this calendar');
    return number;
  }

  private works(minute: number): boolean {
    return this.sessionAt(minute) > 0;
  }

  private worksOn(day: number): boolean {
    for (let minute = day * DAY; minute < (day + 1) * DAY; minute += 1) if (this.works(minute)) return true;
    return false;
  }

  /** The minute after the last worked one of a day. */
  private closeOf(day: number): number {
    let minute = (day + 1) * DAY;
    while (!this.works(minute - 1)) minute -= 1;
    return minute;
  }

  /** The minute after the last one of the session that a worked minute belongs to. */
  private endOfSession(minute: number): number {
    const number = this.sessionAt(minute);
    let end = minute;
    while (this.sessionAt(end) === number) end += 1;
    return end;
  }

  /** When a limit ends, in ms since 1970. */
  due(acceptedAt: Date, limit: TimeLimit, pauses: readonly Pause[]): number {
    const accepted = Math.floor(acceptedAt.getTime() / MS) + HANOI;
    let start = accepted;
    while (!this.works(start)) start += 1;
    const stops = [...pauses]
      .sort((a, b) => a.from.getTime() - b.from.getTime())
      .map(({ from, to }) => ({
        from: Math.max(start, Math.floor(from.getTime() / MS) + HANOI),
        to: Math.floor(to.getTime() / MS) + HANOI,
      }))
      .filter(({ from, to }) => from < to);
    return (this.dueMinute(acceptedAt, start, limit, stops) - HANOI) * MS;
  }

  private dueMinute(acceptedAt: Date, start: number, limit: TimeLimit, stops: readonly Stop[]): number {
    switch (limit.unit) {
      case 'workingHour':
        return this.useUp(start, limit.amount * 60, stops);
      case 'sameDay': {
        const close = this.sameDayClose(acceptedAt, start);
        let minutes = 0;
        for (let minute = start; minute < close; minute += 1) if (this.works(minute)) minutes += 1;
        return this.useUp(start, minutes, stops);
      }
      case 'halfDay':
        return this.endOfSession(this.inUnits(start, limit.amount, stops, 'session'));
      default:
        return this.dueOfDays(start, limit, stops);
    }
  }

  /** Counts worked minutes that no pause covers, one by one. */
  private useUp(start: number, minutes: number, stops: readonly Stop[]): number {
    let [left, minute] = [minutes, start];
    while (left > 0) {
      const stopped = stops.some(({ from, to }) => from <= minute && minute < to);
      if (this.works(minute) && !stopped) left -= 1;
      minute += 1;
    }
    return minute;
  }

  private sameDayClose(acceptedAt: Date, start: number): number {
    let day = Math.floor(start / DAY);
    const cutOff = (day * DAY + this.hoursAt(day * DAY).sameDayCutOff - HANOI) * MS;
    if (Math.max(acceptedAt.getTime(), (start - HANOI) * MS) > cutOff) {
      do day += 1;
      while (!this.worksOn(day));
    }
    return this.closeOf(day);
  }

  private dueOfDays(start: number, limit: TimeLimit, stops: readonly Stop[]): number {
    const day0 = Math.floor(start / DAY);
    const firstSession = this.sessionAt(start) === this.sessionAt(this.openingOf(day0));
    const early = this.hoursAt(day0 * DAY).dueTime === 'half_day_received' && firstSession;
    const ends = (day: number): number => (early ? this.endOfSession(this.openingOf(day)) : this.closeOf(day));
    if (limit.unit === 'workingDay') return ends(Math.floor(this.inUnits(start, limit.amount, stops, ends) / DAY));

    let last = limit.unit === 'day' ? day0 + limit.amount : sameDayOfMonth(day0, limit.amount);
    const rolled = (): number => {
      let day = last;
      while (!this.worksOn(day)) day += 1;
      return ends(day);
    };
    for (const { from, to } of stops) {
      if (Math.floor(from / DAY) > Math.floor((rolled() - 1) / DAY)) break;
      const inTime = from < rolled();
      last += Math.floor(to / DAY) - Math.floor(from / DAY);
      while (inTime && rolled() <= to) last += 1;
    }
    return rolled();
  }

  private openingOf(day: number): number {
    let minute = day * DAY;
    while (!this.works(minute)) minute += 1;
    return minute;
  }

  /**
   * Walks from session to session, or from working day to working day, and counts those in which no pause stood: not
   * the one it began in, but the one it ended in.
   *
   * @param ends how a day ends, or `session`
   * @returns a worked minute of the last one
   */
  private inUnits(
    start: number,
    amount: number,
    stops: readonly Stop[],
    ends: 'session' | ((day: number) => number),
  ): number {
    const ofDays = ends !== 'session';
    const dueOf = (minute: number): number => (ofDays ? ends(Math.floor(minute / DAY)) : this.endOfSession(minute));
    const step = (minute: number): number => {
      // The next day begins at midnight; the next session somewhere behind this minute.
      let next = ofDays ? (Math.floor(minute / DAY) + 1) * DAY : minute + 1;
      while (!this.works(next) || (!ofDays && this.sessionAt(next) === this.sessionAt(minute))) next += 1;
      return next;
    };
    // Days are compared with days: a pause that ends before work begins ends on that day all the same.
    const place = (minute: number): number => (ofDays ? Math.floor(minute / DAY) : minute);
    let at = start;
    for (let counted = 0; counted < amount; counted += 1) at = step(at);
    for (const stop of stops) {
      const due = dueOf(at);
      if (ofDays ? place(stop.from) > place(due - 1) : stop.from >= due) break;
      // As many units more as the pause stood in.
      let more = 0;
      for (let unit = step(start); place(unit) <= place(stop.to); unit = step(unit)) {
        if (place(unit) > place(stop.from)) more += 1;
      }
      for (; more > 0; more -= 1) at = step(at);
      while (stop.from < due && dueOf(at) <= stop.to) at = step(at);
    }
    return at;
  }
}

interface Stop {
  readonly from: number;
  readonly to: number;
}

function sameDayOfMonth(day: number, months: number): number {
  const date = new Date(day * DAY * MS);
  const [year, month, wanted] = [date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()];
  const lengthOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(wanted, lengthOfMonth)) / MS / DAY;
}
