import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openForOwner } from '../without-walls.js';

/** Since when the authorities are trusted that are now: what was checked before is checked once more, at nobody's request. */
export class TrustedRoots1765600300030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE trusted_roots (
        one boolean NOT NULL DEFAULT true, digest bytea NOT NULL, since timestamptz NOT NULL,
        CONSTRAINT trusted_roots_one_v1 CHECK (one),
        CONSTRAINT trusted_roots_pk PRIMARY KEY (one))`);
    await db.query(`GRANT SELECT, INSERT, UPDATE ON trusted_roots TO motcua_app`);
    await db.query(`ALTER TABLE signature_check ALTER COLUMN checked_by_id DROP NOT NULL`);
    await db.query(`CREATE INDEX attachment_signed ON attachment (id) WHERE signatures IS NOT NULL AND state = 'kept'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX attachment_signed`);
    const restore = await openForOwner((sql): Promise<unknown> => db.query(sql), ['signature_check']);
    await db.query(`DELETE FROM signature_check WHERE checked_by_id IS NULL`);
    await restore();
    await db.query(`ALTER TABLE signature_check ALTER COLUMN checked_by_id SET NOT NULL`);
    await db.query(`DROP TABLE trusted_roots`);
  }
}
