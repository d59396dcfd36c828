import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** What one person brings in one visit is told in one message. */
export class Visits1763900000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE visit (id uuid NOT NULL, office_id uuid NOT NULL, staff_id uuid NOT NULL, opened_on date NOT NULL, last_intake_at TIMESTAMP WITH TIME ZONE NOT NULL, released_at TIMESTAMP WITH TIME ZONE, CONSTRAINT visit_pk PRIMARY KEY (id))`,
    );
    await db.query(`CREATE INDEX visit_open ON visit (last_intake_at) WHERE released_at IS NULL`);
    await db.query(`ALTER TABLE visit ADD CONSTRAINT visit_office_id_fk FOREIGN KEY (office_id) REFERENCES office(id)`);
    await db.query(`ALTER TABLE visit ADD CONSTRAINT visit_staff_id_fk FOREIGN KEY (staff_id) REFERENCES staff(id)`);

    await db.query(`ALTER TABLE dossier ADD visit_id uuid`);
    await db.query(`CREATE INDEX dossier_visit ON dossier (visit_id) WHERE visit_id IS NOT NULL`);
    await db.query(
      `ALTER TABLE dossier ADD CONSTRAINT dossier_visit_id_fk FOREIGN KEY (visit_id) REFERENCES visit(id)`,
    );

    await db.query(`ALTER TABLE notice ADD held_for_visit_id uuid, ADD facts jsonb, ADD told_with_id uuid`);
    await db.query(`CREATE INDEX notice_held ON notice (held_for_visit_id) WHERE held_for_visit_id IS NOT NULL`);
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_held_for_visit_id_fk FOREIGN KEY (held_for_visit_id) REFERENCES visit(id)`,
    );
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_told_with_id_fk FOREIGN KEY (told_with_id) REFERENCES notice(id)`,
    );
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_held_v1 CHECK (held_for_visit_id IS NULL OR (state = 'planned' AND facts IS NOT NULL AND kind IN ('submitted', 'accepted')))`,
    );
    await db.query(
      `ALTER TABLE notice ADD CONSTRAINT notice_told_with_v1 CHECK (told_with_id IS NULL OR state = 'recalled')`,
    );

    await db.query(`ALTER TABLE visit ENABLE ROW LEVEL SECURITY`);
    await db.query(`ALTER TABLE visit FORCE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY office_wall ON visit TO motcua_app
         USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
    );
    await db.query(`CREATE POLICY worker_access ON visit TO motcua_worker USING (true) WITH CHECK (true)`);
    await db.query(`GRANT SELECT, INSERT, UPDATE (last_intake_at, released_at) ON visit TO motcua_app`);
    // Enough to find a visit that nobody closed, to lock it and to let its notices go; not who took it in.
    await db.query(`GRANT SELECT (id, last_intake_at, released_at), UPDATE (released_at) ON visit TO motcua_worker`);
  }

  async down(): Promise<void> {
    throw new Error('What was told together cannot be taken apart again.');
  }
}
