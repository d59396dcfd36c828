import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openForOwner } from '../without-walls.js';

const OFFICES = `(( SELECT (NULLIF(current_setting('motcua.office_ids'::text, true), ''::text))::uuid[]))::uuid[]`;

/** What is counted, in this order everywhere. */
const COUNTS = ['before_by_day', 'on_time_by_day', 'late_by_day', 'before_by_minute', 'on_time_by_minute'].concat(
  ['late_by_minute', 'answered', 'supplemented', 'supplemented_again', 'refused', 'denied', 'withdrawn_by_wish'],
  ['returned_unsupplemented', 'returned_unpaid', 'returned_suspended'],
);
const each = (text: (count: string) => string, between = ', '): string => COUNTS.map(text).join(between);

/** Of a row of `dossier`, what is told of it once it is settled. */
const TOLD = ['voided', 'received_at', 'finished_at', 'due_at', 'state', 'supplement_requests', 'outcome'].concat(
  'withdrawal_cause',
);
/** And where it is counted. */
const FACTS = [...TOLD, 'handling_office_id', 'procedure_version_id', 'drafter_id', 'holder_id'];
const of = (row: string, columns: readonly string[]): string => columns.map((column) => `${row}.${column}`).join(', ');

/** The first day of the half of a month in which a day lies: periods of the law go from the 15th to the 14th. */
const HALF = `(CASE WHEN on_day >= date_trunc('month', on_day)::date + 14 THEN date_trunc('month', on_day)::date + 14 ELSE date_trunc('month', on_day)::date END)`;

const NOBODY = `'00000000-0000-0000-0000-000000000000'::uuid`;

const partsOf = (table: string, sign: '' | '-'): string => `
  SELECT d.handling_office_id AS office_id, d.procedure_version_id AS version_id, COALESCE(d.drafter_id, d.holder_id, ${NOBODY}) AS officer_id,
         part.on_day, ${each((count) => `${sign}part.${count} AS ${count}`)}
    FROM ${table} d CROSS JOIN LATERAL settled_parts(${of('d', TOLD)}) part`;

/** Adds rows of (office, version, officer, day, counts), which may be less than nothing, to what is kept. */
const added = (rows: string): string => `
  INSERT INTO settled_sum AS kept (office_id, grouped_by, begins_on, group_id, shard, ${COUNTS.join(', ')})
  SELECT office_id, g.grouped_by, ${HALF}, g.group_id, pg_backend_pid() % 8, ${each((count) => `sum(${count})`)}
    FROM (${rows}) moved CROSS JOIN LATERAL (VALUES ('officer', officer_id), ('procedure', version_id)) g (grouped_by, group_id)
   GROUP BY 1, 2, 3, 4 HAVING ${each((count) => `sum(${count}) <> 0`, ' OR ')} ORDER BY 1, 2, 3, 4
  ON CONFLICT (office_id, grouped_by, begins_on, group_id, shard) DO UPDATE SET ${each((count) => `${count} = kept.${count} + EXCLUDED.${count}`)};`;

/**
 * Sums of what was settled and refused, by whose it is and by procedure: what of it was on time, had to be supplemented, was
 * denied or ended without a result. A table and triggers of their own, for most acts settle nothing. 100,000 dossiers take
 * some ten seconds, in which nobody writes one.
 */
export class SettledSums1765500300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // What it is grouped by is a person or a version of a procedure, so no key leads to either; neither is ever deleted.
    await db.query(
      `CREATE TABLE settled_sum (office_id uuid NOT NULL, grouped_by text NOT NULL, begins_on date NOT NULL, group_id uuid NOT NULL, shard smallint NOT NULL,
         ${each((count) => `${count} integer NOT NULL DEFAULT 0`)},
         CONSTRAINT settled_sum_grouped_by_v1 CHECK (grouped_by IN ('officer', 'procedure')),
         CONSTRAINT settled_sum_pk PRIMARY KEY (office_id, grouped_by, begins_on, group_id, shard)) WITH (fillfactor = 80)`,
    );
    await db.query(`ALTER TABLE settled_sum ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE settled_sum FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON settled_sum TO motcua_app USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    // The triggers run as their owner: a counter writes what counts for the office that handles the dossier.
    await db.query(`CREATE POLICY settled_sum_kept ON settled_sum TO CURRENT_USER USING (true) WITH CHECK (true)`);
    await db.query(`GRANT SELECT ON settled_sum TO motcua_app`);
    const restore = await this.opened(db);
    await this.functions(db);
    await db.query(`SELECT recount_settled_sums()`);
    await restore?.();
    await db.query(
      `ALTER TABLE settled_sum ADD CONSTRAINT settled_sum_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id)`,
    );
    await db.query(`ANALYZE settled_sum`);
  }

  /**
   * Whoever was given the tables, and is no superuser, sees no dossiers unless walls are taken from its way. Before triggers
   * are made: who holds their lesser lock and asks for this one would block, and be blocked by, whoever is at an act.
   */
  private async opened(db: QueryRunner): Promise<(() => Promise<void>) | null> {
    const passes = (await db.query(
      `SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)`,
    )) as unknown[];
    const query = (sql: string): Promise<unknown> => db.query(sql);
    return passes.length > 0 ? null : openForOwner(query, ['dossier']);
  }

  private async functions(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION settled_parts(voided boolean, received_at timestamptz, finished_at timestamptz, due_at timestamptz, state text,
                                    supplement_requests integer, outcome text, withdrawal_cause text)
        RETURNS TABLE (on_day date, ${each((count) => `${count} integer`)}) LANGUAGE sql STABLE AS $$
        SELECT f.finished_on,
               (f.judged AND f.finished_on < f.due_on)::int, (f.settled AND (NOT f.judged OR f.finished_on = f.due_on))::int,
               (f.judged AND f.finished_on > f.due_on)::int,
               (f.judged AND f.finished_minute < f.due_minute)::int, (f.settled AND (NOT f.judged OR f.finished_minute = f.due_minute))::int,
               (f.judged AND f.finished_minute > f.due_minute)::int,
               1, ($6 > 0)::int, ($6 > 1)::int, ($5 = 'not_accepted')::int,
               (f.settled AND $5 <> 'withdrawn' AND $7 IS NOT DISTINCT FROM 'denied')::int,
               ${['citizen_wish', 'supplement_overdue', 'not_paid', 'ended_after_suspension'].map((cause) => `(f.settled AND $5 = 'withdrawn' AND $8 IS NOT DISTINCT FROM '${cause}')::int`).join(', ')}
          FROM (SELECT $2 IS NOT NULL AS settled, $2 IS NOT NULL AND $5 <> 'withdrawn' AND $4 IS NOT NULL AS judged,
                       ($3 AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS finished_on, ($4 AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due_on,
                       date_trunc('minute', $3) AS finished_minute, date_trunc('minute', $4) AS due_minute) f
         WHERE NOT $1 AND $3 IS NOT NULL AND ($2 IS NOT NULL OR $5 = 'not_accepted')
      $$`);
    await db.query(`
      CREATE FUNCTION keep_settled_sums() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          -- Most acts settle nothing.
          IF EXISTS (SELECT FROM new_rows n JOIN old_rows o ON o.id = n.id
                      WHERE (n.finished_at IS NOT NULL OR o.finished_at IS NOT NULL) AND (${of('n', FACTS)}) IS DISTINCT FROM (${of('o', FACTS)})) THEN
            ${added(`${partsOf('new_rows', '')} UNION ALL ${partsOf('old_rows', '-')}`)}
          END IF;
        ELSIF TG_OP = 'INSERT' THEN
          IF EXISTS (SELECT FROM new_rows WHERE finished_at IS NOT NULL) THEN
            ${added(partsOf('new_rows', ''))}
          END IF;
        ELSIF TG_OP = 'DELETE' THEN
          ${added(partsOf('old_rows', '-'))}
        ELSE
          DELETE FROM settled_sum;
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`REVOKE ALL ON FUNCTION keep_settled_sums FROM PUBLIC`);
    const kept = (act: string, tables: string): Promise<unknown> =>
      db.query(
        `CREATE TRIGGER settled_sums_${act.toLowerCase()} AFTER ${act} ON dossier ${tables} FOR EACH STATEMENT EXECUTE FUNCTION keep_settled_sums()`,
      );
    await kept('INSERT', 'REFERENCING NEW TABLE AS new_rows');
    await kept('UPDATE', 'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows');
    await kept('DELETE', 'REFERENCING OLD TABLE AS old_rows');
    await kept('TRUNCATE', '');
    await db.query(`
      CREATE FUNCTION recount_settled_sums() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        -- Nobody writes a dossier meanwhile.
        LOCK TABLE dossier IN SHARE ROW EXCLUSIVE MODE;
        DELETE FROM settled_sum;
        ${added(partsOf('dossier', ''))}
      END $$`);
    await db.query(`REVOKE ALL ON FUNCTION recount_settled_sums FROM PUBLIC`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const act of ['insert', 'update', 'delete', 'truncate']) {
      await db.query(`DROP TRIGGER settled_sums_${act} ON dossier`);
    }
    await db.query(`DROP FUNCTION recount_settled_sums`);
    await db.query(`DROP FUNCTION keep_settled_sums`);
    await db.query(`DROP FUNCTION settled_parts`);
    await db.query(`DROP TABLE settled_sum`);
  }
}
