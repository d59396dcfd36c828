import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports by mail have the groups of their pages, and each try asks whether their reader may still read them. */
export class GroupedReportMails1765300400020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE report_subscription ADD group_by text NOT NULL DEFAULT ''`);
    await db.query(`DROP INDEX report_subscription_active_uq`);
    await db.query(
      `CREATE UNIQUE INDEX report_subscription_grouped_uq
         ON report_subscription (staff_id, office_id, below, report, group_by, rule, format) WHERE ended_at IS NULL`,
    );
    await db.query(`ALTER TABLE report_mail DROP CONSTRAINT report_mail_failure_known_v1`);
    await db.query(
      `ALTER TABLE report_mail ADD CONSTRAINT report_mail_failure_known_v2
         CHECK (failure IN ('no_address', 'not_made', 'role_lost', 'account_locked'))`,
    );
    await db.query(`GRANT SELECT (id, staff_id, office_id, below) ON report_subscription TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT (id, staff_id, office_id, below) ON report_subscription FROM motcua_worker`);
    await db.query(`UPDATE report_mail SET failure = 'not_made' WHERE failure IN ('role_lost', 'account_locked')`);
    await db.query(`ALTER TABLE report_mail DROP CONSTRAINT report_mail_failure_known_v2`);
    await db.query(
      `ALTER TABLE report_mail ADD CONSTRAINT report_mail_failure_known_v1 CHECK (failure IN ('no_address', 'not_made'))`,
    );
    await db.query(`DROP INDEX report_subscription_grouped_uq`);
    // Of those that differ by nothing but their groups the first goes on.
    await db.query(
      `UPDATE report_subscription s SET ended_at = now(), end_reason = 'asked'
        WHERE ended_at IS NULL AND EXISTS (
          SELECT 1 FROM report_subscription o
           WHERE o.ended_at IS NULL AND o.id < s.id AND (o.staff_id, o.office_id, o.below, o.report, o.rule, o.format) =
                 (s.staff_id, s.office_id, s.below, s.report, s.rule, s.format))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX report_subscription_active_uq ON report_subscription (staff_id, office_id, below, report, rule, format)
        WHERE ended_at IS NULL`,
    );
    await db.query(`ALTER TABLE report_subscription DROP COLUMN group_by`);
  }
}
