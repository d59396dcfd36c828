import type { FigureOffice } from './ii-06.types.js';
import { percentDown } from './percent.js';

/** By what the time of steps is told apart: each step by itself, those of a procedure, of who had it, of an office. */
export const STEP_GROUPS = ['step', 'procedure', 'officer', 'office'] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

/** One step of one group. Times are working minutes without pauses. */
export interface StepTimeRow {
  /** The code of the procedure or office, the id of the officer or `none`; empty where all are counted together. */
  readonly key: string;
  readonly label: string;
  readonly stepCode: string;
  /** As most of the procedures call it. */
  readonly stepName: string;
  /** How often a dossier left the step; one that was sent back has been there twice. */
  readonly stays: number;
  /** Of how many dossiers: those of the list behind. */
  readonly dossiers: number;
  /** Of these: how many left it within its own time each time, and how many did not. The rest has no time to keep. */
  readonly inTime: number;
  readonly late: number;
  /** Half of the stays took no longer. */
  readonly medianMinutes: number;
  /** Nine of ten stays took no longer. */
  readonly p90Minutes: number;
  /** All stays together. */
  readonly sumMinutes: number;
  /** The same on the same days a year before; null where nothing left the step then, or nobody asked. */
  readonly lastYear: Pick<StepTimeRow, 'dossiers' | 'inTime' | 'late' | 'medianMinutes'> | null;
}

export interface StepTimesReport {
  readonly office: FigureOffice;
  readonly below: boolean;
  readonly period: string | null;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly groupBy: StepGroup;
  /** The steps that took the most time in all come first. */
  readonly data: readonly StepTimeRow[];
  /** The days of the year before; null where nobody asked. */
  readonly lastYear: { readonly from: string; readonly to: string } | null;
  readonly definitionVersion: number;
  readonly asOf: string;
}

/** Whether a stay was over within the step's own time; `untimed` where it has none. Stored words, never renamed. */
export const STEP_TIMINGS = ['in_time', 'late', 'untimed'] as const;
export type StepTiming = (typeof STEP_TIMINGS)[number];

/** Of the dossiers that had a time to keep: how many kept it, in per cent, rounded down to a tenth; null where none had. */
export const stepOnTimePercent = ({ inTime, late }: Pick<StepTimeRow, 'inTime' | 'late'>): number | null =>
  percentDown(inTime, inTime + late);
