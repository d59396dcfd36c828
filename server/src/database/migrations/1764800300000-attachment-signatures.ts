import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the signatures in an attached PDF were worth when it came in. Never changed: the application may not update it. */
export class AttachmentSignatures1764800300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE attachment ADD COLUMN signatures jsonb`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE attachment DROP COLUMN signatures`);
  }
}
