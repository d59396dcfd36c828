import { FIGURES_VERSION, type StepGroup, type StepTimeRow, type StepTimesReport } from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { type CountedStep, countSteps } from './count-steps.js';
import { FIGURE_ROLES, scopeOfFigures } from './figure-offices.js';
import { daysOf, type ReportDays, spanOf } from './figure-span.js';
import { daysBefore } from './on-time-spans.js';
import { namesOfSteps } from './step-names.js';

export interface StepsAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly groupBy: StepGroup;
  readonly lastYear?: boolean | undefined;
}

/** How long the steps took that were done with in a period. @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do */
export async function readSteps(tx: OfficeTx, actor: Actor, asked: StepsAsked): Promise<StepTimesReport> {
  const days = daysOf(asked);
  const span = spanOf(days, tx.now);
  const { office, officeIds } = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, days.to);
  const { rows, labels } = await countSteps(tx, officeIds, { groupBy: asked.groupBy, span, lastDay: days.to });
  const lastYear = asked.lastYear ? daysBefore(days, tx.now) : null;
  const before = byStep(lastYear ? await countOn(tx, actor, asked, lastYear) : []);
  const names = await namesOfSteps(
    tx,
    rows.map(({ stepCode }) => stepCode),
  );
  return {
    office: { code: office.code, name: office.name },
    below: asked.below ?? false,
    ...days,
    groupBy: asked.groupBy,
    data: rows.map((row) => ({
      ...row,
      label: labels.get(row.key) ?? row.key,
      stepName: names.of(row.stepCode, asked.groupBy === 'procedure' ? row.key : null),
      lastYear: yearBefore(before.get(placeOf(row))),
    })),
    lastYear,
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}

/** Before a merger the offices are those of that time, as their lists have them. */
async function countOn(
  tx: OfficeTx,
  actor: Actor,
  asked: StepsAsked,
  { from, to }: Pick<ReportDays, 'from' | 'to'>,
): Promise<readonly CountedStep[]> {
  const { officeIds } = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, to);
  const span = spanOf({ from, to }, tx.now);
  return (await countSteps(tx, officeIds, { groupBy: asked.groupBy, span, lastDay: to })).rows;
}

const placeOf = ({ key, stepCode }: Pick<CountedStep, 'key' | 'stepCode'>): string => `${key} ${stepCode}`;

const byStep = (rows: readonly CountedStep[]): ReadonlyMap<string, CountedStep> =>
  new Map(rows.map((row) => [placeOf(row), row]));

const yearBefore = (row: CountedStep | undefined): StepTimeRow['lastYear'] =>
  row ? { dossiers: row.dossiers, inTime: row.inTime, late: row.late, medianMinutes: row.medianMinutes } : null;
