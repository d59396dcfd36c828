import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures of telephones and scanners that are kept as what browsers show: what they were when they came. */
export class ConvertedPictures1765000400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE attachment
        ADD COLUMN converted_from text,
        ADD CONSTRAINT attachment_converted_known_v1 CHECK (converted_from IN ('heic', 'tiff'))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE attachment DROP COLUMN converted_from');
  }
}
