import type { FigureSpan } from '@motcua/shared/figures';
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

/** Dossiers `d` with such a stay, at one step or at any. */
export function leftStep(officeIds: readonly string[], span: FigureSpan, stepCode: string | undefined): Condition {
  const [stays, ...values] = staysOf(officeIds, span);
  const step: Condition = stepCode === undefined ? [''] : [' AND s.step_code = ?', stepCode];
  return [`d.id IN (SELECT s.dossier_id FROM step_duration s WHERE ${stays}${step[0]})`, ...values, ...step.slice(1)];
}
