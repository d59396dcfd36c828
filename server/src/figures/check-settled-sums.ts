import type { Client } from 'pg';
import { FACTS, MOST_DIFFERENCES, type SumDifference, type SumSource } from './recounted-facts.sql.js';

/** What is counted in each row. */
const COUNTS = [
  'before_by_day',
  'on_time_by_day',
  'late_by_day',
  'before_by_minute',
  'on_time_by_minute',
  'late_by_minute',
  'answered',
  'supplemented',
  'supplemented_again',
  'refused',
  'denied',
  'withdrawn_by_wish',
  'returned_unsupplemented',
  'returned_unpaid',
  'returned_suspended',
] as const;
const each = (text: (count: string) => string, between = ', '): string => COUNTS.map(text).join(between);

const HALF = `date_trunc('month', part.on_day)::date + CASE WHEN extract(day FROM part.on_day) < 15 THEN 0 ELSE 14 END`;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Of what was settled and refused: where the sums are not what dossiers, or their events, say. */
export async function differingSettled(db: Client, told: SumSource): Promise<SumDifference[]> {
  const { rows } = await db.query<Omit<SumDifference, 'told'>>(
    `WITH settled AS MATERIALIZED (
       SELECT f.handling_office_id AS office_id, f.procedure_version_id AS version_id, COALESCE(f.officer_id, '${NOBODY}') AS officer_id,
              ${HALF} AS begins_on, ${each((count) => `sum(part.${count})::int AS ${count}`)}
         FROM (${FACTS[told]}) f
        CROSS JOIN LATERAL settled_parts(f.voided, f.received_at, f.finished_at, f.due_at, f.state, f.supplement_requests, f.outcome, f.withdrawal_cause) part
        GROUP BY 1, 2, 3, 4
     ), both_ways AS (
       SELECT 0 AS kept, 'officer' AS grouped_by, office_id, begins_on, officer_id AS group_id, ${COUNTS.join(', ')} FROM settled
       UNION ALL SELECT 0, 'procedure', office_id, begins_on, version_id, ${COUNTS.join(', ')} FROM settled
       UNION ALL SELECT 1, grouped_by, office_id, begins_on, group_id, ${COUNTS.join(', ')} FROM settled_sum
     ), differing AS (
       SELECT grouped_by, office_id, begins_on, group_id,
              ${each((count) => `sum(kept * ${count}) AS kept_${count}, sum((1 - kept) * ${count}) AS recounted_${count}`)}
         FROM both_ways GROUP BY 1, 2, 3, 4
       HAVING ${each((count) => `sum(kept * ${count}) <> sum((1 - kept) * ${count})`, ' OR ')}
     )
     SELECT 'settled_sum' AS table, o.code AS office, 'half' AS grain, c.begins_on::text AS "beginsOn", p.code || ' v' || v.number AS procedure,
            CASE c.grouped_by WHEN 'officer' THEN COALESCE(s.username, 'nobody') END AS officer, one.count, one.kept::int, one.recounted::int
       FROM differing c
      CROSS JOIN LATERAL (VALUES ${each((count) => `('${count}', c.kept_${count}, c.recounted_${count})`)}) one (count, kept, recounted)
       JOIN office o ON o.id = c.office_id LEFT JOIN staff s ON s.id = c.group_id
       LEFT JOIN procedure_version v ON v.id = c.group_id LEFT JOIN procedure p ON p.id = v.procedure_id
      WHERE one.kept <> one.recounted ORDER BY 2, 4, 5, 6, 7 LIMIT ${MOST_DIFFERENCES}`,
  );
  return rows.map((row) => ({ told, ...row }));
}
