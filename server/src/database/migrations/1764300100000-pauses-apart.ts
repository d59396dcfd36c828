import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The database itself refuses pauses that overlap; who ended one, and by which event it was opened. */
export class PausesApart1764300100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Equality of uuids in a GiST index. It comes with PostgreSQL and is trusted: the owner of a database may have it.
    await db.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await db.query(`ALTER TABLE dossier_pause ADD ended_by_id uuid, ADD opened_by_event_id uuid`);
    await db.query(
      `ALTER TABLE dossier_pause ADD CONSTRAINT dossier_pause_apart
         EXCLUDE USING gist (dossier_id WITH =, tstzrange(started_at, ended_at) WITH &&)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE dossier_pause DROP CONSTRAINT dossier_pause_apart`);
    await db.query(`ALTER TABLE dossier_pause DROP ended_by_id, DROP opened_by_event_id`);
    // The extension stays: others may use it by now.
  }
}
