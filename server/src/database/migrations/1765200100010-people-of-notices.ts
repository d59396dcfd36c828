import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the two people whom a dossier knows an office tells of a kind; until it is set, as so far. */
export class PeopleOfNotices1765200100010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE notice_rule ADD COLUMN people text NOT NULL DEFAULT 'submitter',
         ADD CONSTRAINT notice_rule_people_known_v1 CHECK (people IN ('submitter', 'applicant', 'both'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice_rule DROP COLUMN people`);
  }
}
