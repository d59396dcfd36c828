import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text messages whose answer was lost are asked about at their gateway, and sent once more when it has never seen them. */
export class AskUnknown1764500300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE notice ADD asked smallint NOT NULL DEFAULT 0, ADD sent_again boolean NOT NULL DEFAULT false`,
    );
    await db.query(`CREATE INDEX notice_unknown ON notice (due_at) WHERE state = 'unknown'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX notice_unknown`);
    await db.query(`ALTER TABLE notice DROP COLUMN sent_again, DROP COLUMN asked`);
  }
}
