import { localDateOf } from '@motcua/shared/calendar';
import {
  FIGURES_VERSION,
  ON_TIME_COLUMNS,
  ON_TIME_FIGURES,
  type OnTimeColumn,
  type OnTimeCounts,
  type OnTimeGroup,
  onTimePercent,
  type OnTimeReport,
  type OnTimeRow,
  type OnTimeSpan,
} from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import { officesAsArray, type OfficeTx } from '../database/office-transaction.js';
import { type CountedPeriod, countPeriods, type SpanOfOffices } from './count-periods.js';
import { FIGURE_ROLES, type ScopeOfFigures, scopeOfFigures } from './figure-offices.js';
import { predecessorsOf } from './offices-of-rows.js';
import { type CountedDays, daysCounted } from './on-time-spans.js';
import { PERIOD_GROUPINGS } from './period-groups.js';

export interface OnTimeAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
  readonly from: string;
  readonly to: string;
  readonly groupBy: OnTimeGroup;
  readonly lastYear?: boolean | undefined;
}

/** One row of the report, and what is counted into it on which days. */
interface RowOf {
  readonly key: string;
  readonly label: string;
  readonly these: Counted;
  readonly before: Counted | null;
}

interface Counted extends Pick<CountedDays, 'from' | 'to'> {
  readonly groups: readonly CountedPeriod<OnTimeColumn>[];
}

/**
 * What was settled before time, on time and late, and what is open, by time, by field or by who does it.
 *
 * @throws DomainError as `scopeOfFigures` and `daysCounted` do
 */
export async function readOnTime(tx: OfficeTx, actor: Actor, asked: OnTimeAsked): Promise<OnTimeReport> {
  const { from, to, groupBy, below = false, lastYear = false } = asked;
  const compared = daysCounted({ from, to }, groupBy, lastYear, tx.now, below ? 'below' : 'one');
  const scopeOn = await scopesOf(tx, actor, asked);
  const days: (CountedDays & SpanOfOffices)[] = [];
  for (const one of compared.flatMap(({ these, before }) => [these, ...(before ? [before] : [])])) {
    days.push({ ...one, scope: await scopeOn(one.to) });
  }
  const counted = await countPeriods(tx, days, PERIOD_GROUPINGS[groupBy], ON_TIME_FIGURES);
  const on = (one: CountedDays): Counted => {
    const place = days.findIndex(({ span }) => span === one.span);
    return { from: one.from, to: one.to, groups: counted.filter((group) => group.days === place) };
  };
  const parts = compared.map(({ these, before }) => ({ these: on(these), before: before && on(before) }));
  const { office } = await scopeOn(to);
  return {
    office: { code: office.code, name: office.name },
    below,
    from,
    to,
    groupBy,
    data: (await rowsOf(tx, groupBy, parts, await scopeOn(to), counted)).map(toRow),
    total: isByTime(groupBy) ? null : toRow({ key: '', label: '', ...parts[0]! }),
    definitionVersion: FIGURES_VERSION,
    asOf: new Date(Math.min(compared.at(-1)!.these.span.until.getTime(), tx.now.getTime())).toISOString(),
  };
}

/** The offices counted on a last day: before a merger those of that time, as the form and the list of these days have them. */
async function scopesOf(
  tx: OfficeTx,
  actor: Actor,
  asked: OnTimeAsked,
): Promise<(lastDay: string) => Promise<ScopeOfFigures>> {
  const read: Promise<{ on: string }[]> = tx.em.query(
    `SELECT DISTINCT effective_on::text AS "on" FROM office_succession WHERE effective_on <= $1`,
    [localDateOf(tx.now)],
  );
  const [mergers, whole] = await Promise.all([read, scopeOfFigures(tx, actor, FIGURE_ROLES, asked, asked.to)]);
  const before = (day: string): number => mergers.filter(({ on }) => on <= day).length;
  const known = new Map([[before(asked.to), whole]]);
  return async (lastDay) => {
    const since = before(lastDay);
    const scope = known.get(since) ?? (await scopeOfFigures(tx, actor, FIGURE_ROLES, asked, lastDay));
    known.set(since, scope);
    return scope;
  };
}

const isByTime = (groupBy: OnTimeGroup): boolean => groupBy === 'day' || groupBy === 'month';

type Part = Pick<RowOf, 'these' | 'before'>;

async function rowsOf(
  tx: OfficeTx,
  groupBy: OnTimeGroup,
  parts: readonly Part[],
  scope: ScopeOfFigures,
  counted: readonly CountedPeriod<OnTimeColumn>[],
): Promise<RowOf[]> {
  if (isByTime(groupBy)) {
    return parts.map((part) => {
      const name = groupBy === 'day' ? part.these.from : part.these.from.slice(0, 7);
      return { key: name, label: name, ...part };
    });
  }
  const rows = groupBy === 'office' ? await officesOf(tx, parts[0]!, scope) : groupsOf(counted);
  return rows.map((row) => narrowed(parts[0]!, row)).filter(countsAny);
}

/** A row, and the groups it counts on these days and on those of the year before. */
interface Group extends Pick<RowOf, 'key' | 'label'> {
  readonly these: readonly string[];
  readonly before: readonly string[];
}

/** In the order in which they were counted, each under its first label. */
function groupsOf(counted: readonly CountedPeriod<OnTimeColumn>[]): Group[] {
  const labels = new Map(counted.toReversed().map(({ key, label }) => [key, label]));
  return [...labels.keys()].toReversed().map((key) => ({ key, label: labels.get(key)!, these: [key], before: [key] }));
}

/**
 * Each office with all it had succeeded by the last day; what has a successor among them stands there. What was merged
 * since the year before has a row of its own for that year.
 */
async function officesOf(tx: OfficeTx, { these, before }: Part, { officeIds }: ScopeOfFigures): Promise<Group[]> {
  const today = localDateOf(tx.now);
  // A merger that is ahead has joined nothing yet: as the lists have it.
  const lastOf = ({ to }: Counted): string => (to < today ? to : today);
  const asked: Promise<{ id: string; code: string; name: string; merged: boolean }[]> = tx.em.query(
    `WITH counted AS (SELECT unnest($1::text::uuid[]) AS id),
     merger AS (
       SELECT s.predecessor_id AS id, min(s.effective_on) AS since
         FROM office_succession s JOIN counted ON counted.id = s.successor_id GROUP BY 1)
     SELECT o.id, o.code, o.name, COALESCE(m.since <= $2::date, FALSE) AS merged
       FROM counted JOIN office o USING (id) LEFT JOIN merger m USING (id)
      WHERE m.since IS NULL OR m.since > $3::date
      ORDER BY o.code`,
    [officesAsArray(officeIds), lastOf(these), lastOf(before ?? these)],
  );
  const [offices, now, then] = await Promise.all([
    asked,
    predecessorsOf(tx, officeIds, lastOf(these)),
    before ? predecessorsOf(tx, officeIds, lastOf(before)) : new Map<string, string[]>(),
  ]);
  return offices.map(({ id, code, name, merged }) => ({
    key: code,
    label: name,
    these: merged ? [] : now.get(id)!,
    before: then.get(id) ?? [],
  }));
}

function narrowed({ these, before }: Part, { key, label, ...of }: Group): RowOf {
  const only = (days: Counted, keys: readonly string[]): Counted => ({
    ...days,
    groups: days.groups.filter((group) => keys.includes(group.key)),
  });
  return { key, label, these: only(these, of.these), before: before && only(before, of.before) };
}

/** Where all was entered by mistake there is nothing to compare. */
const countsAny = ({ these, before }: RowOf): boolean =>
  [...these.groups, ...(before?.groups ?? [])].some((group) => ON_TIME_COLUMNS.some((id) => group[id] > 0));

const toRow = ({ key, label, these, before }: RowOf): OnTimeRow => ({
  key,
  label,
  ...spanOfRow(these),
  lastYear: before && spanOfRow(before),
});

function spanOfRow({ from, to, groups }: Counted): OnTimeSpan {
  const counts = Object.fromEntries(
    ON_TIME_COLUMNS.map((id) => [id, groups.reduce((n, group) => n + group[id], 0)]),
  ) as OnTimeCounts;
  return { from, to, ...counts, onTimePercent: onTimePercent(counts) };
}
