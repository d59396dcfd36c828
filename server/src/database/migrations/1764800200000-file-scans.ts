import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a virus scanner has seen what the store keeps. */
export class FileScans1764800200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE stored_file
        ADD COLUMN scan text NOT NULL DEFAULT 'unscanned',
        ADD COLUMN scan_finding text,
        ADD COLUMN scanned_at TIMESTAMP WITH TIME ZONE,
        ADD CONSTRAINT stored_file_scan_known_v1 CHECK (scan IN ('unscanned', 'waiting', 'clean', 'infected'))`);
    await db.query(`CREATE INDEX stored_file_waiting ON stored_file (stored_at) WHERE scan = 'waiting'`);
    await db.query(`GRANT UPDATE (scan, scan_finding, scanned_at) ON stored_file TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE UPDATE (scan, scan_finding, scanned_at) ON stored_file FROM motcua_app`);
    await db.query(`ALTER TABLE stored_file DROP COLUMN scan, DROP COLUMN scan_finding, DROP COLUMN scanned_at`);
  }
}
