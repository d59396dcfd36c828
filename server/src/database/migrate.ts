import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { StartError } from '../common/start-error.js';
import type { SecretBox } from '../common/secret-box.js';
import { createDataSource } from './data-source.js';
import { APP_ROLE, ensureGroupRoles, provisionRoles, WORKER_ROLE } from './roles.js';

/** Several processes may start at once; one migrates, the others wait for it. */
const MIGRATION_LOCK = 7_305_218_461;

/** Schema of BullMQ's tables when queues run on PostgreSQL. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Brings a database up to date, as its owner: login roles, tables, walls, and the queue's own schema.
 *
 * @throws StartError when the secret key is not the one this data was made with
 */
export async function migrate(ownerUrl: string, box: SecretBox, options: { roles: 'create' | 'exist' }): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseForeignKey(client, box);
    if (options.roles === 'create') await provisionRoles(ownerUrl, box);
    else await ensureGroupRoles(client);
    // Sums and indexes of a province take minutes.
    const settings = { url: ownerUrl, poolSize: 2, applicationName: 'motcua-migrate', statementMs: 0 };
    const db = await createDataSource(settings).initialize();
    try {
      await db.runMigrations({ transaction: 'each' });
    } finally {
      await db.destroy();
    }
    await runMigrations(client, QUEUE_SCHEMA);
    // BullMQ makes a sequence for each queue when it is first used, so its user may create in this schema, and only here.
    await client.query(`
      GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ${WORKER_ROLE};
      GRANT ALL ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${WORKER_ROLE};
      GRANT ALL ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${WORKER_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${WORKER_ROLE};
      GRANT SELECT ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};`);
    await client.query('INSERT INTO installation (id, key_check) VALUES (1, $1) ON CONFLICT DO NOTHING', [
      box.digest('key-check', 'motcua'),
    ]);
  } finally {
    await client.end();
  }
}

/** Data encrypted with one key must never be mixed with data of another. */
async function refuseForeignKey(client: Client, box: SecretBox): Promise<void> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('public.installation') AS found`,
  );
  if (!tables[0]?.found) return;
  const { rows } = await client.query<{ key_check: Buffer }>('SELECT key_check FROM installation');
  if (rows[0] && !rows[0].key_check.equals(box.digest('key-check', 'motcua'))) {
    throw new StartError('MOTCUA_SECRET_KEY is not the key this database was made with; start with the original key.');
  }
}
