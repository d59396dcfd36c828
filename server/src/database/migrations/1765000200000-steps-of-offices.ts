import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports look for how long the steps took that an office has left since a day. */
export class StepsOfOffices1765000200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX step_duration_handling_left ON step_duration (handling_office_id, left_at) WHERE left_at IS NOT NULL`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX step_duration_handling_left`);
  }
}
