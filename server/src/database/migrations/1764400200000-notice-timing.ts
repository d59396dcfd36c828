import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECALL_REASONS = `'officer', 'reversed', 'superseded', 'told_together', 'not_needed', 'no_longer_true'`;

/** When a notice may leave, why it was taken back, and which one it repeats. */
export class NoticeTiming1764400200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE notice ADD not_before TIMESTAMP WITH TIME ZONE, ADD recalled_because text,
         ADD resent_from_id uuid, ADD text_key bytea`,
    );
    // Until now a notice was only taken back with its visit: told in another's words, or overtaken by a later act.
    await db.query(
      `UPDATE notice SET recalled_because = CASE WHEN told_with_id IS NULL THEN 'no_longer_true' ELSE 'told_together' END
        WHERE state = 'recalled'`,
    );
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_recalled_because_v1
         CHECK (recalled_because IS NULL OR (state = 'recalled' AND recalled_because IN (${RECALL_REASONS})))`,
    );
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_resent_from_id_fk FOREIGN KEY (resent_from_id) REFERENCES notice(id)`,
    );
    await db.query(`ALTER TABLE outbox_message ADD not_before TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    // The application only puts in; an insert answers with what the column took by itself.
    await db.query(`GRANT SELECT (not_before) ON outbox_message TO motcua_app`);
    await db.query(`CREATE INDEX outbox_message_lawful ON outbox_message (not_before, id)`);
    await db.query(`CREATE INDEX outbox_message_subject ON outbox_message (subject_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX outbox_message_subject`);
    await db.query(`DROP INDEX outbox_message_lawful`);
    await db.query(`ALTER TABLE outbox_message DROP COLUMN not_before`);
    await db.query(`ALTER TABLE notice DROP COLUMN text_key, DROP COLUMN resent_from_id, DROP COLUMN recalled_because,
                    DROP COLUMN not_before`);
  }
}
