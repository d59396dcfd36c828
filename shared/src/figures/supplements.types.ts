import type { PauseFigure, PeriodFigure, SupplementFigure } from './definitions.js';
import { BOARD_GROUPS, type BoardGroup, type DayBand } from './ageing.types.js';
import type { FigureOffice } from './ii-06.types.js';

/** What is told of one group. */
interface CountedGroup<Counts> {
  readonly key: string;
  readonly label: string;
  readonly figures: Counts;
}

export type SupplementCounts = Readonly<Record<SupplementFigure, number>>;

/** How much had to be supplemented, and how much was refused or ended without a result. */
export interface SupplementReport {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly period: string | null;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly groupBy: BoardGroup;
  readonly data: readonly CountedGroup<SupplementCounts>[];
  readonly total: SupplementCounts;
  readonly definitionVersion: number;
  readonly asOf: string;
}

/** By what pauses are told apart; `cause` is a stored word of the pause. */
export const PAUSE_GROUPS = ['cause', ...BOARD_GROUPS] as const;
export type PauseGroup = (typeof PAUSE_GROUPS)[number];

/** Days since the clock was stopped. */
export const PAUSE_AGES = {
  paused0to7: [0, 7],
  paused8to15: [8, 15],
  paused16to30: [16, 30],
  pausedOver30: [31, null],
} as const satisfies Partial<Record<PauseFigure, DayBand>>;
export type PauseAge = keyof typeof PAUSE_AGES;
export const isPauseAge = (id: string): id is PauseAge => Object.hasOwn(PAUSE_AGES, id);

export type PauseCounts = Readonly<Record<PauseFigure, number>>;

/** A dossier that was refused acceptance or denied what it asked, and why, in the words of who decided it. */
export interface Refusal {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly kind: 'refused' | 'denied';
  readonly at: string;
  readonly reason: string | null;
}

/** The newest first; `more` where there are more than are told. */
export interface RefusalReport {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly period: string | null;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly data: readonly Refusal[];
  readonly more: boolean;
  readonly definitionVersion: number;
  readonly asOf: string;
}

/** What was late, and is, by the cause that was given, or `none`. */
export const LATE_CAUSE_FIGURES = ['finishedLate', 'openLate'] as const satisfies readonly PeriodFigure[];
export type LateCauseCounts = Readonly<Record<(typeof LATE_CAUSE_FIGURES)[number], number>>;

export interface LateCauseReport {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly period: string | null;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** `key` is a stored word of the cause; it counts as it is given now, for past periods too. */
  readonly data: readonly CountedGroup<LateCauseCounts>[];
  readonly total: LateCauseCounts;
  readonly definitionVersion: number;
  readonly asOf: string;
}

/** What stands still now, why, and for how long. */
export interface PauseReport {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly groupBy: PauseGroup;
  readonly data: readonly CountedGroup<PauseCounts>[];
  readonly total: PauseCounts;
  readonly definitionVersion: number;
  readonly asOf: string;
}
