import type { MigrationInterface, QueryRunner } from 'typeorm';

const COURTESIES = `'handed_over', 'supplement_reminder', 'collect_reminder', 'collect_reminder_again'`;

/** Which kinds of notices an officer tells by phone where no message reaches somebody. */
export class PhoneTasks1764500100010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice_rule ADD phone text`);
    await db.query(`UPDATE notice_rule SET phone = CASE WHEN kind IN (${COURTESIES}) THEN 'never' ELSE 'fallback' END`);
    await db.query(
      `ALTER TABLE notice_rule ALTER phone SET NOT NULL,
         ADD CONSTRAINT notice_rule_phone_known_v1 CHECK (phone IN ('fallback', 'never'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice_rule DROP COLUMN phone`);
  }
}
