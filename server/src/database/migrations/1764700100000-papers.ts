import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** The papers that were given out, as they were printed. */
export class Papers1764700100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE paper (
        id uuid NOT NULL, office_id uuid NOT NULL, dossier_id uuid NOT NULL, event_id uuid NOT NULL, form text NOT NULL,
        form_set text NOT NULL, year integer NOT NULL, number integer NOT NULL, content_enc bytea NOT NULL,
        copies integer NOT NULL DEFAULT 0, made_at TIMESTAMP WITH TIME ZONE NOT NULL, made_by_id uuid NOT NULL,
        CONSTRAINT paper_pk PRIMARY KEY (id),
        CONSTRAINT paper_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier (id),
        CONSTRAINT paper_event_id_fk FOREIGN KEY (event_id) REFERENCES dossier_event (id),
        CONSTRAINT paper_made_by_id_fk FOREIGN KEY (made_by_id) REFERENCES staff (id),
        CONSTRAINT paper_form_known_v1 CHECK (form IN ('receipt')),
        CONSTRAINT paper_form_set_known_v1 CHECK (form_set IN ('2018', '2025')))`);
    // Sealed bytes do not get smaller, and are read whole.
    await db.query(`ALTER TABLE paper ALTER content_enc SET STORAGE EXTERNAL`);
    await db.query(`CREATE UNIQUE INDEX paper_event_uq ON paper (event_id, form)`);
    await db.query(`CREATE UNIQUE INDEX paper_number_uq ON paper (office_id, form, year, number)`);
    await db.query(`CREATE INDEX paper_dossier ON paper (dossier_id)`);
    await db.query(`ALTER TABLE paper ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE paper FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON paper TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    // What was given out stays as it was; only its copies are counted on.
    await db.query(`GRANT SELECT, INSERT, UPDATE (copies) ON paper TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE paper`);
  }
}
