import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openForOwner } from '../without-walls.js';

/**
 * Sums were first made by the owner of the tables, upon whom walls are forced: where that is no superuser it saw no
 * dossiers, and counted none of those that were there before.
 */
export class SumsBehindWalls1765400800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const passes = (await db.query(
      `SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)`,
    )) as unknown[];
    if (passes.length > 0) return;
    const restore = await openForOwner(
      (sql): Promise<unknown> => db.query(sql),
      ['dossier', 'figure_sum', 'procedure_sum'],
    );
    await db.query('SELECT recount_figure_sums()');
    await restore();
  }

  /** Sums that are right stay so. */
  async down(): Promise<void> {
    // Nothing to take back.
  }
}
