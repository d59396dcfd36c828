import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Files that are made beside the requests of the desks. */
export class ExportJobs1765100500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE export_job (id uuid NOT NULL, office_id uuid NOT NULL, staff_id uuid NOT NULL, kind text NOT NULL,
         format text NOT NULL, from_on date, to_on date, request_enc bytea, office_ids uuid array NOT NULL DEFAULT '{}',
         state text NOT NULL, done integer NOT NULL DEFAULT '0', rows integer, attempts integer NOT NULL DEFAULT '0',
         lease_until TIMESTAMP WITH TIME ZONE, error text, file_name text, sha256 bytea, size_bytes bigint,
         created_at TIMESTAMP WITH TIME ZONE NOT NULL, finished_at TIMESTAMP WITH TIME ZONE, expires_at TIMESTAMP WITH TIME ZONE,
         CONSTRAINT export_job_kind_known_v1 CHECK (kind IN ('register', 'dossiers')),
         CONSTRAINT export_job_format_known_v1 CHECK (format IN ('xlsx', 'csv', 'pdf')),
         CONSTRAINT export_job_state_known_v1 CHECK (state IN ('waiting', 'running', 'ready', 'failed', 'cancelled', 'expired')),
         CONSTRAINT export_job_ready_v1 CHECK ((state = 'ready') = (sha256 IS NOT NULL)),
         CONSTRAINT export_job_pk PRIMARY KEY (id),
         CONSTRAINT export_job_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id),
         CONSTRAINT export_job_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff(id),
         CONSTRAINT export_job_sha256_fk FOREIGN KEY (sha256) REFERENCES stored_file(sha256))`,
    );
    await db.query(`CREATE INDEX export_job_staff ON export_job (staff_id, id)`);
    await db.query(`CREATE INDEX export_job_at_work ON export_job (id) WHERE state IN ('waiting', 'running')`);
    await db.query(`CREATE INDEX export_job_ready ON export_job (expires_at) WHERE state = 'ready'`);
    await db.query(`CREATE INDEX export_job_file ON export_job (sha256) WHERE sha256 IS NOT NULL`);
    await db.query(`ALTER TABLE export_job ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE export_job FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON export_job TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    await db.query(`GRANT SELECT, INSERT, UPDATE ON export_job TO motcua_app`);
    await db.query(`
      CREATE FUNCTION announce_export() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
      BEGIN
        PERFORM pg_notify('motcua_export', json_build_object('id', NEW.id, 'staffId', NEW.staff_id, 'state', NEW.state,
          'done', NEW.done, 'rows', NEW.rows)::text);
        RETURN NULL;
      END $$`);
    await db.query(
      `CREATE TRIGGER export_job_announced AFTER INSERT OR UPDATE OF state, done, rows ON export_job
         FOR EACH ROW EXECUTE FUNCTION announce_export()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE export_job`);
    await db.query(`DROP FUNCTION announce_export()`);
  }
}
