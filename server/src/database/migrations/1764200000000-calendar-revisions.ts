import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A calendar as it was when a date was promised can be had again: rows say from which revision to which they held, and
 * a dossier keeps the revision its date was reckoned by.
 */
export class CalendarRevisions1764200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE calendar_revision (
        number integer NOT NULL, office_id uuid, at TIMESTAMP WITH TIME ZONE NOT NULL, actor_id uuid,
        what text NOT NULL, detect_cursor uuid, detected_at TIMESTAMP WITH TIME ZONE, swept_at TIMESTAMP WITH TIME ZONE,
        CONSTRAINT calendar_revision_pk PRIMARY KEY (number),
        CONSTRAINT calendar_revision_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id),
        CONSTRAINT calendar_revision_actor_id_fk FOREIGN KEY (actor_id) REFERENCES staff (id))`);
    await db.query(`CREATE INDEX calendar_revision_unswept ON calendar_revision (number) WHERE swept_at IS NULL`);
    await db.query(`
      CREATE TABLE office_former_path (
        office_id uuid NOT NULL, until_revision integer NOT NULL, path uuid[] NOT NULL,
        CONSTRAINT office_former_path_pk PRIMARY KEY (office_id, until_revision),
        CONSTRAINT office_former_path_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id))`);
    await db.query(`
      ALTER TABLE calendar_day ADD cause text, ADD decided_on date,
        ADD created_revision integer NOT NULL DEFAULT 0, ADD removed_revision integer`);
    await db.query(`
      UPDATE calendar_day SET cause = CASE
        WHEN kind = 'working' THEN 'make_up'
        WHEN name LIKE '%(nghỉ bù)' THEN 'substitute'
        WHEN name LIKE 'Hoán đổi%' THEN 'swap'
        WHEN office_id IS NOT NULL THEN 'closure'
        ELSE 'holiday' END,
        removed_revision = CASE WHEN removed_at IS NOT NULL THEN 0 END`);
    await db.query(`ALTER TABLE calendar_day ALTER cause SET NOT NULL`);
    await db.query(`
      ALTER TABLE calendar_day ADD CONSTRAINT calendar_day_cause_fits_v1
        CHECK (cause IN ('holiday', 'substitute', 'swap', 'closure', 'make_up') AND (cause = 'make_up') = (kind = 'working'))`);
    await db.query(`
      ALTER TABLE office_hours ADD due_time text NOT NULL DEFAULT 'close', ADD opening_week jsonb,
        ADD created_revision integer NOT NULL DEFAULT 0, ADD removed_revision integer`);
    await db.query(`UPDATE office_hours SET removed_revision = 0 WHERE removed_at IS NOT NULL`);
    await db.query(`
      ALTER TABLE office_hours ADD CONSTRAINT office_hours_due_time_known_v1
        CHECK (due_time IN ('close', 'half_day_received'))`);
    await db.query(`ALTER TABLE dossier ADD calendar_revision integer NOT NULL DEFAULT 0`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON calendar_revision, office_former_path TO motcua_app`);
    await db.query(
      `GRANT SELECT ON calendar_revision, office_former_path, calendar_day, office_hours TO motcua_worker`,
    );
    await db.query(`GRANT SELECT (calendar_revision) ON dossier TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`REVOKE SELECT ON calendar_day, office_hours FROM motcua_worker`);
    await db.query(`ALTER TABLE dossier DROP calendar_revision`);
    await db.query(`
      ALTER TABLE office_hours DROP CONSTRAINT office_hours_due_time_known_v1,
        DROP due_time, DROP opening_week, DROP created_revision, DROP removed_revision`);
    await db.query(`
      ALTER TABLE calendar_day DROP CONSTRAINT calendar_day_cause_fits_v1,
        DROP cause, DROP decided_on, DROP created_revision, DROP removed_revision`);
    await db.query(`DROP TABLE office_former_path`);
    await db.query(`DROP TABLE calendar_revision`);
  }
}
