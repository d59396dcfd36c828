import type { FigureOffice } from './ii-06.types.js';

/** By what the time of steps is told apart: each step by itself, those of a procedure, those of an office. */
export const STEP_GROUPS = ['step', 'procedure', 'office'] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

/** One step of one group. Times are working minutes without pauses. */
export interface StepTimeRow {
  /** The code of the procedure or office; empty where all are counted together. */
  readonly key: string;
  readonly label: string;
  readonly stepCode: string;
  /** As most of the procedures call it. */
  readonly stepName: string;
  /** How often a dossier left the step; one that was sent back has been there twice. */
  readonly stays: number;
  /** Of how many dossiers: those of the list behind. */
  readonly dossiers: number;
  /** Half of the stays took no longer. */
  readonly medianMinutes: number;
  /** Nine of ten stays took no longer. */
  readonly p90Minutes: number;
  /** All stays together. */
  readonly sumMinutes: number;
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
  readonly definitionVersion: number;
  readonly asOf: string;
}
