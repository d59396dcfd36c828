import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports look for what an office answers for: still open, or finished since a day. */
export class Figures1764900400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX dossier_handling_finished ON dossier (handling_office_id, finished_at)`);
    // Few: which other offices have received what this one handles.
    await db.query(
      `CREATE INDEX dossier_handled_elsewhere ON dossier (handling_office_id, office_id) WHERE office_id <> handling_office_id`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_handled_elsewhere`);
    await db.query(`DROP INDEX dossier_handling_finished`);
  }
}
