import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Biểu II.06 says how many of its dossiers were given another case in the period. */
export class CasesChanged1765400300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX dossier_event_case_changed ON dossier_event (at, dossier_id) WHERE transition = 'change_case'`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_event_case_changed`);
  }
}
