import type { PeriodFigure, TodayFigure } from './definitions.js';

export type PeriodFigures = Readonly<Record<PeriodFigure, number>>;

export interface FigureOffice {
  readonly code: string;
  readonly name: string;
}

/** An office one may read the figures of. */
export interface FigureOfficeChoice extends FigureOffice {
  readonly parentCode: string | null;
  /** Whether one may also open the dossiers behind them. */
  readonly lists: boolean;
  /** Whether there are offices below it, all of them one's own to read. */
  readonly below: boolean;
  /** Whether one may also open the dossiers of all of them. */
  readonly listsBelow: boolean;
  /** Whether one may also read why dossiers were refused. */
  readonly reasons: boolean;
  /** Whether one may also read that of all of them. */
  readonly reasonsBelow: boolean;
  /** Whether one answers for its figures, and so closes its periods. */
  readonly closes: boolean;
}

/** What an office and those below it have settled in a period, by field. */
export interface Ii06Report {
  readonly office: FigureOffice;
  /** Whether the offices below are counted in. */
  readonly below: boolean;
  /** The named period, when it was asked for by name. */
  readonly period: string | null;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly rows: readonly Ii06Row[];
  readonly totals: PeriodFigures;
  /** Whether (3) = (4) + (5) + (6), (7) = (8) + (9) + (10), (11) = (12) + (13) and (3) = (7) + (11), in each row and in the totals. */
  readonly holds: boolean;
  readonly definitionVersion: number;
  /** The moment the figures are of: the end of the last day, or now where that is not over. */
  readonly asOf: string;
}

export interface Ii06Row {
  /** Field (lĩnh vực). */
  readonly field: string;
  readonly figures: PeriodFigures;
  readonly procedures: readonly { readonly code: string; readonly name: string; readonly figures: PeriodFigures }[];
}

/** How offices stand now. */
export interface TodayFigures {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly figures: Readonly<Record<TodayFigure, number>>;
  readonly definitionVersion: number;
  readonly asOf: string;
}

/** Whether a row of Biểu II.06 adds up. */
export const addsUp = (f: PeriodFigures): boolean =>
  f.received === f.receivedOnline + f.receivedDirect + f.carriedOver &&
  f.finished === f.finishedBefore + f.finishedOnTime + f.finishedLate &&
  f.open === f.openInTime + f.openLate &&
  f.received === f.finished + f.open;
