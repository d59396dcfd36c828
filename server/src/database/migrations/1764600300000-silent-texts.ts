import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text messages that a gateway took and says no more of are found by when they were taken. */
export class SilentTexts1764600300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX notice_silent ON notice (due_at)
        WHERE state = 'gateway_accepted' AND channel = 'sms' AND asked < 3`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX notice_silent`);
  }
}
