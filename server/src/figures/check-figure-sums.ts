import { Client } from 'pg';
import { openForOwner } from '../database/without-walls.js';
import { differingSettled } from './check-settled-sums.js';
import { FACTS, MOST_DIFFERENCES, SUM_SOURCES, type SumDifference, type SumSource } from './recounted-facts.sql.js';

/** What is counted in each row of sums. */
const COUNTS = [
  'received_online',
  'received_direct',
  'entered_afterwards',
  'voided',
  'before_by_day',
  'on_time_by_day',
  'late_by_day',
  'before_by_minute',
  'on_time_by_minute',
  'late_by_minute',
] as const;

/**
 * Counts all dossiers anew, by their rows and by their events, and compares with the sums that reports read.
 *
 * @param url of whom the walls let through to the offices of its transaction, or of a superuser
 * @returns the first hundred of each kind that differ, none where all is well
 */
export async function differingSums(url: string): Promise<SumDifference[]> {
  const db = new Client({ connectionString: url, application_name: 'motcua-figures-check' });
  await db.connect();
  try {
    // All of it as of one moment, however long it takes.
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await db.query(`SELECT set_config('motcua.office_ids', (SELECT array_agg(id)::text FROM office), true)`);
    const found: SumDifference[] = [];
    for (const told of SUM_SOURCES) found.push(...(await differing(db, told)), ...(await differingSettled(db, told)));
    await db.query('ROLLBACK');
    return found;
  } finally {
    await db.end();
  }
}

async function differing(db: Client, told: SumSource): Promise<SumDifference[]> {
  const sums = COUNTS.map((count) => `sum(${count})::int AS ${count}`).join(', ');
  const sumsOfParts = COUNTS.map((count) => `sum(part.${count})::int AS ${count}`).join(', ');
  const half = `date_trunc('month', on_day)::date + CASE WHEN extract(day FROM on_day) < 15 THEN 0 ELSE 14 END`;
  const { rows } = await db.query<Omit<SumDifference, 'told'>>(
    `WITH day AS MATERIALIZED (
       SELECT f.handling_office_id AS office_id, f.procedure_version_id AS version_id, part.on_day, ${sumsOfParts}
         FROM (${FACTS[told]}) f
        CROSS JOIN LATERAL figure_parts(f.channel, f.voided, f.caught_up, f.received_at, f.finished_at, f.due_at, f.state) part GROUP BY 1, 2, 3
     ), recounted AS (
       SELECT 'figure_sum' AS name, office_id, 'day' AS grain, on_day AS begins_on, NULL::uuid AS version_id, ${sums} FROM day GROUP BY office_id, on_day
       UNION ALL SELECT 'figure_sum', office_id, 'half', ${half}, NULL, ${sums} FROM day GROUP BY 2, 4
       UNION ALL SELECT 'figure_sum', office_id, 'all', '0001-01-01', NULL, ${sums} FROM day GROUP BY 2
       UNION ALL SELECT 'procedure_sum', office_id, 'half', ${half}, version_id, ${sums} FROM day GROUP BY 2, 4, 5
     ), kept AS (
       SELECT 'figure_sum' AS name, office_id, grain, begins_on, NULL::uuid AS version_id, ${sums} FROM figure_sum GROUP BY 2, 3, 4
       UNION ALL SELECT 'procedure_sum', office_id, 'half', begins_on, procedure_version_id, ${sums} FROM procedure_sum GROUP BY 2, 4, 5
     ), differing AS (
       SELECT name, office_id, grain, begins_on, version_id, ${COUNTS.map((count) => `sum(kept * ${count}) AS kept_${count}, sum((1 - kept) * ${count}) AS recounted_${count}`).join(', ')}
         FROM (SELECT *, 1 AS kept FROM kept UNION ALL SELECT *, 0 FROM recounted) both_ways GROUP BY 1, 2, 3, 4, 5
       HAVING ${COUNTS.map((count) => `sum(kept * ${count}) <> sum((1 - kept) * ${count})`).join(' OR ')}
     )
     SELECT c.name AS table, o.code AS office, c.grain, c.begins_on::text AS "beginsOn", p.code || ' v' || v.number AS procedure, NULL AS officer,
            one.count, one.kept::int, one.recounted::int
       FROM differing c
      CROSS JOIN LATERAL (VALUES ${COUNTS.map((count) => `('${count}', c.kept_${count}, c.recounted_${count})`).join(', ')}) one (count, kept, recounted)
       JOIN office o ON o.id = c.office_id LEFT JOIN procedure_version v ON v.id = c.version_id LEFT JOIN procedure p ON p.id = v.procedure_id
      WHERE one.kept <> one.recounted ORDER BY 1, 2, 3, 4, 5, 7 LIMIT ${MOST_DIFFERENCES}`,
  );
  return rows.map((row) => ({ told, ...row }));
}

/** Makes all sums anew. Nobody writes a dossier meanwhile. @param ownerUrl of whom the tables belong to */
export async function mendSums(ownerUrl: string): Promise<void> {
  const db = new Client({ connectionString: ownerUrl, application_name: 'motcua-figures-check' });
  await db.connect();
  try {
    await db.query('BEGIN');
    const restore = await openForOwner(
      (sql) => db.query(sql),
      ['dossier', 'figure_sum', 'procedure_sum', 'settled_sum'],
    );
    await db.query('SELECT recount_figure_sums(), recount_settled_sums()');
    await restore();
    await db.query('COMMIT');
  } finally {
    await db.end();
  }
}
