import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the counter wants the next people to know, beside the notes on single papers. */
export class IntakeNote1763900000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier ADD COLUMN note text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier DROP COLUMN note`);
  }
}
