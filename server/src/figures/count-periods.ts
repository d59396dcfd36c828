import { instantAt, localDateOf } from '@motcua/shared/calendar';
import type { FigureSpan, PeriodFigure } from '@motcua/shared/figures';
import { officesAsArray, type OfficeTx } from '../database/office-transaction.js';
import { type Condition, Conditions } from '../dossiers/conditions.js';
import type { FigureScope } from './figure-scope.js';
import { sumOfFigure } from './figure-sums.sql.js';
import { instant } from './instant.sql.js';
import type { PeriodGrouping } from './period-groups.js';
import { givenAnotherCase, periodPredicate, type SqlSpan, thenOf } from './period-conditions.js';
import { deviating, isRecent, OPEN_OF_SUMS, standingAtEnd } from './open-in-sums.sql.js';
import { openingPieces, summed, type SumPiece } from './sum-pieces.js';

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

const startsDay = (at: Date): boolean => instantAt(localDateOf(at), 0).getTime() === at.getTime();

const OF_NEW: ReadonlySet<PeriodFigure> = new Set<PeriodFigure>([
  'receivedOnline',
  'receivedDirect',
  'enteredAfterwards',
  'voided',
]);

/**
 * Figures of periods. What was settled by the last midnight, by procedure by the last 1st or 15th, comes from sums. What was
 * open then, and what has been settled since, is counted one by one, unless sums know how many it is: then only those that
 * were not just open and in time. All of what sums do not know is counted one by one, and so is what was brought over from
 * an older system or given another case, which small indexes know.
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
  const parts = asked.map(({ span }) => summed(span, sums.finest));

  const recent = asked.map(({ span }) => isRecent(span, tx.now));
  // A midnight is said as it is and planned with; this very moment comes as a value, so that the statement stays the same.
  const end = ({ until }: FigureSpan): string =>
    startsDay(until) ? instant(until) : where.bind(['?::timestamptz', until.toISOString()]);
  const spans = asked.map(
    ({ span, scope }, days) =>
      `(${days}, ${instant(span.from)}, ${end(span)}, ${instant(parts[days]!.countedFrom)}, ${scopes.indexOf(scope)}, ${recent[days]})`,
  );
  const m = `(VALUES ${spans.join(', ')}) m (days, begins, ends, counted_from, scope, recent)`;
  // Sums know what was open on a last day where all figures that are asked for follow from it.
  const standing = ids.map((id) => standingAtEnd(figures[id]));
  const opening = sums.finest === 'day' && standing.every((known) => known !== undefined);
  const counts = ids.map((id, n) => {
    const exactly = `count(*) FILTER (WHERE ${counted(figures[id])})`;
    return `${exactly}${opening && standing[n] ? ` - count(*) FILTER (WHERE NOT d.voided AND d.received_at < m.counted_from)` : ''} AS "${id}"`;
  });
  // What all of them are is said as well: along an index nothing is looked for that hangs on another row.
  const ofOffices = (): string => {
    const among =
      scopes.length === 1 ? '' : `d.handling_office_id = ANY (${where.bind(listOfOffices(all.officeIds))}) AND `;
    return `${among}d.handling_office_id = ANY (${offices('m.scope')})`;
  };
  const kinds = {
    withinDay: asked.some(({ span }, days) => parts[days]!.countedFrom < span.until),
    recent: recent.includes(true),
    longAgo: recent.includes(false),
  };
  const dossiers = opening
    ? `CROSS JOIN LATERAL (${deviating(ofOffices(), kinds)}) d`
    : kinds.longAgo
      ? `CROSS JOIN LATERAL (${unsettled(offices('m.scope'))}) d`
      : `JOIN dossier d ON ${ofOffices()} AND d.received_at < m.ends AND (d.finished_at IS NULL OR d.finished_at >= m.counted_from)`;
  const live = `
    SELECT m.days, ${by} AS by, ${counts.join(', ')}
      FROM ${m}
      ${dossiers}
     CROSS JOIN LATERAL ${thenOf(M, all)} GROUP BY 1, 2`;
  const broughtOver =
    ids.some((id) => figures[id] === 'broughtOver') && parts.some((part) => part.pieces.length > 0)
      ? `UNION ALL
    SELECT m.days, ${by}, ${ids.map((id) => (figures[id] === 'broughtOver' ? 'count(*)' : '0')).join(', ')}
      FROM ${m}
      JOIN dossier d ON ${ofOffices()} AND d.history_import_id IS NOT NULL
                    AND NOT d.voided AND d.finished_at >= m.begins AND d.finished_at < m.counted_from GROUP BY 1, 2`
      : '';
  const caseChanged = ids.some((id) => figures[id] === 'caseChanged')
    ? `UNION ALL
    SELECT m.days, ${by}, ${ids.map((id) => (figures[id] === 'caseChanged' ? 'count(*)' : '0')).join(', ')}
      FROM ${m}
     CROSS JOIN LATERAL (SELECT DISTINCT * FROM (${givenAnotherCase(M)}) given) given
      JOIN dossier d ON d.id = given.dossier_id AND ${ofOffices()} AND NOT d.voided AND d.received_at < m.ends GROUP BY 1, 2`
    : '';
  /** Adds up rows of sums `s` of pieces `p`, each of the days of one place. */
  const summedUp = (pieces: readonly (readonly SumPiece[])[], each: readonly string[]): string => {
    const rows = pieces.flatMap((some, days) =>
      some.map(
        ({ grain, from, before }) =>
          `(${days}, '${grain}', '${from}'::date, '${before}'::date, ${scopes.indexOf(asked[days]!.scope)})`,
      ),
    );
    if (rows.length === 0) return '';
    return `UNION ALL
    SELECT p.days, ${sums.by}, ${each.map((sum) => `sum(${sum})`).join(', ')}
      FROM (VALUES ${rows.join(', ')}) p (days, grain, begins, ends, scope)
     CROSS JOIN LATERAL (
           SELECT s.* FROM ${sums.table} s
            WHERE s.office_id = ANY (${offices('p.scope')}) AND s.begins_on >= p.begins AND s.begins_on < p.ends
                  AND ${sums.which} OFFSET 0) s
     GROUP BY 1, 2`;
  };
  const kept = summedUp(parts.map(({ pieces }) => pieces), ids.map((id) => sumOfFigure(figures[id], all))); // prettier-ignore
  const open = opening
    ? summedUp(parts.map(({ countedFrom }) => openingPieces(countedFrom)), standing.map((stands) => (stands ? OPEN_OF_SUMS : '0'))) // prettier-ignore
    : '';
  // The statement is long and its work short: to compile or to plan it anew takes as long as running it.
  const asItIs = tx.em.query(
    `SELECT set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)`,
  );
  const rows: Promise<CountedPeriod<Id>[]> = tx.em.query(
    `SELECT ${key} AS key, ${label} AS label, ${within} AS within, counted.*
       FROM (SELECT days, by, ${ids.map((id) => `sum("${id}")::int AS "${id}"`).join(', ')}
               FROM (${live} ${kept} ${open} ${broughtOver} ${caseChanged}) part GROUP BY 1, 2) counted ${join}
      ORDER BY ${order}, counted.days`,
    where.values,
  );
  return (await Promise.all([rows, asItIs]))[0];
}

/** A few one by one: a plan for all callers takes a list for ten long. Written out, a long one is planned once as well. */
const listOfOffices = (officeIds: readonly string[]): Condition =>
  officeIds.length > 3
    ? ['(SELECT ?::text::uuid[])::uuid[]', officesAsArray(officeIds)]
    : [`ARRAY[${officeIds.map(() => '?::uuid').join(', ')}]`, ...officeIds];

/**
 * Dossiers that had come in by the end of a span `m` long ago and were not settled before its `counted_from`. Office by
 * office, each along its index: of all offices at once PostgreSQL takes the many that were settled since then for what is
 * looked for, and reads the whole table.
 */
const unsettled = (offices: string): string => `
    SELECT d.* FROM unnest(${offices}) o (id)
     CROSS JOIN LATERAL (
           SELECT * FROM dossier d WHERE d.handling_office_id = o.id AND d.received_at < m.ends AND d.finished_at IS NULL
            UNION ALL
           SELECT * FROM dossier d WHERE d.handling_office_id = o.id AND d.received_at < m.ends AND d.finished_at >= m.counted_from OFFSET 0) d`;

const M: SqlSpan = { from: 'm.begins', until: 'm.ends' };

/** What is new counts by its day of receipt, whatever became of it since: before `counted_from` the sums have it. */
function counted(figure: PeriodFigure): string {
  const ofDays = 'd.received_at >= m.counted_from';
  // All of these are counted beside it, by their events.
  if (figure === 'caseChanged') return 'FALSE';
  if (OF_NEW.has(figure)) return `${periodPredicate(figure, M)} AND ${ofDays}`;
  // The sums take everything new from what was settled; so here all of it is left in.
  if (figure === 'carriedOver') return `${periodPredicate('received', M)} AND NOT (${ofDays})`;
  return periodPredicate(figure, M);
}
