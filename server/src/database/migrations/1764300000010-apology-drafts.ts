import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;
const kinds = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const BEFORE = ['due_soon', 'overdue', 'response_overdue', 'pause_review'];

/** Apologies drafted ahead of a foreseen breach, and the date they can promise. */
export class ApologyDrafts1764300000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier_forecast ADD cautious_at TIMESTAMP WITH TIME ZONE`);
    await db.query(`
      CREATE TABLE apology_draft (
        id uuid NOT NULL, office_id uuid NOT NULL, dossier_id uuid NOT NULL, due_at TIMESTAMP WITH TIME ZONE NOT NULL,
        step_code text, new_due_at TIMESTAMP WITH TIME ZONE NOT NULL, reason text NOT NULL,
        made_at TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT apology_draft_pk PRIMARY KEY (id),
        CONSTRAINT apology_draft_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier (id))`);
    await db.query(`CREATE UNIQUE INDEX apology_draft_once_uq ON apology_draft (dossier_id, due_at)`);
    await db.query(`ALTER TABLE apology_draft ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE apology_draft FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON apology_draft TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    await db.query(`CREATE POLICY draft_access ON apology_draft TO motcua_worker USING (true) WITH CHECK (true)`);
    await db.query(`GRANT SELECT ON apology_draft TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT ON apology_draft TO motcua_worker`);
    await db.query(`CREATE INDEX dossier_forecast_late ON dossier_forecast (dossier_id) WHERE word = 'late'`);
    await db.query(`ALTER TABLE deadline_alert DROP CONSTRAINT deadline_alert_kind_known_v1`);
    await db.query(
      `ALTER TABLE deadline_alert ADD CONSTRAINT deadline_alert_kind_known_v2 CHECK (kind IN (${kinds([...BEFORE, 'apology_drafted'])}))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DELETE FROM staff_alert WHERE alert_id IN (SELECT id FROM deadline_alert WHERE kind = 'apology_drafted')`,
    );
    await db.query(`DELETE FROM deadline_alert WHERE kind = 'apology_drafted'`);
    await db.query(`ALTER TABLE deadline_alert DROP CONSTRAINT deadline_alert_kind_known_v2`);
    await db.query(
      `ALTER TABLE deadline_alert ADD CONSTRAINT deadline_alert_kind_known_v1 CHECK (kind IN (${kinds(BEFORE)}))`,
    );
    await db.query(`DROP TABLE apology_draft`);
    await db.query(`DROP INDEX dossier_forecast_late`);
    await db.query(`ALTER TABLE dossier_forecast DROP COLUMN cautious_at`);
  }
}
