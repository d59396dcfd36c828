import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Sheets with which piles of dossiers are passed on, as they were printed. */
export class HandoverSheets1765200300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE handover_sheet (
        id uuid NOT NULL, office_id uuid NOT NULL, handling_office_id uuid NOT NULL, year integer NOT NULL, number integer NOT NULL,
        giver_id uuid NOT NULL, receiver_id uuid NOT NULL, event_ids uuid array NOT NULL, content_enc bytea NOT NULL,
        copies integer NOT NULL DEFAULT 0, made_at TIMESTAMP WITH TIME ZONE NOT NULL, made_by_id uuid NOT NULL,
        CONSTRAINT handover_sheet_pk PRIMARY KEY (id),
        CONSTRAINT handover_sheet_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id),
        CONSTRAINT handover_sheet_handling_office_id_fk FOREIGN KEY (handling_office_id) REFERENCES office (id),
        CONSTRAINT handover_sheet_giver_id_fk FOREIGN KEY (giver_id) REFERENCES staff (id),
        CONSTRAINT handover_sheet_receiver_id_fk FOREIGN KEY (receiver_id) REFERENCES staff (id),
        CONSTRAINT handover_sheet_made_by_id_fk FOREIGN KEY (made_by_id) REFERENCES staff (id))`);
    // Sealed bytes do not get smaller, and are read whole.
    await db.query(`ALTER TABLE handover_sheet ALTER content_enc SET STORAGE EXTERNAL`);
    await db.query(`CREATE UNIQUE INDEX handover_sheet_events_uq ON handover_sheet (event_ids)`);
    await db.query(`CREATE UNIQUE INDEX handover_sheet_number_uq ON handover_sheet (office_id, year, number)`);
    await db.query(`ALTER TABLE handover_sheet ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE handover_sheet FORCE ROW LEVEL SECURITY`);
    const either = `office_id = ANY (${OFFICES}) OR handling_office_id = ANY (${OFFICES})`;
    await db.query(
      `CREATE POLICY office_wall ON handover_sheet TO motcua_app USING (${either}) WITH CHECK (${either})`,
    );
    // What was given out stays as it was; only its copies are counted on.
    await db.query(`GRANT SELECT, INSERT, UPDATE (copies) ON handover_sheet TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE handover_sheet`);
  }
}
