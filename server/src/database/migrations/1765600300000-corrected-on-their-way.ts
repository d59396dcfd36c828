import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the next try of a message goes whose address was set right while one was on its way. */
export class CorrectedOnTheirWay1765600300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice ADD COLUMN next_address_enc bytea, ADD COLUMN next_address_masked text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP COLUMN next_address_enc, DROP COLUMN next_address_masked`);
  }
}
