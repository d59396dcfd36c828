import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A visit that nobody closed is told by the worker, in the words of its office. */
export class WorkersReadWords1764600100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`GRANT SELECT ON notice_template TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT ON notice_template FROM motcua_worker`);
  }
}
