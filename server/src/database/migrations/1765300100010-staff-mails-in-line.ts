import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['staff_digest', 'report_mail', 'alert_mail'];

/** Mails to staff stand in the line of mails: each time that one does so has a number, as notices have. */
export class StaffMailsInLine1765300100010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} ADD dispatch_no integer NOT NULL DEFAULT 0`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES) await db.query(`ALTER TABLE ${table} DROP COLUMN dispatch_no`);
  }
}
