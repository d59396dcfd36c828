import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['staff_digest', 'report_mail', 'alert_mail'];

/** Mails to staff that failed of late are found without reading all of them. */
export class FailedStaffMails1765310200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await db.query(`CREATE INDEX ${table}_failed ON ${table} (mail_due_at) WHERE mail_state = 'failed'`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`DROP INDEX ${table}_failed`);
  }
}
