import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each file that is deleted asks whether it is the small picture of another, which went through all of them. */
export class ThumbnailsFound1765600400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX stored_file_thumbnail_sha256 ON stored_file (thumbnail_sha256) WHERE thumbnail_sha256 IS NOT NULL`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX stored_file_thumbnail_sha256`);
  }
}
