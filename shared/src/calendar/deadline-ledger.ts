import type { WorkingCalendar, WorkingSession } from './calendar.types.js';
import { DAY_MINUTES, dateOfNumber, dayOfMinute, localMinute } from './civil-day.js';
import { dayReason, inWords } from './ledger-reasons.js';
import type { LedgerReason } from './ledger-reasons.js';
import { lastCalendarDay, runsByTheMinute } from './limit-arithmetic.js';
import type { Beginning } from './limit-arithmetic.js';
import { formatMinute } from './local-date.js';
import type { LocalDate } from './local-date.js';
import type { Pause } from './pauses.js';
import { hoursOn } from './working-calendar.js';

/** One line of the answer to "why this date?": a day, or a session of it where the unit is smaller than a day. */
export interface LedgerLine {
  readonly date: LocalDate;
  /** Given for limits in hours and half-days and for same-day work, on days that are worked. */
  readonly session?: WorkingSession;
  /** Whether it uses up any of the limit. */
  readonly counts: boolean;
  /** How much: days, half-days, or working minutes for hours and same-day work. All lines add up to the limit. */
  readonly units: number;
  /** The reason in Vietnamese, e.g. `ngày làm việc` or `nghỉ lễ: Tết Âm lịch`. */
  readonly why: string;
  readonly reason: LedgerReason;
  /** Whole working minutes used up; given for limits in hours and same-day work only. */
  readonly minutes?: number;
}

interface Reckoning {
  readonly acceptedAt: Date;
  readonly beginning: Beginning;
  readonly due: number;
  readonly pauses?: readonly Pause[];
  readonly calendar: WorkingCalendar;
}

type Part = Omit<LedgerLine, 'date' | 'why'>;

/** Every day from acceptance to the due day with what it counted; what counts adds up to the limit itself. */
export function countDays(reckoning: Reckoning): LedgerLine[] {
  const { acceptedAt, beginning, due, calendar, pauses = [] } = reckoning;
  const { limit, day0 } = beginning;
  const partsOf = limit.unit === 'halfDay' || runsByTheMinute(limit) ? sessionParts(reckoning) : dayPart(reckoning);
  const lines: LedgerLine[] = [];
  for (let day = dayOfMinute(localMinute(acceptedAt)); day <= dayOfMinute(due - 1); day += 1) {
    const date = dateOfNumber(day);
    const parts = day < day0 ? [uncounted(beforeStart(date, calendar), reckoning)] : partsOf(day);
    for (const part of parts) lines.push({ date, ...part, why: inWords(part.reason, date, pauses) });
  }
  return lines;
}

function beforeStart(date: LocalDate, calendar: WorkingCalendar): LedgerReason {
  const reason = dayReason(date, calendar);
  return reason.kind === 'working' || reason.kind === 'make_up' ? { kind: 'outside_hours' } : reason;
}

function uncounted(reason: LedgerReason, { beginning: { limit } }: Pick<Reckoning, 'beginning'>): Part {
  return { counts: false, units: 0, reason, ...(runsByTheMinute(limit) && { minutes: 0 }) };
}

/** A line for each session that lies between start and due time, or one for a day off. */
function sessionParts(reckoning: Reckoning): (day: number) => Part[] {
  const { beginning, due, calendar, pauses = [] } = reckoning;
  const { limit, start, day0, promiseDay, index } = beginning;
  const received = index.sessionAtOrAfter(start);
  let left = limit.amount;

  return (day) => {
    const reason = dayReason(dateOfNumber(day), calendar);
    const [first, end] = index.sessionsOf(day);
    if (first === end) return [uncounted(reason, reckoning)];
    const parts: Part[] = [];
    for (let session = Math.max(first, received); session < end && index.open(session) < due; session += 1) {
      const [open, close] = [index.open(session), index.close(session)];
      const part = (): Part => {
        if (limit.unit === 'halfDay') return halfDayPart(session, open);
        if (day < promiseDay) return uncounted({ kind: 'after_cut_off', name: cutOff() }, reckoning);
        return minutePart(open, close);
      };
      parts.push({ ...part(), session: { from: open - day * DAY_MINUTES, to: close - day * DAY_MINUTES } });
    }
    return parts;

    function halfDayPart(session: number, open: number): Part {
      if (session === received) return uncounted({ kind: 'received' }, reckoning);
      const pause = pauses.findIndex(({ from, to }) => open > localMinute(from) && open <= localMinute(to));
      if (pause >= 0) return uncounted({ kind: 'pause', pause }, reckoning);
      // A session that stands in for the rest of the last one, which a pause took away.
      if (left === 0) return uncounted({ kind: 'rolled' }, reckoning);
      left -= 1;
      return { counts: true, units: 1, reason };
    }

    function minutePart(open: number, close: number): Part {
      const [from, to] = [Math.max(open, start), Math.min(close, due)];
      const stops = pauses.map((pause) => overlap(from, to, localMinute(pause.from), localMinute(pause.to)));
      const pause = stops.findIndex((minutes) => minutes > 0);
      const minutes = to - from - stops.reduce((sum, each) => sum + each, 0);
      if (minutes === 0) return uncounted({ kind: 'pause', pause }, reckoning);
      return { counts: true, units: minutes, minutes, reason: pause < 0 ? reason : { ...reason, pause } };
    }
  };

  function cutOff(): string {
    return formatMinute(hoursOn(dateOfNumber(day0), calendar).sameDayCutOff);
  }
}

function overlap(aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  return Math.max(0, Math.min(aTo, bTo) - Math.max(aFrom, bFrom));
}

/** One line for each day of a limit in days or months. */
function dayPart(reckoning: Reckoning): (day: number) => Part[] {
  const { beginning, calendar, pauses = [] } = reckoning;
  const { limit, day0 } = beginning;
  const calendarDays = limit.unit !== 'workingDay';
  let left = calendarDays ? lastCalendarDay(day0, limit) - day0 : limit.amount;

  const partOf = (day: number): Part => {
    const reason = dayReason(dateOfNumber(day), calendar);
    const working = beginning.index.isWorkingDay(day);
    if (day === day0) return uncounted({ kind: 'received' }, reckoning);
    if (!working && !calendarDays) return uncounted(reason, reckoning);
    const pause = pauses.findIndex(
      ({ from, to }) =>
        day > dayOfMinute(Math.max(localMinute(from), beginning.start)) && day <= dayOfMinute(localMinute(to)),
    );
    if (pause >= 0) return uncounted({ kind: 'pause', pause }, reckoning);
    if (left === 0) return uncounted(working ? { kind: 'rolled' } : reason, reckoning);
    left -= 1;
    return { counts: true, units: 1, reason: calendarDays ? { ...reason, kind: 'calendar' } : reason };
  };
  return (day) => [partOf(day)];
}
