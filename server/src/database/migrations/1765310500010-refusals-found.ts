import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was refused or denied is few of all that was settled; the report of it read all dossiers. */
export class RefusalsFound1765310500010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX dossier_refused ON dossier (handling_office_id, finished_at) WHERE state = 'not_accepted' AND NOT voided`,
    );
    await db.query(`CREATE INDEX dossier_denied ON dossier (handling_office_id, finished_at) WHERE outcome = 'denied'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX dossier_refused, dossier_denied');
  }
}
