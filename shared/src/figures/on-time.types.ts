import type { FigureOffice } from './ii-06.types.js';
import { percentDown } from './percent.js';
import type { PeriodFigure } from './definitions.js';

/** By what the on-time figures are told apart. Stored words: programs ask by them. */
export const ON_TIME_GROUPS = ['day', 'month', 'field', 'procedure', 'officer', 'office'] as const;
export type OnTimeGroup = (typeof ON_TIME_GROUPS)[number];

/** `officerId` of what nobody has held yet. */
export const NO_OFFICER = 'none';

/** What each column counts: the figure of that name, and so the list behind it. */
export const ON_TIME_FIGURES = {
  received: 'received',
  beforeTime: 'finishedBefore',
  onTime: 'finishedOnTime',
  late: 'finishedLate',
  openInTime: 'openInTime',
  openOverdue: 'openLate',
} as const satisfies Record<string, PeriodFigure>;

export type OnTimeColumn = keyof typeof ON_TIME_FIGURES;
export const ON_TIME_COLUMNS = Object.keys(ON_TIME_FIGURES) as readonly OnTimeColumn[];

export type OnTimeCounts = Readonly<Record<OnTimeColumn, number>>;

/** What was counted between two local days, both inclusive. */
export interface OnTimeSpan extends OnTimeCounts {
  readonly from: string;
  readonly to: string;
  /** See `onTimePercent`. */
  readonly onTimePercent: number | null;
}

export interface OnTimeRow extends OnTimeSpan {
  /** The day, the month, the field, the code of the procedure or office, the id of the officer, or `none`. */
  readonly key: string;
  readonly label: string;
  /** The same days a year before, where that was asked for. */
  readonly lastYear: OnTimeSpan | null;
}

export interface OnTimeReport {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly from: string;
  readonly to: string;
  readonly groupBy: OnTimeGroup;
  readonly data: readonly OnTimeRow[];
  /** Of all rows together, each dossier once; null by day and month. */
  readonly total: OnTimeRow | null;
  readonly definitionVersion: number;
  readonly asOf: string;
}

export const settled = ({ beforeTime, onTime, late }: OnTimeCounts): number => beforeTime + onTime + late;

/** The largest share that does not claim to be all. */
const NOT_ALL = 99.9;

/**
 * Of what was settled: how much of it before time or on time, in percent, rounded down to a tenth; null where nothing was.
 * 100 is never said while something open is late.
 */
export function onTimePercent(counts: OnTimeCounts): number | null {
  const share = percentDown(counts.beforeTime + counts.onTime, settled(counts));
  return share !== null && counts.openOverdue > 0 ? Math.min(share, NOT_ALL) : share;
}
