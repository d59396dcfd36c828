import type { FigureSpan, PeriodFigure } from '@motcua/shared/figures';
import type { OfficeTx } from '../database/office-transaction.js';
import { type Condition, Conditions } from '../dossiers/conditions.js';
import type { FigureScope } from './figure-scope.js';
import { sumOfFigure } from './figure-sums.sql.js';
import { instant } from './instant.sql.js';
import type { PeriodGrouping } from './period-groups.js';
import { periodPredicate, type SqlSpan, thenOf } from './period-conditions.js';
import { summed } from './sum-pieces.js';

/** Days, and the offices that are counted on them. */
export interface SpanOfOffices {
  readonly span: FigureSpan;
  readonly scope: FigureScope;
}

/** One group on the days of one place in what was asked for. */
export type CountedPeriod<Id extends string> = Readonly<Record<Id, number>> & {
  readonly days: number;
  /** Of the office its id; nothing where all are together. */
  readonly key: string;
  readonly label: string;
  /** Of a procedure its field. */
  readonly within: string | null;
};

const OF_NEW: ReadonlySet<PeriodFigure> = new Set<PeriodFigure>([
  'receivedOnline',
  'receivedDirect',
  'enteredAfterwards',
  'voided',
]);

/**
 * Figures of periods. What was settled by the last midnight, by procedure by the last 1st or 15th, comes from sums; what was
 * open then, and what has been settled since, is counted one by one, as is all of what sums do not know. So is what was
 * brought over from an older system, which a small index knows.
 *
 * @param figures by the names they are to have
 */
export async function countPeriods<Id extends string>(
  tx: OfficeTx,
  asked: readonly SpanOfOffices[],
  { by, join, key, label, within = 'NULL', order, sums }: PeriodGrouping,
  figures: Readonly<Record<Id, PeriodFigure>>,
): Promise<CountedPeriod<Id>[]> {
  const ids = Object.keys(figures) as Id[];
  const scopes = [...new Set(asked.map(({ scope }) => scope))];
  const where = new Conditions();
  const ofScopes = scopes.map(({ officeIds }) => where.bind(listOfOffices(officeIds)));
  const offices = (scope: string): string =>
    scopes.length === 1
      ? ofScopes[0]!
      : `(CASE ${scope} ${ofScopes.map((of, n) => `WHEN ${n} THEN ${of}`).join(' ')} END)`;
  const all: FigureScope = {
    officeIds: [...new Set(scopes.flatMap(({ officeIds }) => officeIds))],
    byMinute: [...new Set(scopes.flatMap(({ byMinute }) => byMinute))],
  };
  const parts = asked.map(({ span }) => (sums ? summed(span, sums.finest) : { pieces: [], countedFrom: span.from }));

  const spans = asked.map(
    ({ span, scope }, days) =>
      `(${days}, ${instant(span.from)}, ${instant(span.until)}, ${instant(parts[days]!.countedFrom)}, ${scopes.indexOf(scope)})`,
  );
  const counts = ids.map((id) => `count(*) FILTER (WHERE ${counted(figures[id])}) AS "${id}"`);
  // What all of them are is said as well: along an index nothing is looked for that hangs on another row.
  const among =
    scopes.length === 1 ? '' : `d.handling_office_id = ANY (${where.bind(listOfOffices(all.officeIds))}) AND `;
  const live = `
    SELECT m.days, ${by} AS by, ${counts.join(', ')}
      FROM (VALUES ${spans.join(', ')}) m (days, begins, ends, counted_from, scope)
      JOIN dossier d ON ${among}d.handling_office_id = ANY (${offices('m.scope')}) AND d.received_at < m.ends
                    AND (d.finished_at IS NULL OR d.finished_at >= m.counted_from)
     CROSS JOIN LATERAL ${thenOf(M, all)} GROUP BY 1, 2`;
  const broughtOver =
    ids.some((id) => figures[id] === 'broughtOver') && parts.some((part) => part.pieces.length > 0)
      ? `UNION ALL
    SELECT m.days, ${by}, ${ids.map((id) => (figures[id] === 'broughtOver' ? 'count(*)' : '0')).join(', ')}
      FROM (VALUES ${spans.join(', ')}) m (days, begins, ends, counted_from, scope)
      JOIN dossier d ON ${among}d.handling_office_id = ANY (${offices('m.scope')}) AND d.history_import_id IS NOT NULL
                    AND NOT d.voided AND d.finished_at >= m.begins AND d.finished_at < m.counted_from GROUP BY 1, 2`
      : '';
  const pieces = parts.flatMap((part, days) =>
    part.pieces.map(
      ({ grain, from, before }) =>
        `(${days}, '${grain}', '${from}'::date, '${before}'::date, ${scopes.indexOf(asked[days]!.scope)})`,
    ),
  );
  const kept =
    sums && pieces.length > 0
      ? `UNION ALL
    SELECT p.days, ${sums.by}, ${ids.map((id) => `sum(${sumOfFigure(figures[id], all)})`).join(', ')}
      FROM (VALUES ${pieces.join(', ')}) p (days, grain, begins, ends, scope)
     CROSS JOIN LATERAL (
           SELECT s.* FROM ${sums.table} s
            WHERE s.office_id = ANY (${offices('p.scope')}) AND s.begins_on >= p.begins AND s.begins_on < p.ends
                  ${sums.finest === 'day' ? 'AND s.grain = p.grain' : ''} OFFSET 0) s
     GROUP BY 1, 2`
      : '';
  // The statement is long and its work short: for one office compiling it takes three times as long as running it.
  const withoutJit = tx.em.query('SET LOCAL jit = off');
  const rows: Promise<CountedPeriod<Id>[]> = tx.em.query(
    `SELECT ${key} AS key, ${label} AS label, ${within} AS within, counted.*
       FROM (SELECT days, by, ${ids.map((id) => `sum("${id}")::int AS "${id}"`).join(', ')}
               FROM (${live} ${kept} ${broughtOver}) part GROUP BY 1, 2) counted ${join}
      ORDER BY ${order}, counted.days`,
    where.values,
  );
  return (await Promise.all([rows, withoutJit]))[0];
}

/** A few one by one: a plan for all callers takes a list for ten long. */
const listOfOffices = (officeIds: readonly string[]): Condition =>
  officeIds.length > 3
    ? ['?::uuid[]', officeIds]
    : [`ARRAY[${officeIds.map(() => '?::uuid').join(', ')}]`, ...officeIds];

const M: SqlSpan = { from: 'm.begins', until: 'm.ends' };

/** What is new counts by its day of receipt, whatever became of it since: before `counted_from` the sums have it. */
function counted(figure: PeriodFigure): string {
  const ofDays = 'd.received_at >= m.counted_from';
  if (OF_NEW.has(figure)) return `${periodPredicate(figure, M)} AND ${ofDays}`;
  // The sums take everything new from what was settled; so here all of it is left in.
  if (figure === 'carriedOver') return `${periodPredicate('received', M)} AND NOT (${ofDays})`;
  return periodPredicate(figure, M);
}
