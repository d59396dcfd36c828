import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers of earlier dossiers used again: from which dossier and which of its files they came. Never changed. */
export class ReusedAttachments1764900200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The code is kept as well: who handles this dossier may not see the other one, and shall read where the file came from.
    await db.query(`
      ALTER TABLE attachment
        ADD COLUMN reused_from_id uuid,
        ADD COLUMN reused_from_dossier_id uuid,
        ADD COLUMN reused_from_code text,
        ADD CONSTRAINT attachment_reused_from_id_fk FOREIGN KEY (reused_from_id) REFERENCES attachment (id),
        ADD CONSTRAINT attachment_reused_from_dossier_id_fk FOREIGN KEY (reused_from_dossier_id) REFERENCES dossier (id),
        ADD CONSTRAINT attachment_reused_whole_v1
          CHECK (num_nonnulls(reused_from_id, reused_from_dossier_id, reused_from_code) IN (0, 3))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE attachment DROP COLUMN reused_from_id, DROP COLUMN reused_from_dossier_id, DROP COLUMN reused_from_code`);
  }
}
