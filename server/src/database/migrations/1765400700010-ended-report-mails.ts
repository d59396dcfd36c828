import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report that its reader ended while a try was under way is held back from the next. */
export class EndedReportMails1765400700010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE report_mail DROP CONSTRAINT report_mail_failure_known_v2,
        ADD CONSTRAINT report_mail_failure_known_v3
          CHECK (failure IN ('no_address', 'not_made', 'asked', 'role_lost', 'account_locked'))`);
    await db.query(`GRANT SELECT (end_reason) ON report_subscription TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT (end_reason) ON report_subscription FROM motcua_worker`);
    await db.query(`UPDATE report_mail SET failure = 'role_lost' WHERE failure = 'asked'`);
    await db.query(`
      ALTER TABLE report_mail DROP CONSTRAINT report_mail_failure_known_v3,
        ADD CONSTRAINT report_mail_failure_known_v2
          CHECK (failure IN ('no_address', 'not_made', 'role_lost', 'account_locked'))`);
  }
}
