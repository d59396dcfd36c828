import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the register says of a result beside its number: symbol, place on the shelf, electronic copy. */
export class RegisterOfResults1764800300010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE dossier_result ADD COLUMN symbol text, ADD COLUMN shelf_slot text, ADD COLUMN copy_id uuid`,
    );
    await db.query(
      `ALTER TABLE dossier_result ADD CONSTRAINT dossier_result_copy_id_fk FOREIGN KEY (copy_id) REFERENCES attachment (id)`,
    );
    await db.query(`CREATE INDEX dossier_result_register ON dossier_result (office_id, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_result_register`);
    await db.query(`ALTER TABLE dossier_result DROP COLUMN symbol, DROP COLUMN shelf_slot, DROP COLUMN copy_id`);
  }
}
