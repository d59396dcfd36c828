import { type FigureSpan, NO_OFFICER, type StepGroup, type StepTimeRow } from '@motcua/shared/figures';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { officesOfRows } from './offices-of-rows.js';
import { staysOf, WAS_LATE, WAS_TIMED } from './step-conditions.js';

export type CountedStep = Omit<StepTimeRow, 'label' | 'stepName' | 'lastYear'>;

/** Steps of groups as they were counted, and what the keys of the groups are called. */
export interface CountedSteps {
  readonly rows: readonly CountedStep[];
  readonly labels: ReadonlyMap<string, string>;
}

/** How long the steps took that were done with in a span, those that took the most time in all first. */
export async function countSteps(
  tx: OfficeTx,
  officeIds: readonly string[],
  { groupBy, span, lastDay }: { readonly groupBy: StepGroup; readonly span: FigureSpan; readonly lastDay: string },
): Promise<CountedSteps> {
  const where = new Conditions();
  where.add(...staysOf(officeIds, span));
  const { by, join, label } = await groupingOf(tx, groupBy, officeIds, lastDay, where);
  // Percentiles of groups do not make up those of the whole, so each is reckoned from the stays themselves.
  const rows: CountedStep[] = await tx.em.query(
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
  return { rows, labels: await label(rows.map(({ key }) => key)) };
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
  officeIds: readonly string[],
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
