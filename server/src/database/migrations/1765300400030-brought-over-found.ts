import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Biểu II.06 says how many of its dossiers were brought over from an older system. */
export class BroughtOverFound1765300400030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX dossier_brought_over ON dossier (handling_office_id, finished_at, received_at)
        WHERE history_import_id IS NOT NULL AND NOT voided`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_brought_over`);
  }
}
