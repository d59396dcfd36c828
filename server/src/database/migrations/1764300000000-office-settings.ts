import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What offices set for themselves, inherited down the tree. */
export class OfficeSettings1764300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE office_setting (
        id uuid NOT NULL, office_id uuid, key text NOT NULL, value jsonb NOT NULL, version integer NOT NULL DEFAULT '1',
        CONSTRAINT office_setting_pk PRIMARY KEY (id),
        CONSTRAINT office_setting_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id))`);
    await db.query(`CREATE UNIQUE INDEX office_setting_office_uq ON office_setting (key, office_id)`);
    await db.query(`CREATE UNIQUE INDEX office_setting_national_uq ON office_setting (key) WHERE office_id IS NULL`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON office_setting TO motcua_app`);
    await db.query(`GRANT SELECT ON office_setting TO motcua_worker`);
    // The nearest word of each: the deeper in the path, the nearer.
    await db.query(`
      CREATE FUNCTION settings_of_office(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT COALESCE(jsonb_object_agg(nearest.key, nearest.value), '{}'::jsonb)
          FROM (SELECT DISTINCT ON (s.key) s.key, s.value
                  FROM office o JOIN office_setting s ON s.office_id IS NULL OR s.office_id = ANY (o.path)
                 WHERE o.id = wanted
                 ORDER BY s.key, COALESCE(array_position(o.path, s.office_id), 0) DESC) nearest
      $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION settings_of_office(uuid)`);
    await db.query(`DROP TABLE office_setting`);
  }
}
