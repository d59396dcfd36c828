import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** What was said with earlier dossiers, of people with a number; the latest counts. */
export const TAKE_OVER_WHAT_WAS_SAID = `
INSERT INTO stated_wish (office_id, person, messages, stated_at)
SELECT DISTINCT ON (d.office_id, told.person) d.office_id, told.person, d.messages, d.submitted_at
  FROM dossier d JOIN applicant a ON a.id = d.applicant_id
 CROSS JOIN LATERAL (SELECT CASE WHEN d.submitter_enc IS NOT NULL THEN d.submitter_index
                                 WHEN a.id_kind IN ('citizenId', 'cmnd', 'taxCode') THEN a.id_index END AS person) told
 WHERE d.messages IS NOT NULL AND told.person IS NOT NULL
 ORDER BY d.office_id, told.person, d.submitted_at DESC`;

/** How a person wished to be told when they last said so, kept from one dossier to the next. */
export class StatedWishes1765300100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE stated_wish (
        office_id uuid NOT NULL, person bytea NOT NULL, messages jsonb NOT NULL, stated_at TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT stated_wish_pk PRIMARY KEY (office_id, person),
        CONSTRAINT stated_wish_office_id_fk FOREIGN KEY (office_id) REFERENCES office (id),
        CONSTRAINT stated_wish_messages_v1 CHECK (
          messages->'channels' <@ '["email", "sms"]' AND messages->>'language' IN ('vi', 'en')))`);
    // The owner is bound by the walls as well.
    await db.query(`ALTER TABLE applicant NO FORCE ROW LEVEL SECURITY`);
    await db.query(TAKE_OVER_WHAT_WAS_SAID);
    await db.query(`ALTER TABLE applicant FORCE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE stated_wish ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE stated_wish FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON stated_wish TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    await db.query(`GRANT SELECT, INSERT, UPDATE ON stated_wish TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE stated_wish`);
  }
}
