import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Digests that a clock which was ahead has dated into days to come are taken back. */
export class DigestsTakenBack1765600300010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`GRANT DELETE ON staff_digest TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE DELETE ON staff_digest FROM motcua_worker`);
  }
}
