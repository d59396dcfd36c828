import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * With which signatures a virus scanner has seen what the store keeps. What was scanned before has the number 0, and is scanned
 * again little by little; small pictures are drawn here and need no scan.
 */
export class ScannedWith1765500200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE stored_file ADD COLUMN scanned_with integer');
    await db.query(`
      UPDATE stored_file f SET scanned_with = 0
       WHERE scan IN ('clean', 'infected') AND NOT EXISTS (SELECT FROM stored_file t WHERE t.thumbnail_sha256 = f.sha256)`);
    await db.query(
      'CREATE INDEX stored_file_scanned_with ON stored_file (scanned_with, scanned_at) WHERE scanned_with IS NOT NULL',
    );
    await db.query('GRANT UPDATE (scanned_with) ON stored_file TO motcua_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('REVOKE UPDATE (scanned_with) ON stored_file FROM motcua_app');
    await db.query('ALTER TABLE stored_file DROP COLUMN scanned_with');
  }
}
