import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;
const TABLES = ['history_import', 'history_import_part'] as const;

const announce = (unless: string): string => `
  CREATE OR REPLACE FUNCTION announce_dossier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    ${unless}
    PERFORM pg_notify('motcua_change', json_build_object('dossierId', NEW.id, 'version', NEW.version, 'officeIds',
      CASE WHEN TG_OP = 'UPDATE' THEN json_build_array(NEW.office_id, NEW.handling_office_id, OLD.handling_office_id)
           ELSE json_build_array(NEW.office_id, NEW.handling_office_id) END)::text);
    RETURN NULL;
  END $$`;

/** Dossiers of an older system, brought over by sheets that are looked through before anything is taken in. */
export class HistoryImports1765000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE history_import (id uuid NOT NULL, office_id uuid NOT NULL, file_name text NOT NULL, file_sha256 text NOT NULL,
         state text NOT NULL, version integer NOT NULL, rows integer NOT NULL, created_by_id uuid NOT NULL,
         created_at TIMESTAMP WITH TIME ZONE NOT NULL, started_by_id uuid, started_at TIMESTAMP WITH TIME ZONE,
         finished_at TIMESTAMP WITH TIME ZONE,
         CONSTRAINT history_import_state_known_v1 CHECK (state IN ('checking', 'checked', 'running', 'done', 'cancelled')),
         CONSTRAINT history_import_pk PRIMARY KEY (id),
         CONSTRAINT history_import_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id),
         CONSTRAINT history_import_created_by_id_fk FOREIGN KEY (created_by_id) REFERENCES staff(id),
         CONSTRAINT history_import_started_by_id_fk FOREIGN KEY (started_by_id) REFERENCES staff(id))`,
    );
    await db.query(`CREATE INDEX history_import_office ON history_import (office_id, id)`);
    await db.query(`CREATE INDEX history_import_at_work ON history_import (id) WHERE state IN ('checking', 'running')`);
    await db.query(
      `CREATE TABLE history_import_part (import_id uuid NOT NULL, position integer NOT NULL, office_id uuid NOT NULL,
         size integer NOT NULL, rows_enc bytea, checked_at TIMESTAMP WITH TIME ZONE, imported_at TIMESTAMP WITH TIME ZONE,
         fresh integer NOT NULL DEFAULT '0', known integer NOT NULL DEFAULT '0', imported integer NOT NULL DEFAULT '0',
         wrong integer NOT NULL DEFAULT '0', faults jsonb NOT NULL DEFAULT '[]',
         CONSTRAINT history_import_part_pk PRIMARY KEY (import_id, position),
         CONSTRAINT history_import_part_import_id_fk FOREIGN KEY (import_id) REFERENCES history_import(id))`,
    );
    for (const table of TABLES) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await db.query(
        `CREATE POLICY office_wall ON ${table} TO motcua_app
           USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
      );
      await db.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO motcua_app`);
    }
    await db.query(`ALTER TABLE dossier ADD history_import_id uuid`);
    await db.query(
      `ALTER TABLE dossier ADD CONSTRAINT dossier_history_import_id_fk FOREIGN KEY (history_import_id) REFERENCES history_import(id)`,
    );
    await db.query(
      `CREATE INDEX dossier_history_import ON dossier (history_import_id) WHERE history_import_id IS NOT NULL`,
    );
    // Thousands of finished dossiers are no news to the desks, and each would make them look again.
    await db.query(announce(`IF TG_OP = 'INSERT' AND NEW.history_import_id IS NOT NULL THEN RETURN NULL; END IF;`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(announce(''));
    await db.query(`ALTER TABLE dossier DROP COLUMN history_import_id`);
    await db.query(`DROP TABLE history_import_part`);
    await db.query(`DROP TABLE history_import`);
  }
}
