import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openForOwner } from '../without-walls.js';

/** What somebody does not wish any more while a try is on its way is not tried again either. */
export class UnwishedOnItsWay1765500100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await reasons(db, 'v2', `'reversed', 'no_longer_true', 'not_wanted'`);
    await db.query(`ALTER TABLE notice DROP CONSTRAINT notice_undone_because_v1`);
  }

  async down(db: QueryRunner): Promise<void> {
    // Behind the walls not even the owner sees a row.
    const restore = await openForOwner((sql): Promise<unknown> => db.query(sql), ['notice']);
    await db.query(`UPDATE notice SET undone_because = 'no_longer_true' WHERE undone_because = 'not_wanted'`);
    await restore();
    await reasons(db, 'v1', `'reversed', 'no_longer_true'`);
    await db.query(`ALTER TABLE notice DROP CONSTRAINT notice_undone_because_v2`);
  }
}

const reasons = (db: QueryRunner, version: string, words: string): Promise<unknown> =>
  db.query(`ALTER TABLE notice ADD CONSTRAINT notice_undone_because_${version} CHECK (undone_because IN (${words}))`);
