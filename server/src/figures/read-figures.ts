import {
  addsUp,
  FIGURES_VERSION,
  type FigureSpan,
  type Ii06Report,
  type Ii06Row,
  PERIOD_FIGURES,
  type PeriodFigures,
  TODAY_FIGURES,
  type TodayFigures,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { figureCondition, spanCondition } from './figure-conditions.js';
import { FIGURE_ROLES, type ScopeOfFigures, scopeOfFigures } from './figure-offices.js';
import { daysOf, spanOf } from './figure-span.js';
import { grouped } from './grouped.js';
import { periodPredicate, thenOf } from './period-conditions.js';

interface AskedOffice {
  readonly officeCode?: string;
  readonly below?: boolean;
}

interface CountedProcedure {
  readonly field: string;
  readonly code: string;
  readonly name: string;
  readonly figures: PeriodFigures;
}

/** An office, and a named period or its days. */
export interface Ii06Asked extends AskedOffice {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Biểu II.06 of an office. @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do */
export async function readIi06(tx: OfficeTx, actor: Actor, query: Ii06Asked): Promise<Ii06Report> {
  const days = daysOf(query);
  const span = spanOf(days, tx.now);
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, query, days.to);
  const rows = byField(await countProcedures(tx, scope, span));
  const totals = sum(rows.map(({ figures }) => figures));
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: query.below ?? false,
    ...days,
    rows,
    totals,
    holds: [...rows.map(({ figures }) => figures), totals].every(addsUp),
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}

/** The sums of Biểu II.06 over a span. */
export async function readTotals(tx: OfficeTx, scope: ScopeOfFigures, span: FigureSpan): Promise<PeriodFigures> {
  return sum((await countProcedures(tx, scope, span)).map(({ figures }) => figures));
}

/** How an office stands now. Numbers show nobody's data, so unlike a list they leave no access record. */
export async function readToday(tx: OfficeTx, actor: Actor, query: AskedOffice): Promise<TodayFigures> {
  const scope = await scopeOfFigures(tx, actor, FIGURE_ROLES, query);
  const where = new Conditions();
  const counts = TODAY_FIGURES.map(
    (id) =>
      `(SELECT count(*)::int FROM dossier d WHERE ${where.bind(figureCondition(scope, { id, now: tx.now }))}) AS "${id}"`,
  );
  const [figures]: [TodayFigures['figures']] = await tx.em.query(`SELECT ${counts.join(', ')}`, where.values);
  return {
    office: { code: scope.office.code, name: scope.office.name },
    below: query.below ?? false,
    figures,
    definitionVersion: FIGURES_VERSION,
    asOf: tx.now.toISOString(),
  };
}

/** One pass over the dossiers of the span; each is counted where the version it was taken in by puts it. */
async function countProcedures(tx: OfficeTx, scope: ScopeOfFigures, span: FigureSpan): Promise<CountedProcedure[]> {
  const where = new Conditions();
  where.add(...spanCondition(scope, span));
  const counts = PERIOD_FIGURES.map(
    (id) => `count(*) FILTER (WHERE ${periodPredicate(id, span)})::int AS "${id}"`,
  ).join(', ');
  const rows: (Omit<CountedProcedure, 'figures'> & PeriodFigures)[] = await tx.em.query(
    `SELECT v.field, p.code, v.definition ->> 'name' AS name, counted.*
       FROM (SELECT d.procedure_version_id, ${counts} FROM dossier d CROSS JOIN LATERAL ${thenOf(span, scope)}
              WHERE ${where.sql} GROUP BY 1) counted
       JOIN procedure_version v ON v.id = counted.procedure_version_id JOIN procedure p ON p.id = v.procedure_id
      ORDER BY v.field COLLATE "vi-VN-x-icu", p.code, v.number DESC`,
    where.values,
  );
  return rows.map((row) => ({ field: row.field, code: row.code, name: row.name, figures: sum([row]) }));
}

/** Versions of one procedure stand together under the newest name, as long as they are of one field. */
function byField(counted: readonly CountedProcedure[]): Ii06Row[] {
  const some = counted.filter(({ figures }) => PERIOD_FIGURES.some((id) => figures[id] > 0));
  return grouped(some, ({ field }) => field).map(([field, ofField]) => ({
    field,
    figures: sum(ofField.map(({ figures }) => figures)),
    procedures: grouped(ofField, ({ code }) => code).map(([code, versions]) => ({
      code,
      name: versions[0]!.name,
      figures: sum(versions.map(({ figures }) => figures)),
    })),
  }));
}

const sum = (all: readonly PeriodFigures[]): PeriodFigures =>
  Object.fromEntries(PERIOD_FIGURES.map((id) => [id, all.reduce((n, figures) => n + figures[id], 0)])) as PeriodFigures;
