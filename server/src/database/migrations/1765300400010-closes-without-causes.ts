import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With how many late dossiers that nobody had explained a period was signed off. */
export class ClosesWithoutCauses1765300400010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE report_close ADD late_without_cause integer`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE report_close DROP COLUMN late_without_cause`);
  }
}
