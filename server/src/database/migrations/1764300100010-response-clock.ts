import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From when an answer is due soon, and how often one came late before the clock was started anew. */
export class ResponseClock1764300100010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE dossier ADD response_due_soon_at TIMESTAMP WITH TIME ZONE,
                          ADD earlier_late_answers integer NOT NULL DEFAULT 0`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier DROP response_due_soon_at, DROP earlier_late_answers`);
  }
}
