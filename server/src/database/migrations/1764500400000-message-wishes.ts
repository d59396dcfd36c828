import type { MigrationInterface, QueryRunner } from 'typeorm';

const REASONS = `'officer', 'reversed', 'superseded', 'told_together', 'not_needed', 'no_longer_true'`;

/** How who is told of a dossier wishes to be told, and in which language each notice is written. */
export class MessageWishes1764500400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier ADD messages jsonb`);
    await db.query(
      `ALTER TABLE dossier ADD CONSTRAINT dossier_messages_v1 CHECK (
         messages IS NULL OR (messages->'channels' <@ '["email", "sms"]' AND messages->>'language' IN ('vi', 'en')))`,
    );
    await db.query(`ALTER TABLE notice ADD language text NOT NULL DEFAULT 'vi'`);
    await db.query(`ALTER TABLE notice ADD CONSTRAINT notice_language_known_v1 CHECK (language IN ('vi', 'en'))`);
    await recallReasons(db, 'v2', `${REASONS}, 'not_wanted'`);
    await db.query(`ALTER TABLE notice DROP CONSTRAINT notice_recalled_because_v1`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`UPDATE notice SET recalled_because = 'officer' WHERE recalled_because = 'not_wanted'`);
    await recallReasons(db, 'v1', REASONS);
    await db.query(`ALTER TABLE notice DROP CONSTRAINT notice_recalled_because_v2`);
    await db.query(`ALTER TABLE notice DROP COLUMN language`);
    await db.query(`ALTER TABLE dossier DROP COLUMN messages`);
  }
}

const recallReasons = (db: QueryRunner, version: string, words: string): Promise<unknown> =>
  db.query(
    `ALTER TABLE notice ADD CONSTRAINT notice_recalled_because_${version}
       CHECK (recalled_because IS NULL OR (state = 'recalled' AND recalled_because IN (${words})))`,
  );
