import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A text message that would come twice is stopped, and says which one it repeats. */
export class SameTexts1764500100020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice ADD same_text_as_id uuid`);
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_same_text_as_id_fk FOREIGN KEY (same_text_as_id) REFERENCES notice(id)`,
    );
    await db.query(`CREATE INDEX notice_text ON notice (text_key) WHERE text_key IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX notice_text`);
    await db.query(`ALTER TABLE notice DROP COLUMN same_text_as_id`);
  }
}
