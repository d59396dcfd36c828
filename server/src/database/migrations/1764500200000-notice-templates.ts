import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of notices that offices write themselves, in versions; every notice names the one it was written in. */
export class NoticeTemplates1764500200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE notice_template (
        id uuid NOT NULL, office_id uuid NOT NULL, kind text NOT NULL, channel text NOT NULL, language text NOT NULL,
        number integer NOT NULL, state text NOT NULL, subject text, body text NOT NULL,
        created_by_id uuid NOT NULL, created_at TIMESTAMP WITH TIME ZONE NOT NULL,
        proposed_by_id uuid, proposed_at TIMESTAMP WITH TIME ZONE,
        activated_by_id uuid, activated_at TIMESTAMP WITH TIME ZONE,
        retired_at TIMESTAMP WITH TIME ZONE, version integer NOT NULL DEFAULT '1',
        CONSTRAINT notice_template_pk PRIMARY KEY (id),
        CONSTRAINT notice_template_state_known_v1 CHECK (state IN ('draft', 'proposed', 'active', 'retired')),
        CONSTRAINT notice_template_four_eyes_v1 CHECK (activated_by_id IS NULL OR activated_by_id NOT IN (created_by_id, proposed_by_id)),
        CONSTRAINT notice_template_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id),
        CONSTRAINT notice_template_created_by_id_fk FOREIGN KEY (created_by_id) REFERENCES staff (id),
        CONSTRAINT notice_template_proposed_by_id_fk FOREIGN KEY (proposed_by_id) REFERENCES staff (id),
        CONSTRAINT notice_template_activated_by_id_fk FOREIGN KEY (activated_by_id) REFERENCES staff (id))`);
    await db.query(
      `CREATE UNIQUE INDEX notice_template_number_uq ON notice_template (office_id, kind, channel, language, number)`,
    );
    await db.query(
      `CREATE UNIQUE INDEX notice_template_active_uq ON notice_template (office_id, kind, channel, language) WHERE state = 'active'`,
    );
    await db.query(`GRANT SELECT, INSERT, UPDATE ON notice_template TO motcua_app`);
    await db.query(`ALTER TABLE notice ADD template_version_id uuid`);
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_template_version_id_fk FOREIGN KEY (template_version_id) REFERENCES notice_template (id)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice DROP COLUMN template_version_id`);
    await db.query(`DROP TABLE notice_template`);
  }
}
