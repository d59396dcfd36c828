import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a long text the gateway may have taken the first parts only: what it has is kept, so that the next try sends the others. */
export class TextsBegun1765200100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice ADD COLUMN begun text`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP COLUMN begun`);
  }
}
