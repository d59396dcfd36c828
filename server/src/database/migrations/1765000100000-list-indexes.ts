import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists are walked along an index in their order. That of one office holds what its names are searched by and what the
 * wall looks at, so that PostgreSQL need not open the rows it passes over; offices together have orders of their own.
 */
export class ListIndexes1765000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_office_due`);
    await db.query(
      `CREATE INDEX dossier_office_due ON dossier (office_id, due_at, id) INCLUDE (handling_office_id, applicant_fold)`,
    );
    await db.query(`CREATE INDEX dossier_due ON dossier (due_at, id)`);
    await db.query(`CREATE INDEX dossier_submitted ON dossier (submitted_at, id)`);
    await db.query(`CREATE INDEX dossier_received ON dossier (received_at, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_received, dossier_submitted, dossier_due, dossier_office_due`);
    await db.query(`CREATE INDEX dossier_office_due ON dossier (office_id, due_at, id)`);
  }
}
