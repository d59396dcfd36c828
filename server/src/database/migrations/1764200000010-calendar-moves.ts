import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Dossiers whose date a change of the calendar would move, until somebody decides. */
export class CalendarMoves1764200000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE calendar_move (
        id uuid NOT NULL, office_id uuid NOT NULL, dossier_id uuid NOT NULL, revision integer NOT NULL,
        due_from TIMESTAMP WITH TIME ZONE NOT NULL, due_to TIMESTAMP WITH TIME ZONE NOT NULL, state text NOT NULL,
        decision text, decided_by_id uuid, decided_role text, decided_at TIMESTAMP WITH TIME ZONE, reason text,
        settled_at TIMESTAMP WITH TIME ZONE,
        CONSTRAINT calendar_move_pk PRIMARY KEY (id),
        CONSTRAINT calendar_move_dossier_id_fk FOREIGN KEY (dossier_id) REFERENCES dossier (id),
        CONSTRAINT calendar_move_revision_fk FOREIGN KEY (revision) REFERENCES calendar_revision (number),
        CONSTRAINT calendar_move_decided_by_id_fk FOREIGN KEY (decided_by_id) REFERENCES staff (id),
        CONSTRAINT calendar_move_state_known_v1 CHECK (state IN ('pending', 'deciding', 'moved', 'kept', 'stale')),
        CONSTRAINT calendar_move_decided_v1 CHECK ((state = 'pending') = (decision IS NULL)))`);
    await db.query(`CREATE UNIQUE INDEX calendar_move_dossier_uq ON calendar_move (dossier_id, revision)`);
    await db.query(`CREATE INDEX calendar_move_office ON calendar_move (office_id, state, id)`);
    await db.query(`CREATE INDEX calendar_move_deciding ON calendar_move (id) WHERE state = 'deciding'`);
    await db.query(`CREATE INDEX dossier_running_id ON dossier (id)
      WHERE state IN ('accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')`);
    await db.query(`ALTER TABLE calendar_move ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE calendar_move FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON calendar_move TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    await db.query(`GRANT SELECT, INSERT, UPDATE ON calendar_move TO motcua_app`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX dossier_running_id`);
    await db.query(`DROP TABLE calendar_move`);
  }
}
