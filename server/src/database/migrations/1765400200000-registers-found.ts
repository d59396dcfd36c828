import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers that were printed are read from the newest on. */
export class RegistersFound1765400200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX register_print_office ON register_print (office_id, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX register_print_office`);
  }
}
