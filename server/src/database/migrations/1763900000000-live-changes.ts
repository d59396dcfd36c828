import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Announces on the channel `motcua_change` which dossier has changed: its id, its version and the offices that see it,
 * never anything of the person. The functions run as whoever writes, behind the same walls; PostgreSQL delivers after
 * the commit, and nothing of what was rolled back.
 */
export class LiveChanges1763900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // A dossier that moves to another handling office leaves the lists of the one before.
    await db.query(`
      CREATE FUNCTION announce_dossier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
      BEGIN
        PERFORM pg_notify('motcua_change', json_build_object('dossierId', NEW.id, 'version', NEW.version, 'officeIds',
          CASE WHEN TG_OP = 'UPDATE' THEN json_build_array(NEW.office_id, NEW.handling_office_id, OLD.handling_office_id)
               ELSE json_build_array(NEW.office_id, NEW.handling_office_id) END)::text);
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE FUNCTION announce_part_of_dossier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
      BEGIN
        PERFORM pg_notify('motcua_change', json_build_object('dossierId', d.id, 'version', d.version,
                  'officeIds', json_build_array(d.office_id, d.handling_office_id))::text)
           FROM dossier d WHERE d.id = NEW.dossier_id;
        RETURN NULL;
      END $$`);
    // The worker, which changes notices, announces with the version; it says nothing about the person either.
    await db.query(`GRANT SELECT (version) ON dossier TO motcua_worker`);
    await db.query(
      `CREATE TRIGGER dossier_announced AFTER INSERT OR UPDATE ON dossier FOR EACH ROW EXECUTE FUNCTION announce_dossier()`,
    );
    await db.query(
      `CREATE TRIGGER approval_announced AFTER INSERT OR UPDATE ON approval
         FOR EACH ROW EXECUTE FUNCTION announce_part_of_dossier()`,
    );
    await db.query(
      `CREATE TRIGGER notice_announced AFTER INSERT ON notice FOR EACH ROW EXECUTE FUNCTION announce_part_of_dossier()`,
    );
    // Attempts and leases are the worker's own business; only a new state is seen.
    await db.query(
      `CREATE TRIGGER notice_state_announced AFTER UPDATE OF state ON notice
         FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION announce_part_of_dossier()`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER notice_state_announced ON notice`);
    await db.query(`DROP TRIGGER notice_announced ON notice`);
    await db.query(`DROP TRIGGER approval_announced ON approval`);
    await db.query(`DROP TRIGGER dossier_announced ON dossier`);
    await db.query(`REVOKE SELECT (version) ON dossier FROM motcua_worker`);
    await db.query(`DROP FUNCTION announce_part_of_dossier()`);
    await db.query(`DROP FUNCTION announce_dossier()`);
  }
}
