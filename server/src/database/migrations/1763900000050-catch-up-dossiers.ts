import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A batch entered afterwards is shown with its dossiers: few among all of them, so they are found by an index. */
export class CatchUpDossiers1763900000050 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX dossier_catch_up ON dossier (catch_up_id) WHERE catch_up_id IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_catch_up`);
  }
}
