import {
  addsUp,
  FIGURES_VERSION,
  type FigureSpan,
  type Ii06Report,
  type Ii06Row,
  PERIOD_FIGURES,
  type PeriodFigure,
  type PeriodFigures,
  TODAY_FIGURES,
  type TodayFigures,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { type CountedPeriod, countPeriods } from './count-periods.js';
import { figureCondition } from './figure-conditions.js';
import { FIGURE_ROLES, type ScopeOfFigures, scopeOfFigures } from './figure-offices.js';
import type { FigureScope } from './figure-scope.js';
import { daysOf, spanOf } from './figure-span.js';
import { grouped } from './grouped.js';
import { PERIOD_GROUPINGS } from './period-groups.js';

interface AskedOffice {
  readonly officeCode?: string;
  readonly below?: boolean;
}

/** An office, and a named period or its days. */
export interface Ii06Asked extends AskedOffice {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Biểu II.06 of an office. @throws DomainError as `scopeOfFigures`, `daysOf` and `spanOf` do */
export async function readIi06(tx: OfficeTx, actor: Actor, query: Ii06Asked): Promise<Ii06Report> {
  return countIi06(tx, await scopeOfFigures(tx, actor, FIGURE_ROLES, query, daysOf(query).to), query);
}

/** The same of a scope that has been found. @throws DomainError as `daysOf` and `spanOf` do */
export async function countIi06(tx: OfficeTx, scope: ScopeOfFigures, query: Ii06Asked): Promise<Ii06Report> {
  const days = daysOf(query);
  const span = spanOf(days, tx.now);
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
export async function readTotals(tx: OfficeTx, scope: FigureScope, span: FigureSpan): Promise<PeriodFigures> {
  return sum(await countPeriods(tx, [{ span, scope }], PERIOD_GROUPINGS.month, AS_THEMSELVES));
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

const AS_THEMSELVES = Object.fromEntries(PERIOD_FIGURES.map((id) => [id, id])) as { readonly [Id in PeriodFigure]: Id };

/** Each dossier is counted where the version it was taken in by puts it. */
const countProcedures = (tx: OfficeTx, scope: FigureScope, span: FigureSpan): Promise<CountedPeriod<PeriodFigure>[]> =>
  countPeriods(tx, [{ span, scope }], PERIOD_GROUPINGS.form, AS_THEMSELVES);

/** Versions of one procedure stand together under the newest name, as long as they are of one field. */
function byField(counted: readonly CountedPeriod<PeriodFigure>[]): Ii06Row[] {
  const some = counted.filter((figures) => PERIOD_FIGURES.some((id) => figures[id] > 0));
  return grouped(some, ({ within }) => within!).map(([field, ofField]) => ({
    field,
    figures: sum(ofField),
    procedures: grouped(ofField, ({ key }) => key).map(([code, versions]) => ({
      code,
      name: versions[0]!.label,
      figures: sum(versions),
    })),
  }));
}

const sum = (all: readonly PeriodFigures[]): PeriodFigures =>
  Object.fromEntries(PERIOD_FIGURES.map((id) => [id, all.reduce((n, figures) => n + figures[id], 0)])) as PeriodFigures;
