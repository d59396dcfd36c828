import { Client } from 'pg';
import { openForOwner } from '../database/without-walls.js';

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

/** One count of one row that is not what it should be. */
export interface SumDifference {
  /** By whom it was told otherwise. */
  readonly told: SumSource;
  readonly table: 'figure_sum' | 'procedure_sum';
  /** Code of the office. */
  readonly office: string;
  readonly grain: 'day' | 'half' | 'all';
  readonly beginsOn: string;
  /** Code of the procedure and number of its version; null where all are together. */
  readonly procedure: string | null;
  readonly count: (typeof COUNTS)[number];
  readonly kept: number;
  readonly recounted: number;
}

const SUM_SOURCES = ['dossiers', 'events'] as const;
export type SumSource = (typeof SUM_SOURCES)[number];

/** Somebody is to look at them; the first say enough. */
const MOST = 100;

const RECEIVING = `transition IN ('accept', 'imported', 'correct_receipt_time')`;
const FINISHING = `transition IN ('decide', 'withdraw', 'return_unfinished', 'reopen_decision', 'imported')`;
const last = (what: string, among: string): string =>
  `(array_agg(${what} ORDER BY seq DESC) FILTER (WHERE ${among}))[1]`;

/** What counts depend on, as the rows of dossiers say it, and as their events alone do. */
const FACTS: Readonly<Record<SumSource, string>> = {
  dossiers: `SELECT handling_office_id, procedure_version_id, channel, voided, catch_up_id IS NOT NULL AS caught_up, received_at, finished_at, due_at, state FROM dossier`,
  events: `
    SELECT d.handling_office_id, d.procedure_version_id, d.channel, told.voided, d.catch_up_id IS NOT NULL AS caught_up,
           CASE WHEN told.received = 'accept' AND d.catch_up_id IS NOT NULL THEN d.submitted_at ELSE told.received_at END AS received_at,
           told.finished_at, told.due_at, told.ended AS state
      FROM dossier d JOIN (
           SELECT dossier_id, bool_or(transition = 'void_intake') AS voided,
                  ${last(`transition`, RECEIVING)} AS received,
                  ${last(`CASE transition WHEN 'accept' THEN at WHEN 'imported' THEN (details ->> 'receivedAt')::timestamptz ELSE (details ->> 'to')::timestamptz END`, RECEIVING)} AS received_at,
                  ${last(`to_state`, FINISHING)} AS ended,
                  ${last(`CASE transition WHEN 'imported' THEN (details ->> 'finishedAt')::timestamptz WHEN 'reopen_decision' THEN NULL ELSE at END`, FINISHING)} AS finished_at,
                  ${last(`(COALESCE(details -> 'dueTo', details -> 'dueAt') #>> '{}')::timestamptz`, `COALESCE(details -> 'dueTo', details -> 'dueAt') IS NOT NULL AND details ->> 'decision' IS DISTINCT FROM 'keep'`)} AS due_at
             FROM dossier_event GROUP BY 1) told ON told.dossier_id = d.id`,
};

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
    for (const told of SUM_SOURCES) found.push(...(await differing(db, told)));
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
     SELECT c.name AS table, o.code AS office, c.grain, c.begins_on::text AS "beginsOn", p.code || ' v' || v.number AS procedure,
            one.count, one.kept::int, one.recounted::int
       FROM differing c
      CROSS JOIN LATERAL (VALUES ${COUNTS.map((count) => `('${count}', c.kept_${count}, c.recounted_${count})`).join(', ')}) one (count, kept, recounted)
       JOIN office o ON o.id = c.office_id LEFT JOIN procedure_version v ON v.id = c.version_id LEFT JOIN procedure p ON p.id = v.procedure_id
      WHERE one.kept <> one.recounted ORDER BY 1, 2, 3, 4, 5, 6 LIMIT ${MOST}`,
  );
  return rows.map((row) => ({ told, ...row }));
}

/** Makes all sums anew. Nobody writes a dossier meanwhile. @param ownerUrl of whom the tables belong to */
export async function mendSums(ownerUrl: string): Promise<void> {
  const db = new Client({ connectionString: ownerUrl, application_name: 'motcua-figures-check' });
  await db.connect();
  try {
    await db.query('BEGIN');
    const restore = await openForOwner((sql) => db.query(sql), ['dossier', 'figure_sum', 'procedure_sum']);
    await db.query('SELECT recount_figure_sums()');
    await restore();
    await db.query('COMMIT');
  } finally {
    await db.end();
  }
}
