import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of closed periods are made beside the requests of the desks, too. */
export class ClosedListExports1765300400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE export_job DROP CONSTRAINT export_job_kind_known_v1`);
    await db.query(
      `ALTER TABLE export_job ADD CONSTRAINT export_job_kind_known_v2 CHECK (kind IN ('register', 'dossiers', 'closed_list'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    // Behind the walls not even the owner sees a row.
    await db.query(`ALTER TABLE export_job NO FORCE ROW LEVEL SECURITY`);
    await db.query(`DELETE FROM export_job WHERE kind = 'closed_list'`);
    await db.query(`ALTER TABLE export_job FORCE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE export_job DROP CONSTRAINT export_job_kind_known_v2`);
    await db.query(
      `ALTER TABLE export_job ADD CONSTRAINT export_job_kind_known_v1 CHECK (kind IN ('register', 'dossiers'))`,
    );
  }
}
