import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Sheets for results and registers are kept as they were printed, with their copies, as other papers are. */
export class SheetsKept1765300200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE handover_sheet ADD COLUMN kind text NOT NULL DEFAULT 'dossiers',
        ADD CONSTRAINT handover_sheet_kind_known_v1 CHECK (kind IN ('dossiers', 'results')),
        ALTER giver_id DROP NOT NULL, ALTER receiver_id DROP NOT NULL,
        ADD CONSTRAINT handover_sheet_hands_v1 CHECK (kind = 'results' OR num_nulls(giver_id, receiver_id) = 0)`);
    await db.query(`DROP INDEX handover_sheet_number_uq`);
    await db.query(
      `CREATE UNIQUE INDEX handover_sheet_kind_number_uq ON handover_sheet (office_id, kind, year, number)`,
    );
    // Read from the newest on, where they were received and where they are handled.
    await db.query(`CREATE INDEX handover_sheet_office ON handover_sheet (office_id, id)`);
    await db.query(`CREATE INDEX handover_sheet_handling_office ON handover_sheet (handling_office_id, id)`);
    await db.query(`
      CREATE TABLE register_print (
        id uuid NOT NULL, office_id uuid NOT NULL, from_on date NOT NULL, to_on date NOT NULL, digest bytea NOT NULL,
        lines integer NOT NULL, content_enc bytea NOT NULL, copies integer NOT NULL DEFAULT 0,
        made_at TIMESTAMP WITH TIME ZONE NOT NULL, made_by_id uuid NOT NULL,
        CONSTRAINT register_print_pk PRIMARY KEY (id),
        CONSTRAINT register_print_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id),
        CONSTRAINT register_print_made_by_id_fk FOREIGN KEY (made_by_id) REFERENCES staff (id))`);
    // Sealed bytes do not get smaller, and are read whole.
    await db.query(`ALTER TABLE register_print ALTER content_enc SET STORAGE EXTERNAL`);
    await db.query(`CREATE UNIQUE INDEX register_print_uq ON register_print (office_id, from_on, to_on, digest)`);
    await db.query(`ALTER TABLE register_print ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE register_print FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON register_print TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    // What was given out stays as it was; only its copies are counted on.
    await db.query(`GRANT SELECT, INSERT, UPDATE (copies) ON register_print TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE register_print`);
    await db.query(`DROP INDEX handover_sheet_office, handover_sheet_handling_office, handover_sheet_kind_number_uq`);
    await db.query(`ALTER TABLE handover_sheet NO FORCE ROW LEVEL SECURITY`);
    await db.query(`DELETE FROM handover_sheet WHERE kind = 'results'`);
    await db.query(`ALTER TABLE handover_sheet FORCE ROW LEVEL SECURITY`);
    await db.query(`
      ALTER TABLE handover_sheet DROP CONSTRAINT handover_sheet_hands_v1, ALTER giver_id SET NOT NULL,
        ALTER receiver_id SET NOT NULL, DROP COLUMN kind`);
    await db.query(`CREATE UNIQUE INDEX handover_sheet_number_uq ON handover_sheet (office_id, year, number)`);
  }
}
