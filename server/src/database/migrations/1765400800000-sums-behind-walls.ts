import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openForOwner } from '../without-walls.js';

/**
 * Walls are forced upon the owner of the tables too. Whoever made the tables is let through by policies of its own; one to whom
 * they were given since, and who is no superuser, sees no dossiers, and counted none when sums were made.
 */
export class SumsBehindWalls1765400800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const passes = (await db.query(
      `SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)`,
    )) as unknown[];
    if (passes.length > 0) return;
    const counted = (await db.query('SELECT 1 FROM figure_sum LIMIT 1')) as unknown[];
    if (counted.length > 0) return;
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
