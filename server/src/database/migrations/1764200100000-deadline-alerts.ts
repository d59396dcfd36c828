import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;
const RUNNING = `state IN ('accepted', 'processing') AND NOT paused`;

/** What is done at set times, and whom the clock has told of what. */
export class DeadlineAlerts1764200100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE schedule_run (
        name text NOT NULL, due_at TIMESTAMP WITH TIME ZONE NOT NULL, started_at TIMESTAMP WITH TIME ZONE NOT NULL,
        finished_at TIMESTAMP WITH TIME ZONE, CONSTRAINT schedule_run_pk PRIMARY KEY (name, due_at))`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON schedule_run TO motcua_worker`);

    await db.query(`
      CREATE TABLE deadline_alert (
        id uuid NOT NULL, office_id uuid NOT NULL, dossier_id uuid NOT NULL, kind text NOT NULL,
        due_at TIMESTAMP WITH TIME ZONE NOT NULL, same_day boolean NOT NULL, created_at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT deadline_alert_pk PRIMARY KEY (id),
        CONSTRAINT deadline_alert_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier (id),
        CONSTRAINT deadline_alert_kind_known_v1 CHECK (kind IN ('due_soon', 'overdue', 'response_overdue', 'pause_review')))`);
    await db.query(`CREATE UNIQUE INDEX deadline_alert_once_uq ON deadline_alert (dossier_id, kind, due_at)`);
    await db.query(`
      CREATE TABLE staff_alert (
        alert_id uuid NOT NULL, staff_id uuid NOT NULL, office_id uuid NOT NULL, seen_at TIMESTAMP WITH TIME ZONE,
        CONSTRAINT staff_alert_pk PRIMARY KEY (alert_id, staff_id),
        CONSTRAINT staff_alert_alert_id_fk FOREIGN KEY (alert_id) REFERENCES deadline_alert (id),
        CONSTRAINT staff_alert_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff (id))`);
    await db.query(`CREATE INDEX staff_alert_staff ON staff_alert (staff_id, alert_id)`);
    await db.query(`CREATE INDEX staff_alert_unseen ON staff_alert (staff_id, alert_id) WHERE seen_at IS NULL`);
    for (const table of ['deadline_alert', 'staff_alert']) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await db.query(
        `CREATE POLICY office_wall ON ${table} TO motcua_app
           USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
      );
      await db.query(`CREATE POLICY alert_access ON ${table} TO motcua_worker USING (true) WITH CHECK (true)`);
      await db.query(`GRANT SELECT, INSERT ON ${table} TO motcua_worker`);
      await db.query(`GRANT SELECT ON ${table} TO motcua_app`);
    }
    await db.query(`GRANT UPDATE (seen_at) ON staff_alert TO motcua_app`);

    // The scan looks along these, a page at a time, and never at what has ended.
    await db.query(`CREATE INDEX dossier_running_due ON dossier (due_at) WHERE ${RUNNING}`);
    await db.query(`CREATE INDEX dossier_running_due_soon ON dossier (due_soon_at) WHERE ${RUNNING}`);
    await db.query(
      `CREATE INDEX dossier_unanswered ON dossier (response_due_at) WHERE state = 'submitted' AND responded_at IS NULL`,
    );
    await db.query(
      `CREATE INDEX dossier_pause_review ON dossier_pause (review_on) WHERE ended_at IS NULL AND review_on IS NOT NULL`,
    );

    await db.query(
      `GRANT SELECT (due_soon_at, response_due_at, responded_at, holder_id, handover_pending) ON dossier TO motcua_worker`,
    );
    await db.query(`GRANT SELECT (review_on) ON dossier_pause TO motcua_worker`);
    await db.query(`GRANT SELECT (id, disabled_at) ON staff TO motcua_worker`);
    await db.query(`GRANT SELECT ON staff_role_at_office, delegation TO motcua_worker`);
    await db.query(
      `CREATE TRIGGER deadline_alert_announced AFTER INSERT ON deadline_alert
         FOR EACH ROW EXECUTE FUNCTION announce_part_of_dossier()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT ON staff_role_at_office, delegation FROM motcua_worker`);
    await db.query(`REVOKE SELECT (id, disabled_at) ON staff FROM motcua_worker`);
    await db.query(
      `DROP INDEX dossier_pause_review, dossier_unanswered, dossier_running_due_soon, dossier_running_due`,
    );
    await db.query(`DROP TABLE staff_alert`);
    await db.query(`DROP TABLE deadline_alert`);
    await db.query(`DROP TABLE schedule_run`);
  }
}
