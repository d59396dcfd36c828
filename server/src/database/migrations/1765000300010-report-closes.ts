import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Periods that an office has closed. What was answered for is written once: not even who owns the table changes it by mistake. */
export class ReportCloses1765000300010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE report_close (id uuid NOT NULL, office_id uuid NOT NULL, period text NOT NULL, from_on date NOT NULL,
         to_on date NOT NULL, report jsonb NOT NULL, dossiers jsonb NOT NULL, definition_version integer NOT NULL,
         sha256 text NOT NULL, staff_id uuid NOT NULL, role text NOT NULL, on_behalf_of_id uuid,
         at TIMESTAMP WITH TIME ZONE NOT NULL,
         CONSTRAINT report_close_pk PRIMARY KEY (id),
         CONSTRAINT report_close_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id),
         CONSTRAINT report_close_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff(id))`,
    );
    await db.query(`CREATE UNIQUE INDEX report_close_period_uq ON report_close (office_id, period)`);
    await db.query(`ALTER TABLE report_close ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE report_close FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON report_close TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    await db.query(`GRANT SELECT, INSERT ON report_close TO motcua_app`);
    await db.query(`
      CREATE FUNCTION keep_report_close() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'A closed period is never changed.' USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await db.query(
      `CREATE TRIGGER report_close_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON report_close
         FOR EACH STATEMENT EXECUTE FUNCTION keep_report_close()`,
    );
  }

  async down(): Promise<void> {
    throw new Error('What offices have answered for is not thrown away.');
  }
}
