import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when a paper is valid that a file shows, and who said so last; null where nobody has. */
export class ValidityOfPapers1765310400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE attachment
        ADD COLUMN valid_until date,
        ADD COLUMN valid_until_by_id uuid,
        ADD COLUMN valid_until_at TIMESTAMP WITH TIME ZONE,
        ADD CONSTRAINT attachment_valid_until_by_id_fk FOREIGN KEY (valid_until_by_id) REFERENCES staff (id),
        ADD CONSTRAINT attachment_validity_whole_v1 CHECK (
          (valid_until_by_id IS NULL) = (valid_until_at IS NULL) AND (valid_until IS NULL OR valid_until_at IS NOT NULL))`);
    // What was attached stays; until when it is valid may be found out later.
    await db.query(`GRANT UPDATE (valid_until, valid_until_by_id, valid_until_at) ON attachment TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE attachment DROP COLUMN valid_until, DROP COLUMN valid_until_by_id, DROP COLUMN valid_until_at`,
    );
  }
}
