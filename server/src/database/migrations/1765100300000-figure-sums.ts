import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `(( SELECT (NULLIF(current_setting('motcua.office_ids'::text, true), ''::text))::uuid[]))::uuid[]`;

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

/** The first day of the half of a month in which a day lies: periods of the law go from the 15th to the 14th. */
const HALF = `(CASE WHEN on_day >= date_trunc('month', on_day)::date + 14 THEN date_trunc('month', on_day)::date + 14 ELSE date_trunc('month', on_day)::date END)`;

/** Adds rows of (office, version, day, counts), which may be less than nothing, to what is kept. */
const added = (rows: string): string => `
  WITH parts AS MATERIALIZED (
    SELECT office_id, version_id, on_day, ${each((count) => `sum(${count})::int AS ${count}`)} FROM (${rows}) moved
     GROUP BY 1, 2, 3 HAVING ${each((count) => `sum(${count}) <> 0`, ' OR ')}
  ), of_offices AS (
    INSERT INTO figure_sum AS kept (office_id, grain, begins_on, shard, ${COUNTS.join(', ')})
    SELECT office_id, grain, CASE grain WHEN 'day' THEN on_day ELSE ${HALF} END, pg_backend_pid() % 8, ${each((count) => `sum(${count})`)}
      FROM parts CROSS JOIN unnest(ARRAY['day', 'half']) grain GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (office_id, grain, begins_on, shard) DO UPDATE SET ${each((count) => `${count} = kept.${count} + EXCLUDED.${count}`)}
  )
  INSERT INTO procedure_sum AS kept (office_id, begins_on, procedure_version_id, shard, ${COUNTS.join(', ')})
  SELECT office_id, ${HALF}, version_id, pg_backend_pid() % 8, ${each((count) => `sum(${count})`)}
    FROM parts GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (office_id, begins_on, procedure_version_id, shard) DO UPDATE SET ${each((count) => `${count} = kept.${count} + EXCLUDED.${count}`)};`;

const partsOf = (table: string, sign: '' | '-'): string => `
  SELECT d.handling_office_id AS office_id, d.procedure_version_id AS version_id, part.on_day, ${each((count) => `${sign}part.${count} AS ${count}`)}
    FROM ${table} d CROSS JOIN LATERAL figure_parts(d.channel, d.voided, d.catch_up_id IS NOT NULL, d.received_at, d.finished_at, d.due_at, d.state) part`;

/**
 * Sums that reports rest on, kept by the statement that writes the dossier: no act, import or correction can forget them.
 * They are spread over eight rows by the connection that writes, so that the desks of an office do not wait for each other.
 */
export class FigureSums1765100300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const counts = each((count) => `${count} integer NOT NULL DEFAULT 0`);
    await db.query(
      `CREATE TABLE figure_sum (office_id uuid NOT NULL, grain text NOT NULL, begins_on date NOT NULL, shard smallint NOT NULL, ${counts},
         CONSTRAINT figure_sum_grain_v1 CHECK (grain IN ('day', 'half')),
         CONSTRAINT figure_sum_pk PRIMARY KEY (office_id, grain, begins_on, shard),
         CONSTRAINT figure_sum_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id)) WITH (fillfactor = 80)`,
    );
    await db.query(
      `CREATE TABLE procedure_sum (office_id uuid NOT NULL, begins_on date NOT NULL, procedure_version_id uuid NOT NULL, shard smallint NOT NULL, ${counts},
         CONSTRAINT procedure_sum_pk PRIMARY KEY (office_id, begins_on, procedure_version_id, shard),
         CONSTRAINT procedure_sum_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id),
         CONSTRAINT procedure_sum_procedure_version_id_fk FOREIGN KEY (procedure_version_id) REFERENCES procedure_version(id)) WITH (fillfactor = 80)`,
    );
    for (const table of ['figure_sum', 'procedure_sum']) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await db.query(
        `CREATE POLICY office_wall ON ${table} TO motcua_app USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
      );
      // The triggers run as their owner: a counter writes what counts for the office that handles the dossier.
      await db.query(`CREATE POLICY ${table}_kept ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true)`);
      await db.query(`GRANT SELECT ON ${table} TO motcua_app`);
    }
    await this.functions(db);
    await db.query(`SELECT recount_figure_sums()`);
    await db.query(`ANALYZE figure_sum, procedure_sum`);
    // Behind it a report finds what was open at the end of a day without going through all that was settled since.
    await db.query(`CREATE INDEX dossier_handling_settled ON dossier (handling_office_id, finished_at, received_at)`);
    await db.query(`DROP INDEX dossier_handling_finished`);
  }

  private async functions(db: QueryRunner): Promise<void> {
    const zeros = (n: number): string => Array.from({ length: n }, () => '0').join(', ');
    await db.query(`
      CREATE FUNCTION figure_parts(channel text, voided boolean, caught_up boolean, received_at timestamptz, finished_at timestamptz,
                                   due_at timestamptz, state text)
        RETURNS TABLE (on_day date, ${each((count) => `${count} integer`)}) LANGUAGE sql STABLE AS $$
        SELECT ($4 AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, (NOT $2 AND $1 = 'online')::int, (NOT $2 AND $1 <> 'online')::int,
               (NOT $2 AND $3)::int, $2::int, ${zeros(6)}
         WHERE $4 IS NOT NULL
        UNION ALL
        SELECT f.finished_on, ${zeros(4)},
               (f.judged AND f.finished_on < f.due_on)::int, (NOT f.judged OR f.finished_on = f.due_on)::int, (f.judged AND f.finished_on > f.due_on)::int,
               (f.judged AND f.finished_minute < f.due_minute)::int, (NOT f.judged OR f.finished_minute = f.due_minute)::int, (f.judged AND f.finished_minute > f.due_minute)::int
          FROM (SELECT $7 <> 'withdrawn' AND $6 IS NOT NULL AS judged,
                       ($5 AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS finished_on, ($6 AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due_on,
                       date_trunc('minute', $5) AS finished_minute, date_trunc('minute', $6) AS due_minute) f
         WHERE $4 IS NOT NULL AND $5 IS NOT NULL AND NOT $2
      $$`);
    await db.query(`
      CREATE FUNCTION keep_figure_sums() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          -- Most acts change nothing that is counted.
          IF EXISTS (SELECT FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE (${factsOf('n')}) IS DISTINCT FROM (${factsOf('o')})) THEN
            ${added(`${partsOf('new_rows', '')} UNION ALL ${partsOf('old_rows', '-')}`)}
          END IF;
        ELSIF TG_OP = 'INSERT' THEN
          ${added(partsOf('new_rows', ''))}
        ELSIF TG_OP = 'DELETE' THEN
          ${added(partsOf('old_rows', '-'))}
        ELSE
          DELETE FROM figure_sum;
          DELETE FROM procedure_sum;
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`REVOKE ALL ON FUNCTION keep_figure_sums FROM PUBLIC`);
    const kept = (act: string, tables: string): Promise<unknown> =>
      db.query(
        `CREATE TRIGGER figure_sums_${act.toLowerCase()} AFTER ${act} ON dossier ${tables} FOR EACH STATEMENT EXECUTE FUNCTION keep_figure_sums()`,
      );
    await kept('INSERT', 'REFERENCING NEW TABLE AS new_rows');
    await kept('UPDATE', 'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows');
    await kept('DELETE', 'REFERENCING OLD TABLE AS old_rows');
    await kept('TRUNCATE', '');
    await db.query(`
      CREATE FUNCTION recount_figure_sums() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        -- Nobody writes a dossier meanwhile.
        LOCK TABLE dossier IN SHARE ROW EXCLUSIVE MODE;
        DELETE FROM figure_sum;
        DELETE FROM procedure_sum;
        ${added(partsOf('dossier', ''))}
      END $$`);
    await db.query(`REVOKE ALL ON FUNCTION recount_figure_sums FROM PUBLIC`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX dossier_handling_finished ON dossier (handling_office_id, finished_at)`);
    await db.query(`DROP INDEX dossier_handling_settled`);
    for (const act of ['insert', 'update', 'delete', 'truncate']) {
      await db.query(`DROP TRIGGER figure_sums_${act} ON dossier`);
    }
    await db.query(`DROP FUNCTION recount_figure_sums`);
    await db.query(`DROP FUNCTION keep_figure_sums`);
    await db.query(`DROP FUNCTION figure_parts`);
    await db.query(`DROP TABLE procedure_sum`);
    await db.query(`DROP TABLE figure_sum`);
  }
}
