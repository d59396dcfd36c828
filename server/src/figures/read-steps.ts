import {
  FIGURES_VERSION,
  NO_OFFICER,
  type StepGroup,
  type StepTimeRow,
  type StepTimesReport,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { FIGURE_ROLES, type ScopeOfFigures, scopeOfFigures } from './figure-offices.js';
import { daysOf, spanOf } from './figure-span.js';
import { officesOfRows } from './offices-of-rows.js';
import { staysOf, WAS_LATE, WAS_TIMED } from './step-conditions.js';
import { namesOfSteps } from './step-names.js';

export interface StepsAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly groupBy: StepGroup;
}

type CountedStep = Omit<StepTimeRow, 'label' | 'stepName'>;

/** How long the steps took that were done with in a period. @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do */
export async function readSteps(tx: OfficeTx, actor: Actor, asked: StepsAsked): Promise<StepTimesReport> {
  const days = daysOf(asked);
  const span = spanOf(days, tx.now);
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, days.to);
  const where = new Conditions();
  where.add(...staysOf(scope.officeIds, span));
  const { by, join, label } = await groupingOf(tx, asked.groupBy, scope, days.to, where);
  // Percentiles of groups do not make up those of the whole, so each is reckoned from the stays themselves.
  const counted: CountedStep[] = await tx.em.query(
    `SELECT ${by} AS key, s.step_code AS "stepCode", count(*)::int AS stays, count(DISTINCT s.dossier_id)::int AS dossiers,
            (count(DISTINCT s.dossier_id) FILTER (WHERE ${WAS_TIMED}) - count(DISTINCT s.dossier_id) FILTER (WHERE ${WAS_LATE}))::int AS "inTime",
            count(DISTINCT s.dossier_id) FILTER (WHERE ${WAS_LATE})::int AS late,
            round((percentile_cont(0.5) WITHIN GROUP (ORDER BY s.working_minutes))::numeric)::int AS "medianMinutes",
            round((percentile_cont(0.9) WITHIN GROUP (ORDER BY s.working_minutes))::numeric)::int AS "p90Minutes",
            sum(s.working_minutes)::float8 AS "sumMinutes"
       FROM step_duration s ${join} WHERE ${where.sql}
      GROUP BY 1, 2 ORDER BY "sumMinutes" DESC, 1, 2`,
    where.values,
  );
  const names = await namesOfSteps(
    tx,
    counted.map(({ stepCode }) => stepCode),
  );
  const labels = await label(counted.map(({ key }) => key));
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: asked.below ?? false,
    ...days,
    groupBy: asked.groupBy,
    data: counted.map((row) => ({
      ...row,
      label: labels.get(row.key) ?? row.key,
      stepName: names.of(row.stepCode, asked.groupBy === 'procedure' ? row.key : null),
    })),
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}

interface StepGrouping {
  /** The key of a stay `s`. */
  readonly by: string;
  readonly join: string;
  /** What the keys are called. */
  readonly label: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

async function groupingOf(
  tx: OfficeTx,
  groupBy: StepGroup,
  { officeIds }: ScopeOfFigures,
  lastDay: string,
  where: Conditions,
): Promise<StepGrouping> {
  switch (groupBy) {
    case 'step':
      return { by: `''`, join: '', label: () => Promise.resolve(new Map()) };
    case 'procedure':
      return { by: 's.procedure_code', join: '', label: (codes) => namesOfProcedures(tx, codes) };
    case 'officer':
      return { by: `COALESCE(s.holder_id::text, '${NO_OFFICER}')`, join: '', label: (ids) => namesOfStaff(tx, ids) };
    case 'office': {
      const offices = await officesOfRows(tx, officeIds, lastDay);
      const pairs = offices.flatMap(({ code, officeIds: counting }) => counting.map((id) => [id, code] as const));
      const rows = where.bind([
        'JOIN unnest(?::uuid[], ?::text[]) counting (office_id, office_code) ON counting.office_id = s.handling_office_id',
        pairs.map(([id]) => id),
        pairs.map(([, code]) => code),
      ]);
      const names = new Map(offices.map(({ code, name }) => [code, name]));
      return { by: `counting.office_code`, join: rows, label: () => Promise.resolve(names) };
    }
  }
}

async function namesOfProcedures(tx: OfficeTx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: { code: string; name: string }[] = await tx.em.query(
    `SELECT DISTINCT ON (p.code) p.code, v.definition ->> 'name' AS name
       FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
      WHERE p.code = ANY ($1) ORDER BY p.code, v.number DESC`,
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

async function namesOfStaff(tx: OfficeTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await tx.em.query(
    `SELECT id, full_name AS name FROM staff WHERE id = ANY ($1::uuid[])`,
    [ids.filter((id) => id !== NO_OFFICER)],
  );
  return new Map([[NO_OFFICER, ''], ...rows.map(({ id, name }) => [id, name] as const)]);
}
