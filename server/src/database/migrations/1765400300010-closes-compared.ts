import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a close would be today is told as its office compared with due times then. */
export class ClosesCompared1765400300010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE report_close ADD by_minute uuid[]`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE report_close DROP COLUMN by_minute`);
  }
}
