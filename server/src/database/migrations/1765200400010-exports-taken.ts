import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which files their askers have taken already: of the others the desk reminds them. */
export class ExportsTaken1765200400010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE export_job ADD fetched_at TIMESTAMP WITH TIME ZONE`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE export_job DROP COLUMN fetched_at`);
  }
}
