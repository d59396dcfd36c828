import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the clock has told a person, put together once each morning. A digest spans all offices of its person, so like
 * preferences it has no office wall; its lines are rows of `staff_alert` and stay behind theirs.
 */
export class StaffDigests1764300200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE staff_digest (
        id uuid NOT NULL, staff_id uuid NOT NULL, on_date date NOT NULL, created_at TIMESTAMP WITH TIME ZONE NOT NULL,
        subject text NOT NULL, body text NOT NULL, offices jsonb NOT NULL,
        mail_address text, mail_state text, mail_due_at TIMESTAMP WITH TIME ZONE, attempts integer NOT NULL DEFAULT 0,
        gateway text, gateway_id text, accepted_at TIMESTAMP WITH TIME ZONE, last_error text,
        CONSTRAINT staff_digest_pk PRIMARY KEY (id),
        CONSTRAINT staff_digest_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff (id),
        CONSTRAINT staff_digest_mail_state_known_v1
          CHECK (mail_state IN ('planned', 'submitting', 'retry_waiting', 'gateway_accepted', 'failed')),
        CONSTRAINT staff_digest_mailed_v1
          CHECK ((mail_address IS NULL) = (mail_state IS NULL) AND (mail_address IS NULL) = (mail_due_at IS NULL)))`);
    await db.query(`CREATE UNIQUE INDEX staff_digest_day_uq ON staff_digest (staff_id, on_date)`);
    await db.query(
      `CREATE INDEX staff_digest_owed ON staff_digest (mail_due_at)
        WHERE mail_state IN ('planned', 'submitting', 'retry_waiting')`,
    );
    await db.query(
      `ALTER TABLE staff_alert ADD COLUMN digest_id uuid,
         ADD CONSTRAINT staff_alert_digest_id_fk FOREIGN KEY (digest_id) REFERENCES staff_digest (id)`,
    );
    await db.query(`CREATE INDEX staff_alert_digest ON staff_alert (digest_id) WHERE digest_id IS NOT NULL`);

    await db.query(`GRANT SELECT ON staff_digest TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON staff_digest TO motcua_worker`);
    await db.query(`GRANT UPDATE (digest_id) ON staff_alert TO motcua_worker`);
    // Of officers the worker now sees the name and where mails go, and how they read; of citizens still nothing.
    await db.query(`GRANT SELECT (full_name, email) ON staff TO motcua_worker`);
    await db.query(`GRANT SELECT ON staff_preference, office_succession TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT ON staff_preference, office_succession FROM motcua_worker`);
    await db.query(`REVOKE SELECT (full_name, email) ON staff FROM motcua_worker`);
    await db.query(`ALTER TABLE staff_alert DROP COLUMN digest_id`);
    await db.query(`DROP TABLE staff_digest`);
  }
}
