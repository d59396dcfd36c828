import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told of several results in one message is reminded of them in one message, too. */
export class VisitsOfReminders1765310100010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP CONSTRAINT notice_held_v2`);
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_held_v3 CHECK (held_for_visit_id IS NULL OR (state = 'planned' AND facts IS NOT NULL AND kind IN ('submitted', 'accepted', 'result_ready', 'collect_reminder', 'collect_reminder_again', 'handed_over')))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('What was told together cannot be taken apart again.');
  }
}
