import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody has said that a paper really came out of the printer. */
export class ConfirmedPapers1764800100010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE paper ADD confirmed_at TIMESTAMP WITH TIME ZONE`);
    await db.query(`GRANT UPDATE (confirmed_at) ON paper TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE paper DROP COLUMN confirmed_at`);
  }
}
