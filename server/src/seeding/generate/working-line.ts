import { sessionsOn, type WorkingCalendar } from '@motcua/shared/calendar';

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;

/** Days since 1970 of an instant in Vietnam. */
export const dayOf = (atMs: number): number => Math.floor((atMs + OFFSET_MS) / DAY_MS);

export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Midnight in Vietnam. */
export const startOfDay = (day: number): number => day * DAY_MS - OFFSET_MS;

/**
 * All working minutes of some years, one after the other: what takes an hour of work from five o'clock ends on the next
 * morning by adding sixty. A moment of this line is the number of working minutes since its beginning.
 */
export class WorkingLine {
  /** Of each day the moment at which it begins. */
  private readonly begins: number[] = [];
  private readonly sessions: { readonly begins: number; readonly fromMs: number; readonly minutes: number }[] = [];

  /** @param firstDay days since 1970 */
  constructor(
    private readonly firstDay: number,
    lastDay: number,
    calendar: WorkingCalendar,
  ) {
    let sum = 0;
    for (let day = firstDay; day <= lastDay; day += 1) {
      this.begins.push(sum);
      for (const { from, to } of sessionsOn(dateOfDay(day), calendar)) {
        this.sessions.push({ begins: sum, fromMs: startOfDay(day) + from * 60_000, minutes: to - from });
        sum += to - from;
      }
    }
    this.begins.push(sum);
  }

  isWorkingDay(day: number): boolean {
    const index = day - this.firstDay;
    return this.begins[index + 1]! > this.begins[index]!;
  }

  /** The instant of a moment, in milliseconds. */
  at(moment: number): number {
    const session = this.sessionAt((one) => one.begins <= moment);
    return Math.round(session.fromMs + Math.min(moment - session.begins, session.minutes) * 60_000);
  }

  /** The moment of an instant; of one outside hours, when work begins again. */
  of(atMs: number): number {
    const session = this.sessionAt((one) => one.fromMs <= atMs);
    return session.begins + Math.min(session.minutes, Math.max(0, (atMs - session.fromMs) / 60_000));
  }

  /** When the working day after that of a moment begins. */
  nextDay(moment: number): number {
    const end = this.begins[dayOf(this.at(moment)) - this.firstDay + 1]!;
    return end;
  }

  /** The last session of which it is true. */
  private sessionAt(isReached: (session: WorkingLine['sessions'][number]) => boolean): WorkingLine['sessions'][number] {
    let [low, high] = [0, this.sessions.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isReached(this.sessions[middle]!)) low = middle;
      else high = middle - 1;
    }
    return this.sessions[low]!;
  }
}
