import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same text to the same number is looked for among the notices of its dossier, of which there is an index already. */
export class NoIndexOfTexts1765310200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX notice_text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX notice_text ON notice (text_key) WHERE text_key IS NOT NULL`);
  }
}
