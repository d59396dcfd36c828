import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was brought over finished and opened again had no clock: forecasts and every later pause broke on it. It runs from
 * the receipt, and the worker sees what was promised elsewhere.
 */
export class ClocksOfBroughtOver1765400700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`GRANT SELECT (due_original, history_import_id) ON dossier TO motcua_worker`);
    // The walls hold for the owner, too, and nobody is signed in here.
    await db.query('ALTER TABLE dossier NO FORCE ROW LEVEL SECURITY');
    await db.query(
      `UPDATE dossier SET clock_from = received_at
        WHERE clock_from IS NULL AND history_import_id IS NOT NULL AND finished_at IS NULL`,
    );
    await db.query('ALTER TABLE dossier FORCE ROW LEVEL SECURITY');
  }

  /** Clocks stay: the version before runs with them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT (due_original, history_import_id) ON dossier FROM motcua_worker`);
  }
}
