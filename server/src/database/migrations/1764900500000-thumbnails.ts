import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Small pictures of files, kept in the store beside them. What is there already is drawn little by little. */
export class Thumbnails1764900500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE stored_file
        ADD COLUMN thumbnail text NOT NULL DEFAULT 'wanted',
        ADD COLUMN thumbnail_sha256 bytea,
        ADD CONSTRAINT stored_file_thumbnail_known_v1 CHECK (thumbnail IN ('wanted', 'drawn', 'none')),
        ADD CONSTRAINT stored_file_thumbnail_drawn_v1 CHECK ((thumbnail = 'drawn') = (thumbnail_sha256 IS NOT NULL)),
        ADD CONSTRAINT stored_file_thumbnail_sha256_fk FOREIGN KEY (thumbnail_sha256) REFERENCES stored_file (sha256)`);
    await db.query(`CREATE INDEX stored_file_undrawn ON stored_file (stored_at) WHERE thumbnail = 'wanted'`);
    await db.query(`GRANT UPDATE (thumbnail, thumbnail_sha256) ON stored_file TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE UPDATE (thumbnail, thumbnail_sha256) ON stored_file FROM motcua_app`);
    await db.query(`ALTER TABLE stored_file DROP COLUMN thumbnail, DROP COLUMN thumbnail_sha256`);
  }
}
