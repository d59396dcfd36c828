import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A notice may wait for the case that another, by a better channel, does not arrive. */
export class NoticeLadder1764500100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice ADD waits_for_id uuid`);
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_waits_for_id_fk FOREIGN KEY (waits_for_id) REFERENCES notice(id)`,
    );
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_waits_v1
         CHECK (waits_for_id IS NULL OR state IN ('planned', 'recalled'))`,
    );
    await db.query(`CREATE INDEX notice_lower ON notice (state, waits_for_id) WHERE waits_for_id IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    // What still waits has no outbox row: without its wait it would be taken for owed.
    await db.query(`UPDATE notice SET state = 'recalled', recalled_because = 'not_needed', held_for_visit_id = NULL,
                    facts = NULL WHERE state = 'planned' AND waits_for_id IS NOT NULL`);
    await db.query(`ALTER TABLE notice DROP COLUMN waits_for_id`);
  }
}
