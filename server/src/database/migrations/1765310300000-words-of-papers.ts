import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a paper that may be taken as a Word file says, sealed beside its PDF: both are of the same day. Older ones have none. */
export class WordsOfPapers1765310300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE paper ADD document_enc bytea`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE paper DROP COLUMN document_enc`);
  }
}
