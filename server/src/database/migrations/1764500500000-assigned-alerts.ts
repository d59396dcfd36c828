import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const BEFORE = ['due_soon', 'overdue', 'response_overdue', 'pause_review', 'apology_drafted'];

/** An officer is told of what another has given them, by the act itself. */
export class AssignedAlerts1764500500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE deadline_alert DROP CONSTRAINT deadline_alert_kind_known_v2`);
    await db.query(
      `ALTER TABLE deadline_alert ADD CONSTRAINT deadline_alert_kind_known_v3 CHECK (kind IN (${kinds([...BEFORE, 'assigned'])}))`,
    );
    for (const table of ['deadline_alert', 'staff_alert']) await db.query(`GRANT INSERT ON ${table} TO motcua_app`);
    await db.query(`GRANT SELECT (received_at) ON dossier_handover TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT (received_at) ON dossier_handover FROM motcua_worker`);
    for (const table of ['deadline_alert', 'staff_alert']) await db.query(`REVOKE INSERT ON ${table} FROM motcua_app`);
    await db.query(`DELETE FROM staff_alert WHERE alert_id IN (SELECT id FROM deadline_alert WHERE kind = 'assigned')`);
    await db.query(`DELETE FROM deadline_alert WHERE kind = 'assigned'`);
    await db.query(`ALTER TABLE deadline_alert DROP CONSTRAINT deadline_alert_kind_known_v3`);
    await db.query(
      `ALTER TABLE deadline_alert ADD CONSTRAINT deadline_alert_kind_known_v2 CHECK (kind IN (${kinds(BEFORE)}))`,
    );
  }
}
