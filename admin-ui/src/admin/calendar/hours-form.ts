import { type DueTime, formatMinute } from '@motcua/shared/calendar';
import type { OfficeHours, Session } from '../admin.types';

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
type TypedWeek = Readonly<Record<Weekday, string>>;

/** Counting hours as they are typed: a line for each weekday, such as `07:00–11:30, 13:30–17:00`. */
export interface HoursForm {
  readonly validFrom: string;
  readonly week: TypedWeek;
  readonly cutOff: string;
  readonly dueTime: DueTime;
  /** The counter is open at other times than limits run. */
  readonly opensElse: boolean;
  readonly openingWeek: TypedWeek;
}

const TIME = /^(\d{1,2})(?:[:hg.]?([0-5]\d))?h?$/i;

/** Minutes after midnight of what people type as a time: `7`, `0730`, `7:30`, `7h30`; null for anything else. */
export function readTime(text: string): number | null {
  const [, hour, minute] = TIME.exec(text.trim()) ?? [];
  if (hour === undefined) return null;
  const minutes = Number(hour) * 60 + Number(minute ?? 0);
  return minutes <= 1440 ? minutes : null;
}

/**
 * The sessions of one day. An empty line is a day off.
 *
 * @returns null for what cannot be read, runs backwards or overlaps
 */
export function readSessions(line: string): Session[] | null {
  if (line.trim() === '') return [];
  const sessions: Session[] = [];
  for (const part of line.split(/[,;]/)) {
    const [from, to, more] = part.split(/[-–—]/).map(readTime);
    if (from == null || to == null || more !== undefined || to <= from) return null;
    if (from < (sessions.at(-1)?.to ?? 0)) return null;
    sessions.push({ from, to });
  }
  return sessions;
}

export const writeSessions = (sessions: readonly Session[] = []): string =>
  sessions.map(({ from, to }) => `${formatMinute(from)}–${formatMinute(to)}`).join(', ');

/** What is typed begins with what counts now. */
export function formOfHours({ week, cutOffMinute, dueTime, openingWeek }: OfficeHours): HoursForm {
  const typed = (of: OfficeHours['week']): TypedWeek => ({
    1: writeSessions(of['1']),
    2: writeSessions(of['2']),
    3: writeSessions(of['3']),
    4: writeSessions(of['4']),
    5: writeSessions(of['5']),
    6: writeSessions(of['6']),
    7: writeSessions(of['7']),
  });
  return {
    validFrom: '',
    week: typed(week),
    cutOff: formatMinute(cutOffMinute),
    dueTime,
    opensElse: openingWeek !== null,
    openingWeek: typed(openingWeek ?? week),
  };
}

/** As the API takes it. @returns null while something is missing or cannot be read */
export function hoursBody(officeCode: string, form: HoursForm): Record<string, unknown> | null {
  const { validFrom, dueTime, opensElse } = form;
  const [week, opening, cutOffMinute] = [readWeek(form.week), readWeek(form.openingWeek), readTime(form.cutOff)];
  if (validFrom === '' || week === null || cutOffMinute === null || (opensElse && opening === null)) return null;
  return {
    ...(officeCode !== '' && { officeCode }),
    validFrom,
    week,
    cutOffMinute,
    dueTime,
    ...(opensElse && { openingWeek: opening }),
  };
}

function readWeek(typed: TypedWeek): Partial<Record<Weekday, Session[]>> | null {
  const week: Partial<Record<Weekday, Session[]>> = {};
  for (const day of WEEKDAYS) {
    const sessions = readSessions(typed[day]);
    if (sessions === null) return null;
    if (sessions.length > 0) week[day] = sessions;
  }
  return week;
}
