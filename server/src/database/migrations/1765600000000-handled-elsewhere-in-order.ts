import type { MigrationInterface, QueryRunner } from 'typeorm';

const BUILT = (columns: string): string =>
  `CREATE INDEX dossier_handled_elsewhere ON dossier (${columns}) WHERE office_id <> handling_office_id`;

/**
 * In the order of lists: PostgreSQL takes it for nearly all dossiers that one office receives and another handles, and
 * went through all that an office handles for the few, or none, of them.
 */
export class HandledElsewhereInOrder1765600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX dossier_handled_elsewhere');
    await db.query(BUILT('handling_office_id, due_at, id, office_id'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX dossier_handled_elsewhere');
    await db.query(BUILT('handling_office_id, office_id'));
  }
}
