import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which notices an office sends by which channel, and how long it can take them back. */
export class NoticeRules1764400100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE notice_rule (
        id uuid NOT NULL, office_id uuid, kind text NOT NULL, email text NOT NULL, sms text NOT NULL,
        hold_seconds integer NOT NULL, urgent boolean NOT NULL, version integer NOT NULL DEFAULT '1',
        CONSTRAINT notice_rule_modes_known_v1
          CHECK (email IN ('always', 'fallback', 'never') AND sms IN ('always', 'fallback', 'never')),
        CONSTRAINT notice_rule_hold_v1 CHECK (hold_seconds BETWEEN 0 AND 3600),
        CONSTRAINT notice_rule_pk PRIMARY KEY (id),
        CONSTRAINT notice_rule_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id))`);
    await db.query(`CREATE UNIQUE INDEX notice_rule_office_uq ON notice_rule (kind, office_id)`);
    await db.query(`CREATE UNIQUE INDEX notice_rule_national_uq ON notice_rule (kind) WHERE office_id IS NULL`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON notice_rule TO motcua_app`);
    await db.query(`GRANT SELECT ON notice_rule TO motcua_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE notice_rule`);
  }
}
