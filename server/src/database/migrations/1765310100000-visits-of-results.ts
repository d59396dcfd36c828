import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Results that come to the counter or are handed over in one go are told in one message too, and what can still be taken back
 * waits for that before it is put together.
 */
export class VisitsOfResults1765310100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP CONSTRAINT notice_held_v1`);
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_held_v2 CHECK (held_for_visit_id IS NULL OR (state = 'planned' AND facts IS NOT NULL AND kind IN ('submitted', 'accepted', 'result_ready', 'handed_over')))`,
    );
    await db.query(`ALTER TABLE visit ADD release_from TIMESTAMP WITH TIME ZONE`);
    await db.query(`GRANT UPDATE (release_from) ON visit TO motcua_app`);
    await db.query(`GRANT SELECT (release_from), UPDATE (release_from) ON visit TO motcua_worker`);
  }

  async down(): Promise<void> {
    throw new Error('What was told together cannot be taken apart again.');
  }
}
