import { type FigureSpan, NO_OFFICER, type StepFigure } from '@motcua/shared/figures';
import type { Condition } from '../dossiers/conditions.js';
import { CUT_SHORT } from '../dossiers/step-times.js';
import { instant } from './instant.sql.js';

/** Stays `s` at a step that were done with in the span. What has not been counted yet, some seconds long, is not in it. */
export function staysOf(officeIds: readonly string[], { from, until }: FigureSpan): Condition {
  const ofOffices: Condition =
    officeIds.length === 1 ? ['s.handling_office_id = ?', officeIds[0]] : ['s.handling_office_id = ANY (?)', officeIds];
  return [
    `${ofOffices[0]} AND s.left_at >= ${instant(from)} AND s.left_at < ${instant(until)} AND s.working_minutes IS NOT NULL AND s.left_by <> ALL (?)`,
    ofOffices[1],
    CUT_SHORT,
  ];
}

/** Stays of which steps, and of whose. */
export interface StepsOf {
  readonly stepCode?: string | undefined;
  /** Who had it at the step; `none` for nobody. */
  readonly stepOfficerId?: string | undefined;
}

/** Whether a stay was over in time; of a dossier that was at the step twice each time has to be. */
export const WAS_LATE = `s.timing = 'late'`;
export const WAS_TIMED = `s.timing IN ('in_time', 'late')`;

/** Dossiers `d` that are in a figure of steps, at one step or at any. */
export function leftStep(
  id: StepFigure,
  officeIds: readonly string[],
  span: FigureSpan,
  { stepCode, stepOfficerId }: StepsOf,
): Condition {
  const stays = all([
    staysOf(officeIds, span),
    ...(stepCode === undefined ? [] : [['s.step_code = ?', stepCode] as const]),
    ...(stepOfficerId === undefined ? [] : [ofHolder(stepOfficerId)]),
  ]);
  const among = (is: string): Condition => [
    `IN (SELECT s.dossier_id FROM step_duration s WHERE ${stays[0]}${is})`,
    ...stays.slice(1),
  ];
  if (id === 'stepsLeft') return all([['d.id'], among('')], ' ');
  const late = among(` AND ${WAS_LATE}`);
  if (id === 'stepsLate') return all([['d.id'], late], ' ');
  return all([['d.id'], among(` AND ${WAS_TIMED}`), ['AND d.id NOT'], late], ' ');
}

const ofHolder = (staffId: string): Condition =>
  staffId === NO_OFFICER ? ['s.holder_id IS NULL'] : ['s.holder_id = ?::uuid', staffId];

const all = (conditions: readonly Condition[], joined = ' AND '): Condition => [
  conditions.map(([sql]) => sql).join(joined),
  ...conditions.flatMap(([, ...values]) => values),
];
