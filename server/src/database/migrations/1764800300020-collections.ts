import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who collected a result: by which letter, what differed, what was given back with it, and their signature. */
export class Collections1764800300020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE result_collection ADD COLUMN authorisation text, ADD COLUMN differs text[] NOT NULL DEFAULT '{}',
         ADD COLUMN returned text[] NOT NULL DEFAULT '{}', ADD COLUMN signature_id uuid`,
    );
    await db.query(
      `ALTER TABLE result_collection ADD CONSTRAINT result_collection_signature_id_fk FOREIGN KEY (signature_id) REFERENCES attachment (id)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE result_collection DROP COLUMN authorisation, DROP COLUMN differs, DROP COLUMN returned, DROP COLUMN signature_id`,
    );
  }
}
