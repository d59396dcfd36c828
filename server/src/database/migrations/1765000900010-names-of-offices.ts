import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names are searched in many offices along the three-letter pieces of all names. Behind the walls no index answers that, for
 * comparing texts might tell of what it compares; so one function looks past them, in the offices of the transaction only,
 * and gives ids and nothing else.
 */
export class NamesOfOffices1765000900010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await db.query(`CREATE INDEX dossier_name_pieces ON dossier USING gin (applicant_fold gin_trgm_ops)`);
    // The owner of the function is bound by the walls as well unless it is a superuser, and there is no other door for it.
    await db.query(`CREATE POLICY names_looked_up ON dossier FOR SELECT TO CURRENT_USER USING (true)`);
    // Planned for each name: a common one is found soon wherever one begins, a rare one only in the index. The name is a
    // parameter, for PostgreSQL's own log has the words of what is cut off.
    await db.query(
      `CREATE FUNCTION dossiers_named(part text, most integer) RETURNS SETOF uuid
         LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
       BEGIN
         RETURN QUERY EXECUTE
           'SELECT d.id FROM public.dossier d WHERE d.applicant_fold LIKE $2
               AND (d.office_id = ANY ($1) OR d.handling_office_id = ANY ($1)) LIMIT $3'
           USING NULLIF(current_setting('motcua.office_ids', true), '')::uuid[],
                 '%' || regexp_replace(part, '([\\\\%_])', '\\\\\\1', 'g') || '%', most;
       END $$`,
    );
    await db.query(`REVOKE ALL ON FUNCTION dossiers_named FROM PUBLIC`);
    await db.query(`GRANT EXECUTE ON FUNCTION dossiers_named TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION dossiers_named`);
    await db.query(`DROP POLICY names_looked_up ON dossier`);
    await db.query(`DROP INDEX dossier_name_pieces`);
  }
}
