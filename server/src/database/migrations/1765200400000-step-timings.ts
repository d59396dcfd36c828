import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of each stay at a step: whether it was over in time. Told behind the acts, for what was left before this as well. */
export class StepTimings1765200400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE step_duration ADD timing text`);
    await db.query(
      `ALTER TABLE step_duration ADD CONSTRAINT step_duration_timing_v1 CHECK (timing IN ('in_time', 'late', 'untimed'))`,
    );
    await db.query(
      `CREATE INDEX step_duration_unjudged ON step_duration (dossier_id) WHERE left_at IS NOT NULL AND (working_minutes IS NULL OR timing IS NULL)`,
    );
    // A stay that was taken back is judged anew; one that a leader gave to somebody else is that person's.
    await db.query(`GRANT UPDATE (timing, holder_id) ON step_duration TO motcua_app`);
    await db.query(`GRANT SELECT (counts) ON dossier_pause TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT (counts) ON dossier_pause FROM motcua_worker`);
    await db.query(`REVOKE UPDATE (timing, holder_id) ON step_duration FROM motcua_app`);
    await db.query(`DROP INDEX step_duration_unjudged`);
    await db.query(`ALTER TABLE step_duration DROP CONSTRAINT step_duration_timing_v1`);
    await db.query(`ALTER TABLE step_duration DROP COLUMN timing`);
  }
}
