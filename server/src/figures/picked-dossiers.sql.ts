import type { FigureSpan } from '@motcua/shared/figures';
import type { Condition } from '../dossiers/conditions.js';
import { deviating, isRecent } from './open-in-sums.sql.js';
import { sqlSpan } from './period-conditions.js';

const ALL = 'd.handling_office_id = ANY (?)';

/**
 * All dossiers that were late at the end of a span, or settled late in it, and a few more, as a table. Office by office:
 * asked for many at once PostgreSQL takes the walls for a way to find them, and reads the whole table.
 */
export function maybeLate(officeIds: readonly string[], span: FigureSpan, now: Date): Condition {
  const { until } = sqlSpan(span);
  const recent = isRecent(span, now);
  const open = `
    SELECT d.* FROM (VALUES (${until}, ${until}, ${recent})) m (ends, counted_from, recent)
     CROSS JOIN LATERAL (${deviating(ALL, { withinDay: false, recent, longAgo: !recent })}) d`;
  const settled = settledIn(span, `NOT d.voided AND d.received_at < ${until} AND d.finished_at > d.due_at`);
  return ofOffices(`${settled} UNION ALL ${open}`, officeIds);
}

/** All that were refused in a span. */
export const refusedIn = (officeIds: readonly string[], span: FigureSpan): Condition =>
  ofOffices(settledIn(span, `d.state = 'not_accepted' AND NOT d.voided`), officeIds);

/** All that were denied in a span, and those that may have been and were reopened since. */
export const maybeDenied = (officeIds: readonly string[], span: FigureSpan): Condition =>
  settledOrReopened(officeIds, span, `d.outcome = 'denied'`);

/** All that were settled or refused in a span, and those that may have been and were reopened since. */
export const maybeAnswered = (officeIds: readonly string[], span: FigureSpan): Condition =>
  settledOrReopened(officeIds, span, 'TRUE');

function settledOrReopened(officeIds: readonly string[], span: FigureSpan, which: string): Condition {
  const { until } = sqlSpan(span);
  const reopened = `
    SELECT d.* FROM (SELECT DISTINCT r.dossier_id FROM dossier_event r WHERE r.transition = 'reopen_decision' AND r.at >= ${until}) r
     CROSS JOIN LATERAL (
           SELECT * FROM dossier d WHERE d.id = r.dossier_id AND ${ALL} AND (d.finished_at IS NULL OR d.finished_at >= ${until}) OFFSET 0) d`;
  return ofOffices(`${settledIn(span, which)} UNION ALL ${reopened}`, officeIds);
}

function settledIn(span: FigureSpan, which: string): string {
  const { from, until } = sqlSpan(span);
  return `
    SELECT d.* FROM unnest(?::uuid[]) o (id)
     CROSS JOIN LATERAL (SELECT * FROM dossier d WHERE d.handling_office_id = o.id AND ${which} AND d.finished_at >= ${from} AND d.finished_at < ${until} OFFSET 0) d`;
}

const ofOffices = (table: string, officeIds: readonly string[]): Condition => [
  `(${table})`,
  ...Array.from(table.matchAll(/\?/g), () => officeIds),
];
