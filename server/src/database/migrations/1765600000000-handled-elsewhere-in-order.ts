import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * PostgreSQL took it for nearly all dossiers that one office receives and another handles, and went through all that an
 * office handles for the few of them, or none. What an expression is true of it counts, and in the order of lists the
 * few need not be sorted.
 */
export class HandledElsewhereInOrder1765600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX dossier_handled_elsewhere');
    await db.query(`CREATE INDEX dossier_handled_elsewhere ON dossier (handling_office_id, due_at, id, office_id)
      WHERE (office_id <> handling_office_id) IS TRUE`);
    await db.query('CREATE STATISTICS dossier_elsewhere ON (office_id <> handling_office_id) FROM dossier');
    await db.query('ANALYZE dossier');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP STATISTICS dossier_elsewhere');
    await db.query('DROP INDEX dossier_handled_elsewhere');
    await db.query(
      `CREATE INDEX dossier_handled_elsewhere ON dossier (handling_office_id, office_id) WHERE office_id <> handling_office_id`,
    );
  }
}
