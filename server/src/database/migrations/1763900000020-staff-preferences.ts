import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each person has set up the desk. Nothing of an office and nothing of a citizen, so there is no wall around it. */
export class StaffPreferences1763900000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE staff_preference (
         staff_id uuid NOT NULL, value jsonb NOT NULL, updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
         CONSTRAINT staff_preference_pk PRIMARY KEY (staff_id),
         CONSTRAINT staff_preference_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE NO ACTION ON UPDATE NO ACTION)`,
    );
    await db.query(`GRANT SELECT, INSERT, UPDATE ON staff_preference TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE staff_preference`);
  }
}
