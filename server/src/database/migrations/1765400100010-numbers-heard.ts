import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is called at a wrong number is told at the one that was heard there; the dossier stays as it is. */
export class NumbersHeard1765400100010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice ADD number_heard boolean NOT NULL DEFAULT false`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP number_heard`);
  }
}
