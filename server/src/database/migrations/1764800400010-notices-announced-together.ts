import type { MigrationInterface, QueryRunner } from 'typeorm';

const ANNOUNCED = `
  PERFORM pg_notify('motcua_change', json_build_object('dossierId', d.id, 'version', d.version,
            'officeIds', json_build_array(d.office_id, d.handling_office_id))::text)
     FROM dossier d`;

/**
 * Notices change hundreds at a time: announced once for each statement and dossier, not once for each row, which took most
 * of the time of a batch.
 */
export class NoticesAnnouncedTogether1764800400010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Room for the next version of a row beside it: a claim that goes on then writes to no index.
    await db.query(`ALTER TABLE notice SET (fillfactor = 80)`);
    await db.query(`DROP TRIGGER notice_state_announced ON notice`);
    await db.query(`DROP TRIGGER notice_announced ON notice`);
    await db.query(`
      CREATE FUNCTION announce_new_notices() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
      BEGIN
        ${ANNOUNCED} WHERE d.id IN (SELECT dossier_id FROM fresh);
        RETURN NULL;
      END $$`);
    // Attempts and leases are the worker's own business; only a new state is seen.
    await db.query(`
      CREATE FUNCTION announce_notice_states() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
      BEGIN
        ${ANNOUNCED} WHERE d.id IN (SELECT fresh.dossier_id FROM fresh JOIN stale USING (id) WHERE fresh.state <> stale.state);
        RETURN NULL;
      END $$`);
    await db.query(
      `CREATE TRIGGER notice_announced AFTER INSERT ON notice REFERENCING NEW TABLE AS fresh
         FOR EACH STATEMENT EXECUTE FUNCTION announce_new_notices()`,
    );
    await db.query(
      `CREATE TRIGGER notice_state_announced AFTER UPDATE ON notice REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
         FOR EACH STATEMENT EXECUTE FUNCTION announce_notice_states()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE notice RESET (fillfactor)`);
    await db.query(`DROP TRIGGER notice_state_announced ON notice`);
    await db.query(`DROP TRIGGER notice_announced ON notice`);
    await db.query(`DROP FUNCTION announce_notice_states()`);
    await db.query(`DROP FUNCTION announce_new_notices()`);
    await db.query(
      `CREATE TRIGGER notice_announced AFTER INSERT ON notice FOR EACH ROW EXECUTE FUNCTION announce_part_of_dossier()`,
    );
    await db.query(
      `CREATE TRIGGER notice_state_announced AFTER UPDATE OF state ON notice
         FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION announce_part_of_dossier()`,
    );
  }
}
