import { addDays, isWorkingDay, type LocalDate, type WorkingCalendar } from '../calendar/index.js';
import type { AgeingFigure, NowFigure } from './definitions.js';
import type { FigureOffice } from './ii-06.types.js';

/** By what open dossiers are told apart. */
export const BOARD_GROUPS = ['field', 'procedure', 'officer', 'office'] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

/** From how many days on, up to how many; null without an end. */
export type DayBand = readonly [from: number, to: number | null];

/** Working days since acceptance, by the calendar of the office. */
export const WORKING_AGES = {
  aged0to2: [0, 2],
  aged3to5: [3, 5],
  aged6to10: [6, 10],
  aged11to20: [11, 20],
  aged21to40: [21, 40],
  agedOver40: [41, null],
} as const satisfies Partial<Record<AgeingFigure, DayBand>>;

/** Days since acceptance. */
export const CALENDAR_AGES = {
  days0to7: [0, 7],
  days8to30: [8, 30],
  days31to90: [31, 90],
  daysOver90: [91, null],
} as const satisfies Partial<Record<AgeingFigure, DayBand>>;

/** Days since the due day of what is overdue. */
export const OVERDUE_AGES = {
  overdueToday: [0, 0],
  overdue1to3: [1, 3],
  overdue4to7: [4, 7],
  overdue8to30: [8, 30],
  overdueOver30: [31, null],
} as const satisfies Partial<Record<AgeingFigure, DayBand>>;

export type WorkingAge = keyof typeof WORKING_AGES;
export type CalendarAge = keyof typeof CALENDAR_AGES;
export type OverdueAge = keyof typeof OVERDUE_AGES;

export const isWorkingAge = (id: string): id is WorkingAge => Object.hasOwn(WORKING_AGES, id);
export const isCalendarAge = (id: string): id is CalendarAge => Object.hasOwn(CALENDAR_AGES, id);
export const isOverdueAge = (id: string): id is OverdueAge => Object.hasOwn(OVERDUE_AGES, id);

/** What the table of ageing has, in the order of its columns. */
export const AGEING_FIGURES = [
  'openNow',
  ...(Object.keys(WORKING_AGES) as WorkingAge[]),
  ...(Object.keys(CALENDAR_AGES) as CalendarAge[]),
  'overdue',
  ...(Object.keys(OVERDUE_AGES) as OverdueAge[]),
] as const satisfies readonly NowFigure[];

export type AgeingCounts = Readonly<Record<(typeof AGEING_FIGURES)[number], number>>;

/**
 * The first day of acceptance from which on a dossier is no older than so many working days.
 *
 * @param days whole number, 0 or more
 */
export function receivedSince(today: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  let day = today;
  for (let age = 0; ; day = addDays(day, -1)) {
    if (isWorkingDay(day, calendar)) age += 1;
    if (age > days) return day;
  }
}

export interface AgeingRow {
  /** The field, the code of the procedure or office, the id of the officer, or `none`. */
  readonly key: string;
  readonly label: string;
  readonly figures: AgeingCounts;
}

/** How old what is open now is, and how late. */
export interface AgeingReport {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly groupBy: BoardGroup;
  readonly data: readonly AgeingRow[];
  readonly total: AgeingCounts;
  readonly definitionVersion: number;
  readonly asOf: string;
}
