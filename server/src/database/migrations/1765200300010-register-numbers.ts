import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** What was received before is numbered as it came, in the book of its year. */
export const NUMBER_WHAT_IS_THERE = `
INSERT INTO register_entry (dossier_id, office_id, year, number)
SELECT id, office_id, year, row_number() OVER (PARTITION BY office_id, year ORDER BY received_at, id)
  FROM (SELECT id, office_id, received_at, extract(year FROM received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS year
          FROM dossier WHERE received_at IS NOT NULL) received`;

/**
 * The number of a dossier in its office's register. Receipts and control sheets had counts of their own and now bear it; those that
 * were printed before stay as they were.
 */
export class RegisterNumbers1765200300010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE register_entry (
        dossier_id uuid NOT NULL, office_id uuid NOT NULL, year integer NOT NULL, number integer NOT NULL,
        CONSTRAINT register_entry_pk PRIMARY KEY (dossier_id))`);
    // Nobody receives anything meanwhile.
    await db.query(`LOCK TABLE dossier IN SHARE ROW EXCLUSIVE MODE`);
    await db.query(NUMBER_WHAT_IS_THERE);
    await db.query(
      `ALTER TABLE register_entry ADD CONSTRAINT register_entry_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier (id)`,
    );
    await db.query(`CREATE UNIQUE INDEX register_entry_number_uq ON register_entry (office_id, year, number)`);
    // The owner is bound by the walls as well.
    await db.query(`ALTER TABLE number_series NO FORCE ROW LEVEL SECURITY`);
    await db.query(
      `INSERT INTO number_series (office_id, kind, period, last)
       SELECT office_id, 'register', year::text, max(number) FROM register_entry GROUP BY office_id, year`,
    );
    await db.query(`ALTER TABLE number_series FORCE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE register_entry ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE register_entry FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON register_entry TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    // A number that was given stays.
    await db.query(`GRANT SELECT, INSERT ON register_entry TO motcua_app`);
    await db.query(`DROP INDEX paper_number_uq`);
    await db.query(
      `CREATE UNIQUE INDEX paper_number_uq ON paper (office_id, form, year, number) WHERE form NOT IN ('receipt', 'process_control')`,
    );
    await db.query(`ANALYZE register_entry`);
  }

  down(): Promise<void> {
    throw new Error('Receipts given out since bear the number of their dossier, which is no count of receipts.');
  }
}
