import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is counted, in this order everywhere. */
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
];
const each = (text: (count: string) => string, between = ', '): string => COUNTS.map(text).join(between);

/** Of a row of `dossier`, what its counts depend on. */
const FACTS = ['handling_office_id', 'procedure_version_id', 'channel', 'voided', 'catch_up_id', 'received_at'].concat(
  'finished_at',
  'due_at',
  'state',
);
const factsOf = (row: string): string => FACTS.map((column) => `${row}.${column}`).join(', ');

const HALF = `(CASE WHEN on_day >= date_trunc('month', on_day)::date + 14 THEN date_trunc('month', on_day)::date + 14 ELSE date_trunc('month', on_day)::date END)`;

/** Adds rows of (office, version, day, counts), which may be less than nothing, to what is kept. */
const added = (rows: string, grains: readonly string[]): string => `
  WITH parts AS MATERIALIZED (
    SELECT office_id, version_id, on_day, ${each((count) => `sum(${count})::int AS ${count}`)} FROM (${rows}) moved
     GROUP BY 1, 2, 3 HAVING ${each((count) => `sum(${count}) <> 0`, ' OR ')}
  ), of_offices AS (
    INSERT INTO figure_sum AS kept (office_id, grain, begins_on, shard, ${COUNTS.join(', ')})
    SELECT office_id, grain, CASE grain WHEN 'day' THEN on_day WHEN 'half' THEN ${HALF} ELSE '0001-01-01' END, pg_backend_pid() % 8, ${each((count) => `sum(${count})`)}
      FROM parts CROSS JOIN unnest(ARRAY[${grains.map((grain) => `'${grain}'`).join(', ')}]) grain GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (office_id, grain, begins_on, shard) DO UPDATE SET ${each((count) => `${count} = kept.${count} + EXCLUDED.${count}`)}
  )
  INSERT INTO procedure_sum AS kept (office_id, begins_on, procedure_version_id, shard, ${COUNTS.join(', ')})
  SELECT office_id, ${HALF}, version_id, pg_backend_pid() % 8, ${each((count) => `sum(${count})`)}
    FROM parts GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (office_id, begins_on, procedure_version_id, shard) DO UPDATE SET ${each((count) => `${count} = kept.${count} + EXCLUDED.${count}`)};`;

const partsOf = (table: string, sign: '' | '-'): string => `
  SELECT d.handling_office_id AS office_id, d.procedure_version_id AS version_id, part.on_day, ${each((count) => `${sign}part.${count} AS ${count}`)}
    FROM ${table} d CROSS JOIN LATERAL figure_parts(d.channel, d.voided, d.catch_up_id IS NOT NULL, d.received_at, d.finished_at, d.due_at, d.state) part`;

/** The predicate of the index, in the words of the report that asks. */
const REOPENED_OR_MOVED = `(transition = 'reopen_decision' OR (COALESCE(details -> 'dueTo', details -> 'dueAt') IS NOT NULL AND transition NOT IN ('accept', 'imported')))`;

/**
 * Sums of all days together: less those of the days since, they say how many dossiers were open at a midnight. So a report
 * looks only at those of them that were late, or were otherwise then than they are now, and two indexes find these.
 */
export class OpenInSums1765310500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Nobody writes a dossier until the triggers know of it.
    await db.query(`LOCK TABLE dossier IN SHARE ROW EXCLUSIVE MODE`);
    await db.query(
      `ALTER TABLE figure_sum DROP CONSTRAINT figure_sum_grain_v1,
         ADD CONSTRAINT figure_sum_grain_v2 CHECK (grain IN ('day', 'half', 'all'))`,
    );
    await this.functions(db, ['day', 'half', 'all']);
    await db.query(
      `INSERT INTO figure_sum (office_id, grain, begins_on, shard, ${COUNTS.join(', ')})
       SELECT office_id, 'all', '0001-01-01', 0, ${each((count) => `sum(${count})`)} FROM figure_sum WHERE grain = 'day' GROUP BY 1`,
    );
    await db.query(
      `CREATE INDEX dossier_late ON dossier (handling_office_id, finished_at, due_at, received_at)
        WHERE NOT voided AND (finished_at IS NULL OR finished_at > due_at)`,
    );
    await db.query(
      `CREATE INDEX dossier_event_reopened_or_moved ON dossier_event (office_id, at) INCLUDE (dossier_id) WHERE ${REOPENED_OR_MOVED}`,
    );
  }

  private async functions(db: QueryRunner, grains: readonly string[]): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION keep_figure_sums() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          -- Most acts change nothing that is counted.
          IF EXISTS (SELECT FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE (${factsOf('n')}) IS DISTINCT FROM (${factsOf('o')})) THEN
            ${added(`${partsOf('new_rows', '')} UNION ALL ${partsOf('old_rows', '-')}`, grains)}
          END IF;
        ELSIF TG_OP = 'INSERT' THEN
          ${added(partsOf('new_rows', ''), grains)}
        ELSIF TG_OP = 'DELETE' THEN
          ${added(partsOf('old_rows', '-'), grains)}
        ELSE
          DELETE FROM figure_sum;
          DELETE FROM procedure_sum;
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE OR REPLACE FUNCTION recount_figure_sums() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        -- Nobody writes a dossier meanwhile.
        LOCK TABLE dossier IN SHARE ROW EXCLUSIVE MODE;
        DELETE FROM figure_sum;
        DELETE FROM procedure_sum;
        ${added(partsOf('dossier', ''), grains)}
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_event_reopened_or_moved, dossier_late`);
    await db.query(`LOCK TABLE dossier IN SHARE ROW EXCLUSIVE MODE`);
    await this.functions(db, ['day', 'half']);
    await db.query(`DELETE FROM figure_sum WHERE grain = 'all'`);
    await db.query(
      `ALTER TABLE figure_sum DROP CONSTRAINT figure_sum_grain_v2, ADD CONSTRAINT figure_sum_grain_v1 CHECK (grain IN ('day', 'half'))`,
    );
  }
}
