import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICES = `NULLIF(current_setting('motcua.office_ids', true), '')::uuid[]`;

/** Tables whose rows belong to one office, seen only inside its wall. */
const WALLED = [
  'applicant',
  'dossier_event',
  'dossier_component',
  'dossier_pause',
  'dossier_handover',
  'dossier_payment',
  'dossier_result',
  'result_collection',
  'number_series',
  'approval',
  'catch_up',
  'notice',
  'outbox_message',
  'access_record',
];

/** What the application may do, table by table. What is missing here it cannot do: history has no UPDATE and no DELETE. */
const APP_GRANTS: Record<string, readonly string[]> = {
  'SELECT, INSERT': [
    'dossier_event',
    'access_record',
    'admin_audit',
    'result_collection',
    'procedure_version',
    'installation',
  ],
  'SELECT, INSERT, UPDATE': [
    'applicant',
    'dossier',
    'dossier_component',
    'dossier_pause',
    'dossier_handover',
    'dossier_payment',
    'dossier_result',
    'number_series',
    'approval',
    'catch_up',
    'notice',
    'office',
    'office_succession',
    'staff',
    'staff_leave',
    'delegation',
    'procedure',
    'calendar_day',
    'office_hours',
  ],
  'SELECT, INSERT, UPDATE, DELETE': ['session', 'sign_in_attempt', 'staff_role_at_office', 'idempotency_key'],
  INSERT: ['outbox_message'],
};

const WORKER_GRANTS: Record<string, readonly string[]> = {
  // UPDATE, because rows cannot be locked without it.
  'SELECT, INSERT, UPDATE, DELETE': ['outbox_message'],
  'SELECT, UPDATE': ['notice'],
  SELECT: ['office', 'installation'],
  'SELECT, DELETE': ['idempotency_key', 'session', 'sign_in_attempt'],
};

/**
 * Row-level security and privileges. The login roles are made before migrations run (`roles.ts`); they own nothing and
 * cannot bypass the walls.
 */
export class OfficeWalls1763856000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of [...WALLED, 'dossier']) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await db.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    }
    for (const table of WALLED) {
      await db.query(
        `CREATE POLICY office_wall ON ${table} TO motcua_app
           USING (office_id = ANY (${OFFICES})) WITH CHECK (office_id = ANY (${OFFICES}))`,
      );
    }
    // A dossier stands inside two walls when one office receives and another handles it.
    const either = `office_id = ANY (${OFFICES}) OR handling_office_id = ANY (${OFFICES})`;
    await db.query(`CREATE POLICY office_wall ON dossier TO motcua_app USING (${either}) WITH CHECK (${either})`);
    // The worker owes notices to citizens of every office; of a dossier it sees the deadline and nothing of the person.
    for (const table of ['notice', 'outbox_message', 'dossier']) {
      await db.query(`CREATE POLICY worker_access ON ${table} TO motcua_worker USING (true) WITH CHECK (true)`);
    }
    await db.query(
      `GRANT SELECT (id, office_id, handling_office_id, code, state, due_at, due_promised, assignee_id) ON dossier TO motcua_worker`,
    );
    await this.grant(db, 'motcua_app', APP_GRANTS);
    await this.grant(db, 'motcua_worker', WORKER_GRANTS);
    // A version's words never change; the day it ends is known only when the next one is made.
    await db.query(`GRANT UPDATE (effective_to) ON procedure_version TO motcua_app`);
    await db.query(`GRANT SELECT ON schema_migration TO motcua_app, motcua_worker`);
  }

  private async grant(db: QueryRunner, role: string, grants: Record<string, readonly string[]>): Promise<void> {
    for (const [privileges, tables] of Object.entries(grants)) {
      await db.query(`GRANT ${privileges} ON ${tables.join(', ')} TO ${role}`);
    }
  }

  async down(): Promise<void> {
    throw new Error('The walls between offices are not taken down.');
  }
}
