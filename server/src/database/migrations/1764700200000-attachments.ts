import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Files of dossiers: what the store keeps, and what each dossier has of it. */
export class Attachments1764700200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // No wall: content is kept once for all offices. A hash says nothing of whose it is, and no call shows this table.
    await db.query(`
      CREATE TABLE stored_file (
        sha256 bytea NOT NULL, size_bytes integer NOT NULL, stored_at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT stored_file_pk PRIMARY KEY (sha256))`);
    await db.query(`
      CREATE TABLE attachment (
        id uuid NOT NULL, office_id uuid NOT NULL, dossier_id uuid NOT NULL, position integer NOT NULL, component_code text,
        name text NOT NULL, kind text NOT NULL, warnings text[] NOT NULL DEFAULT '{}', sha256 bytea NOT NULL,
        size_bytes integer NOT NULL, state text NOT NULL, uploaded_at TIMESTAMP WITH TIME ZONE NOT NULL,
        uploaded_by_id uuid NOT NULL, removed_at TIMESTAMP WITH TIME ZONE, removed_by_id uuid, removal_reason text,
        CONSTRAINT attachment_pk PRIMARY KEY (id),
        CONSTRAINT attachment_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier (id),
        CONSTRAINT attachment_sha256_fk FOREIGN KEY (sha256) REFERENCES stored_file (sha256),
        CONSTRAINT attachment_uploaded_by_id_fk FOREIGN KEY (uploaded_by_id) REFERENCES staff (id),
        CONSTRAINT attachment_removed_by_id_fk FOREIGN KEY (removed_by_id) REFERENCES staff (id),
        CONSTRAINT attachment_kind_known_v1 CHECK (kind IN ('pdf', 'jpeg', 'png', 'docx', 'xlsx')),
        CONSTRAINT attachment_state_known_v1 CHECK (state IN ('kept', 'removed')))`);
    await db.query(`CREATE UNIQUE INDEX attachment_position_uq ON attachment (dossier_id, position)`);
    await db.query(`CREATE INDEX attachment_sha256 ON attachment (sha256)`);
    await db.query(`ALTER TABLE attachment ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE attachment FORCE ROW LEVEL SECURITY`);
    // The office that handles a dossier for another one names a file by its id alone; it writes as the other's.
    await db.query(
      `CREATE POLICY office_wall ON attachment TO motcua_app
         USING (office_id = ANY (${OFFICES}) OR EXISTS (
           SELECT FROM dossier d WHERE d.id = dossier_id AND d.handling_office_id = ANY (${OFFICES})))
         WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    // What was attached stays; only that it was a mistake may be added.
    await db.query(`GRANT SELECT, INSERT ON attachment TO motcua_app`);
    await db.query(`GRANT UPDATE (state, removed_at, removed_by_id, removal_reason) ON attachment TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT, DELETE ON stored_file TO motcua_app`);
    await db.query(
      `CREATE TRIGGER attachment_announced AFTER INSERT OR UPDATE ON attachment
         FOR EACH ROW EXECUTE FUNCTION announce_part_of_dossier()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE attachment`);
    await db.query(`DROP TABLE stored_file`);
  }
}
