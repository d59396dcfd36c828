import type { MigrationInterface, QueryRunner } from 'typeorm';

const announce = (state: string): string => `
  CREATE OR REPLACE FUNCTION announce_notice_states() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    PERFORM pg_notify('motcua_change', json_build_object('dossierId', d.id, 'version', d.version,
              'officeIds', json_build_array(d.office_id, d.handling_office_id))::text)
       FROM dossier d
      WHERE d.id IN (SELECT dossier_id FROM (SELECT id, dossier_id, ${state} AS state FROM fresh
                                             EXCEPT ALL SELECT id, dossier_id, ${state} FROM stale) changed);
    RETURN NULL;
  END $$`;

/**
 * Whether a notice stands in the outbox or in the queue is one to whoever reads a dossier: "to be sent". All open pages
 * of an office read anew at each announcement, and a batch of the relay made five hundred.
 */
export class QueuedNoticesUnannounced1765200200010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(announce(`CASE state WHEN 'dispatched' THEN 'planned' ELSE state END`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(announce('state'));
  }
}
