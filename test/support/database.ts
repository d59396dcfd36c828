import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { SecretBox } from '../../server/src/common/secret-box.js';
import { migrate } from '../../server/src/database/migrate.js';
import { APP_ROLE, roleUrl, WORKER_ROLE } from '../../server/src/database/roles.js';

export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly box: SecretBox;
  drop(): Promise<void>;
}

/** The key of all test data. */
export const TEST_SECRET_KEY = Buffer.alloc(32, 7);

/** Several Jest workers start at once; one makes the template, the others wait for it. */
const TEMPLATE_LOCK = 8_114_200_931;

/**
 * A database of its own for one test file, migrated. A copy of a template that is made once for each state of the
 * migrations, so that a file pays for a copy and not for the migrations.
 *
 * Needs `MOTCUA_TEST_PG_URL`: a superuser's address of a cluster whose data nobody needs.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const clusterUrl = process.env['MOTCUA_TEST_PG_URL'];
  if (!clusterUrl) throw new Error('MOTCUA_TEST_PG_URL is not set: it names the PostgreSQL cluster for tests.');
  const box = new SecretBox(TEST_SECRET_KEY);
  const name = `motcua_test_${randomBytes(6).toString('hex')}`;
  await withCluster(clusterUrl, async (cluster) => {
    const template = await ensureTemplate(cluster, clusterUrl, box);
    await cluster.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const ownerUrl = databaseUrl(clusterUrl, name);
  return {
    ownerUrl,
    appUrl: roleUrl(ownerUrl, APP_ROLE, box),
    workerUrl: roleUrl(ownerUrl, WORKER_ROLE, box),
    box,
    drop: () =>
      withCluster(clusterUrl, async (cluster) => {
        await cluster.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

async function ensureTemplate(cluster: Client, clusterUrl: string, box: SecretBox): Promise<string> {
  const name = `motcua_template_${migrationsHash()}`;
  await cluster.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await cluster.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount) return name;
    // Under another name until it is whole: a run that was interrupted leaves no half-made template.
    await cluster.query(`DROP DATABASE IF EXISTS ${name}_new WITH (FORCE)`);
    await cluster.query(`CREATE DATABASE ${name}_new`);
    await migrate(databaseUrl(clusterUrl, `${name}_new`), box, { roles: 'create' });
    await cluster.query(`ALTER DATABASE ${name}_new WITH ALLOW_CONNECTIONS false`);
    await cluster.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`);
    return name;
  } finally {
    await cluster.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

/** Everything that decides what a migrated database looks like. */
function migrationsHash(): string {
  const folder = join(__dirname, '../../server/src/database');
  const hash = createHash('sha256');
  for (const file of ['migrate.ts', 'roles.ts', ...filesIn(folder, 'migrations')]) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  hash.update(readFileSync(join(__dirname, '../../node_modules/bullmq/package.json')));
  return hash.digest('hex').slice(0, 16);
}

const filesIn = (folder: string, inner: string): string[] =>
  readdirSync(join(folder, inner))
    .sort()
    .map((file) => join(inner, file));

function databaseUrl(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

async function withCluster<T>(clusterUrl: string, work: (cluster: Client) => Promise<T>): Promise<T> {
  const cluster = new Client({ connectionString: databaseUrl(clusterUrl, 'postgres') });
  await cluster.connect();
  try {
    return await work(cluster);
  } finally {
    await cluster.end();
  }
}
