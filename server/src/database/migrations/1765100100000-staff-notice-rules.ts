import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which ways an office tells its officers what, and whom. */
export class StaffNoticeRules1765100100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE staff_notice_rule (
        id uuid NOT NULL, office_id uuid, kind text NOT NULL, desk text NOT NULL, email text NOT NULL,
        holder boolean NOT NULL, leaders boolean NOT NULL, supervisors boolean NOT NULL,
        version integer NOT NULL DEFAULT '1',
        CONSTRAINT staff_notice_rule_kind_known_v1 CHECK (
          kind IN ('assigned', 'due_soon', 'overdue', 'response_overdue', 'pause_review', 'apology_drafted')),
        CONSTRAINT staff_notice_rule_modes_known_v1
          CHECK (desk IN ('always', 'never') AND email IN ('always', 'fallback', 'never')),
        CONSTRAINT staff_notice_rule_pk PRIMARY KEY (id),
        CONSTRAINT staff_notice_rule_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id))`);
    await db.query(`CREATE UNIQUE INDEX staff_notice_rule_office_uq ON staff_notice_rule (kind, office_id)`);
    await db.query(
      `CREATE UNIQUE INDEX staff_notice_rule_national_uq ON staff_notice_rule (kind) WHERE office_id IS NULL`,
    );
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON staff_notice_rule TO motcua_app`);
    await db.query(`GRANT SELECT ON staff_notice_rule TO motcua_worker`);
    // False: the morning's digest tells it, the desk does not.
    await db.query(`ALTER TABLE staff_alert ADD COLUMN on_desk boolean NOT NULL DEFAULT true`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE staff_alert DROP COLUMN on_desk`);
    await db.query(`DROP TABLE staff_notice_rule`);
  }
}
