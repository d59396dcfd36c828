import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offices can have their officers told at once by mail. Like a digest such a mail belongs to its person and to no office. */
export class AlertsByMail1765200100020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE staff_notice_rule ADD COLUMN at_once boolean NOT NULL DEFAULT false`);
    await db.query(`
      CREATE TABLE alert_mail (
        id uuid NOT NULL, staff_id uuid NOT NULL, created_at TIMESTAMP WITH TIME ZONE NOT NULL,
        subject text NOT NULL, body text NOT NULL, mail_address text NOT NULL, mail_state text NOT NULL,
        mail_due_at TIMESTAMP WITH TIME ZONE NOT NULL, attempts integer NOT NULL DEFAULT '0', gateway text, gateway_id text,
        accepted_at TIMESTAMP WITH TIME ZONE, last_error text,
        CONSTRAINT alert_mail_pk PRIMARY KEY (id),
        CONSTRAINT alert_mail_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff (id),
        CONSTRAINT alert_mail_state_known_v1
          CHECK (mail_state IN ('planned', 'submitting', 'retry_waiting', 'gateway_accepted', 'failed')))`);
    await db.query(
      `CREATE INDEX alert_mail_owed ON alert_mail (mail_due_at) WHERE mail_state IN ('planned', 'submitting', 'retry_waiting')`,
    );
    await db.query(
      `ALTER TABLE staff_alert ADD COLUMN mail_owed boolean NOT NULL DEFAULT false, ADD COLUMN mail_id uuid,
         ADD CONSTRAINT staff_alert_mail_id_fk FOREIGN KEY (mail_id) REFERENCES alert_mail (id)`,
    );
    await db.query(`CREATE INDEX staff_alert_mail_owed ON staff_alert (alert_id) WHERE mail_owed`);
    await db.query(`GRANT SELECT ON alert_mail TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON alert_mail TO motcua_worker`);
    await db.query(`GRANT UPDATE (mail_owed, mail_id) ON staff_alert TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE staff_alert DROP COLUMN mail_id, DROP COLUMN mail_owed`);
    await db.query(`DROP TABLE alert_mail`);
    await db.query(`ALTER TABLE staff_notice_rule DROP COLUMN at_once`);
  }
}
