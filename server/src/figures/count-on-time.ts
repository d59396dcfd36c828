import { ON_TIME_COLUMNS, ON_TIME_FIGURES, type OnTimeCounts, type OnTimeGroup } from '@motcua/shared/figures';
import type { OfficeTx } from '../database/office-transaction.js';
import { Conditions } from '../dossiers/conditions.js';
import { officesOfFigure } from './figure-conditions.js';
import { type Grouping, GROUPINGS } from './figure-groups.js';
import type { FigureScope } from './figure-scope.js';
import { instant } from './instant.sql.js';
import type { CountedDays } from './on-time-spans.js';
import { periodPredicate, type SqlSpan, thenOf, touches } from './period-conditions.js';

const BY_DAYS: Grouping = { by: 'NULL::uuid', join: '', key: `''`, label: `''`, order: '1, counted.days' };
const groupingOf = (groupBy: OnTimeGroup): Grouping =>
  groupBy === 'day' || groupBy === 'month' ? BY_DAYS : GROUPINGS[groupBy];

/** Days with the offices that are counted on them. */
export interface DaysOfOffices extends CountedDays {
  readonly scope: FigureScope;
}

/** One group on the days of one place in what was asked for. */
export interface CountedGroup extends OnTimeCounts {
  readonly days: number;
  /** Of the office its id, of a day or month nothing. */
  readonly key: string;
  readonly label: string;
}

/** One pass over the dossiers of all days asked for: each is looked at once for every span it touches. */
export async function countOnTime(
  tx: OfficeTx,
  asked: readonly DaysOfOffices[],
  groupBy: OnTimeGroup,
): Promise<CountedGroup[]> {
  const { by, join, key, label, order } = groupingOf(groupBy);
  const scopes = [...new Set(asked.map(({ scope }) => scope))];
  const all: FigureScope = {
    officeIds: [...new Set(scopes.flatMap(({ officeIds }) => officeIds))],
    byMinute: [...new Set(scopes.flatMap(({ byMinute }) => byMinute))],
  };
  const where = new Conditions();
  where.add(...officesOfFigure(all, 'received'));
  where.add(
    touches({
      from: new Date(Math.min(...asked.map(({ span }) => span.from.getTime()))),
      until: new Date(Math.max(...asked.map(({ span }) => span.until.getTime()))),
    }),
  );
  const spans = asked.map(
    ({ span, scope }, days) => `(${days}, ${instant(span.from)}, ${instant(span.until)}, ${scopes.indexOf(scope)})`,
  );
  const counts = ON_TIME_COLUMNS.map(
    (id) => `count(*) FILTER (WHERE ${periodPredicate(ON_TIME_FIGURES[id], M)})::int AS "${id}"`,
  );
  // The statement is long and its work short: for one office compiling it takes three times as long as running it.
  await tx.em.query('SET LOCAL jit = off');
  // OFFSET 0 has the dossiers gone through once, and not once for each span.
  return tx.em.query(
    `SELECT ${key} AS key, ${label} AS label, counted.*
       FROM (SELECT m.days, ${by} AS by, ${counts.join(', ')}
               FROM dossier d
              CROSS JOIN LATERAL (SELECT * FROM (VALUES ${spans.join(', ')}) m (days, begins, ends, scope)
                                   WHERE ${touches(M)}${ownOffices(scopes, where)} OFFSET 0) m
              CROSS JOIN LATERAL ${thenOf(M, all)}
              WHERE ${where.sql} GROUP BY 1, 2) counted ${join}
      ORDER BY ${order}, counted.days`,
    where.values,
  );
}

const M: SqlSpan = { from: 'm.begins', until: 'm.ends' };

/** Before a merger and after it an office is not the same offices. */
function ownOffices(scopes: readonly FigureScope[], where: Conditions): string {
  if (scopes.length === 1) return '';
  const offices = scopes.map(({ officeIds }, n) => where.bind([`WHEN ${n} THEN ?::uuid[]`, officeIds]));
  return ` AND d.handling_office_id = ANY (CASE m.scope ${offices.join(' ')} END)`;
}
