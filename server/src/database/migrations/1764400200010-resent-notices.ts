import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is sent once more is a notice of its own: intended once for its event, and each repeated once at most. */
export class ResentNotices1764400200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX notice_intended_uq`);
    await db.query(
      `CREATE UNIQUE INDEX notice_intended_uq ON notice (event_id, channel, kind, recipient) WHERE resent_from_id IS NULL`,
    );
    await db.query(`CREATE UNIQUE INDEX notice_resent_uq ON notice (resent_from_id) WHERE resent_from_id IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('What was sent once more has no place in one row.');
  }
}
