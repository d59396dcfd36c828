import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mail that a dossier was accepted waits until its receipt is made, and takes it along. */
export class ReceiptsByMail1764800400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE notice ADD with_receipt boolean NOT NULL DEFAULT false, ADD awaits_receipt_until TIMESTAMP WITH TIME ZONE`,
    );
    await db.query(`CREATE INDEX notice_told_with ON notice (told_with_id) WHERE told_with_id IS NOT NULL`);
    await db.query(`CREATE INDEX notice_awaits_receipt ON notice (id) WHERE awaits_receipt_until IS NOT NULL`);
    await db.query(`GRANT SELECT (subject_id), UPDATE (not_before) ON outbox_message TO motcua_app`);
    await db.query(`CREATE POLICY worker_access ON paper FOR SELECT TO motcua_worker USING (form = 'receipt')`);
    await db.query(`GRANT SELECT (id, dossier_id, form, content_enc, made_at) ON paper TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT (id, dossier_id, form, content_enc, made_at) ON paper FROM motcua_worker`);
    await db.query(`REVOKE SELECT (subject_id), UPDATE (not_before) ON outbox_message FROM motcua_app`);
    await db.query(`DROP POLICY worker_access ON paper`);
    await db.query(`DROP INDEX notice_awaits_receipt`);
    await db.query(`DROP INDEX notice_told_with`);
    await db.query(`ALTER TABLE notice DROP awaits_receipt_until, DROP with_receipt`);
  }
}
