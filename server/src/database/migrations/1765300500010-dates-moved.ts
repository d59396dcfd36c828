import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which dossiers were ever reopened, and which had their date moved: few. What was open at the end of a month long ago
 * reads the events of these alone.
 */
export class DatesMoved1765300500010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX dossier_event_reopened ON dossier_event (dossier_id) WHERE transition = 'reopen_decision'`,
    );
    await db.query(
      `CREATE INDEX dossier_event_moved ON dossier_event (dossier_id)
        WHERE COALESCE(details -> 'dueTo', details -> 'dueAt') IS NOT NULL AND transition NOT IN ('accept', 'imported')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX dossier_event_reopened, dossier_event_moved');
  }
}
