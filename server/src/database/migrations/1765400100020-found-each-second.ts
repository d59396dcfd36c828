import type { MigrationInterface, QueryRunner } from 'typeorm';

const MAILS = ['staff_digest', 'report_mail', 'alert_mail'];

/**
 * What is looked for each second or with each reading of the metrics is found without what lies beside it: visits that
 * wait days for a reminder, and all mails to staff that were ever sent.
 */
export class FoundEachSecond1765400100020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX visit_left ON visit (last_intake_at) WHERE released_at IS NULL AND release_from IS NULL`,
    );
    await db.query(`CREATE INDEX visit_due ON visit (release_from) WHERE released_at IS NULL`);
    await db.query(`DROP INDEX visit_open`);
    for (const table of MAILS)
      await db.query(`CREATE INDEX ${table}_sent ON ${table} (mail_due_at) WHERE mail_state = 'gateway_accepted'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX visit_open ON visit (last_intake_at) WHERE released_at IS NULL`);
    await db.query(`DROP INDEX visit_left, visit_due`);
    for (const table of MAILS) await db.query(`DROP INDEX ${table}_sent`);
  }
}
