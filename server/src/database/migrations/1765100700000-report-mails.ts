import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that come by mail. Like a digest each belongs to its person and to no office, so no office's wall stands around it. */
export class ReportMails1765100700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE report_subscription (id uuid NOT NULL, staff_id uuid NOT NULL, office_id uuid NOT NULL, below boolean NOT NULL,
         report text NOT NULL, rule text NOT NULL, format text NOT NULL, last_from date NOT NULL,
         created_at TIMESTAMP WITH TIME ZONE NOT NULL, ended_at TIMESTAMP WITH TIME ZONE, end_reason text,
         CONSTRAINT report_subscription_report_known_v1
           CHECK (report IN ('II.06', 'on-time', 'steps', 'ageing', 'supplements', 'pauses', 'qd-766', 'late-causes')),
         CONSTRAINT report_subscription_rule_known_v1 CHECK (rule IN ('weekly', 'monthly', 'period')),
         CONSTRAINT report_subscription_format_known_v1 CHECK (format IN ('xlsx', 'pdf', 'csv')),
         CONSTRAINT report_subscription_end_known_v1 CHECK (end_reason IN ('asked', 'role_lost', 'account_locked')),
         CONSTRAINT report_subscription_ended_v1 CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
         CONSTRAINT report_subscription_pk PRIMARY KEY (id),
         CONSTRAINT report_subscription_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff(id),
         CONSTRAINT report_subscription_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX report_subscription_active_uq ON report_subscription (staff_id, office_id, below, report, rule, format)
        WHERE ended_at IS NULL`,
    );
    await db.query(`CREATE INDEX report_subscription_staff ON report_subscription (staff_id, id)`);
    await db.query(
      `CREATE TABLE report_mail (id uuid NOT NULL, subscription_id uuid NOT NULL, from_on date NOT NULL, to_on date NOT NULL,
         created_at TIMESTAMP WITH TIME ZONE NOT NULL, subject text NOT NULL DEFAULT '', body text NOT NULL DEFAULT '',
         file_name text, content_enc bytea, mail_address text, mail_state text NOT NULL,
         mail_due_at TIMESTAMP WITH TIME ZONE NOT NULL, attempts integer NOT NULL DEFAULT '0', gateway text, gateway_id text,
         accepted_at TIMESTAMP WITH TIME ZONE, last_error text, failure text,
         CONSTRAINT report_mail_state_known_v1
           CHECK (mail_state IN ('making', 'planned', 'submitting', 'retry_waiting', 'gateway_accepted', 'failed')),
         CONSTRAINT report_mail_failure_known_v1 CHECK (failure IN ('no_address', 'not_made')),
         CONSTRAINT report_mail_pk PRIMARY KEY (id),
         CONSTRAINT report_mail_subscription_id_fk FOREIGN KEY (subscription_id) REFERENCES report_subscription(id))`,
    );
    await db.query(`CREATE UNIQUE INDEX report_mail_period_uq ON report_mail (subscription_id, from_on)`);
    await db.query(
      `CREATE INDEX report_mail_owed ON report_mail (mail_due_at)
        WHERE mail_state IN ('making', 'planned', 'submitting', 'retry_waiting')`,
    );
    await db.query(`CREATE INDEX report_mail_content ON report_mail (id) WHERE content_enc IS NOT NULL`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON report_subscription TO motcua_app`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON report_mail TO motcua_app`);
    // The worker sends what was made; it makes nothing.
    await db.query(`GRANT SELECT, UPDATE ON report_mail TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE report_mail`);
    await db.query(`DROP TABLE report_subscription`);
  }
}
