import type { FigureId } from '@motcua/shared/figures';
import type { OfficeTx } from '../database/office-transaction.js';
import { type Condition, Conditions } from '../dossiers/conditions.js';
import { GROUPINGS, type RowGroup } from './figure-groups.js';
import { grouped } from './grouped.js';
import { officesOfRows } from './offices-of-rows.js';

/** What is counted in one pass over dossiers `d`. */
export interface Counting<Id extends FigureId> {
  readonly officeIds: readonly string[];
  readonly groupBy: RowGroup;
  /** All that any of the figures may count, so that an index finds them. */
  readonly among: Condition;
  readonly figures: Readonly<Record<Id, string>>;
  /** Where they are found, where that is not `dossier`. */
  readonly from?: Condition;
  /** What sums know beside what is counted: rows of `by` of the group and the figures, in their order. */
  readonly kept?: Condition | null;
  /** What the figures ask beside `d`, a table of one row. */
  readonly beside?: string;
  /** The last day that is counted; today unless said. */
  readonly lastDay?: string;
}

export type Counts<Id extends FigureId> = Readonly<Record<Id, number>>;

export interface CountedRow<Id extends FigureId> {
  readonly key: string;
  readonly label: string;
  readonly figures: Counts<Id>;
}

/** The rows of a report, and all of them together. */
export interface CountedGroups<Id extends FigureId> {
  readonly data: readonly CountedRow<Id>[];
  /** Each dossier once: what an office had before it was split stands in the rows of all its successors. */
  readonly total: Counts<Id>;
}

/** The figures of each group that has any, in the order of the groups. */
export async function countGroups<Id extends FigureId>(
  tx: OfficeTx,
  { officeIds, groupBy, among, from, kept, figures, beside, lastDay }: Counting<Id>,
): Promise<CountedGroups<Id>> {
  const { by, join, key, label, order } = GROUPINGS[groupBy];
  const ids = Object.keys(figures) as Id[];
  const where = new Conditions();
  where.add(...among);
  const dossiers = from ? where.bind(from) : 'dossier';
  const sums = kept ? `UNION ALL ${where.bind(kept)}` : '';
  const counts = ids.map((id) => `count(*) FILTER (WHERE ${figures[id]})::int AS "${id}"`);
  // The statement is long and its work short.
  const withoutJit = tx.em.query('SET LOCAL jit = off');
  const read: Promise<({ key: string; label: string } & Counts<Id>)[]> = tx.em.query(
    `SELECT ${key} AS key, ${label} AS label, counted.*
       FROM (SELECT ${by} AS by, ${counts.join(', ')} FROM ${dossiers} d${beside === undefined ? '' : ` CROSS JOIN LATERAL ${beside}`} WHERE ${where.sql} GROUP BY 1 ${sums}) counted ${join}
      ORDER BY ${order}`,
    where.values,
  );
  const [counted] = await Promise.all([read, withoutJit]);
  const sum = (some: readonly Counts<Id>[]): Counts<Id> =>
    Object.fromEntries(ids.map((id) => [id, some.reduce((n, row) => n + row[id], 0)])) as Counts<Id>;
  const rows =
    groupBy === 'office'
      ? (await officesOfRows(tx, officeIds, lastDay)).map(({ code, name, officeIds: counting }) => ({
          key: code,
          label: name,
          figures: sum(counted.filter((row) => counting.includes(row.key))),
        }))
      : grouped(counted, (row) => row.key).map(([group, some]) => ({
          key: group,
          label: some[0]!.label,
          figures: sum(some),
        }));
  return { data: rows.filter(({ figures: of }) => ids.some((id) => of[id] > 0)), total: sum(counted) };
}
