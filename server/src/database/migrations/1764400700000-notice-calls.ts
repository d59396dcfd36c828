import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** What an officer says on the phone when no gateway got through, and what came of each call. */
export class NoticeCalls1764400700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice ADD say text`);
    await db.query(
      `CREATE INDEX notice_troubled ON notice (office_id, created_at, id)
        WHERE state IN ('failed', 'unknown', 'undelivered', 'expired', 'manual')`,
    );
    await db.query(`
      CREATE TABLE notice_call (
        id uuid NOT NULL, office_id uuid NOT NULL, notice_id uuid NOT NULL, staff_id uuid NOT NULL, outcome text NOT NULL,
        note text, at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT notice_call_pk PRIMARY KEY (id),
        CONSTRAINT notice_call_notice_id_fk FOREIGN KEY (notice_id) REFERENCES notice (id),
        CONSTRAINT notice_call_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff (id),
        CONSTRAINT notice_call_outcome_known_v1 CHECK (outcome IN ('told', 'no_answer', 'wrong_number', 'call_back')))`);
    await db.query(`CREATE INDEX notice_call_notice ON notice_call (notice_id, at)`);
    await db.query(`ALTER TABLE notice_call ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE notice_call FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON notice_call TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    // Who called and what came of it is history: nobody changes it.
    await db.query(`GRANT SELECT, INSERT ON notice_call TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE notice_call`);
    await db.query(`DROP INDEX notice_troubled`);
    await db.query(`ALTER TABLE notice DROP COLUMN say`);
  }
}
