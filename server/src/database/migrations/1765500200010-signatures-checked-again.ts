import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** What the signatures of files were found to be worth later, beside what was found when they came in. */
export class SignaturesCheckedAgain1765500200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE signature_check (
        id uuid NOT NULL, office_id uuid NOT NULL, dossier_id uuid NOT NULL, attachment_id uuid NOT NULL, report jsonb NOT NULL,
        checked_by_id uuid NOT NULL,
        CONSTRAINT signature_check_pk PRIMARY KEY (id),
        CONSTRAINT signature_check_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier (id),
        CONSTRAINT signature_check_attachment_id_fk FOREIGN KEY (attachment_id) REFERENCES attachment (id),
        CONSTRAINT signature_check_checked_by_id_fk FOREIGN KEY (checked_by_id) REFERENCES staff (id))`);
    await db.query(`CREATE INDEX signature_check_attachment ON signature_check (attachment_id, id)`);
    await db.query(`ALTER TABLE signature_check ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE signature_check FORCE ROW LEVEL SECURITY`);
    // Who sees a file sees what its signatures are worth.
    await db.query(
      `CREATE POLICY office_wall ON signature_check TO motcua_app
         USING (office_id = ANY (${OFFICES}) OR EXISTS (SELECT FROM attachment a WHERE a.id = attachment_id))
         WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    await db.query(`GRANT SELECT, INSERT ON signature_check TO motcua_app`);
    await db.query(
      `CREATE TRIGGER signature_check_announced AFTER INSERT ON signature_check
         FOR EACH ROW EXECUTE FUNCTION announce_part_of_dossier()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE signature_check`);
  }
}
