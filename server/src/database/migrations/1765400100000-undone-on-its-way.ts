import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an act makes untrue while a try is on its way is not tried again. */
export class UndoneOnItsWay1765400100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE notice ADD undone_because text
         CONSTRAINT notice_undone_because_v1 CHECK (undone_because IN ('reversed', 'no_longer_true'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP undone_because`);
  }
}
