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

/** Several Jest workers start at once; one makes a template, the others wait for it. */
const TEMPLATE_LOCK = 8_114_200_931;

/** What a database for tests begins with; made once and copied for each file, for a copy is cheaper. */
export interface Contents {
  readonly name: string;
  /** Everything that decides what it holds. */
  readonly hash: string;
  readonly fill: (ownerUrl: string) => Promise<void>;
}

const ROOT = join(__dirname, '../..');
const box = new SecretBox(TEST_SECRET_KEY);

const EMPTY: Contents = {
  name: 'template',
  hash: hashOf(['server/src/database'], readFileSync(join(ROOT, 'node_modules/bullmq/package.json'), 'utf8')),
  fill: (ownerUrl) => migrate(ownerUrl, box, { roles: 'create' }),
};

/**
 * A database of its own for one test file, migrated and, if asked, filled.
 *
 * Needs `MOTCUA_TEST_PG_URL`: a superuser's address of a cluster whose data nobody needs.
 */
export async function createTestDatabase(contents?: Contents): Promise<TestDatabase> {
  const clusterUrl = process.env['MOTCUA_TEST_PG_URL'];
  if (!clusterUrl) throw new Error('MOTCUA_TEST_PG_URL is not set: it names the PostgreSQL cluster for tests.');
  const name = `motcua_test_${randomBytes(6).toString('hex')}`;
  await withCluster(clusterUrl, async (cluster) => {
    await cluster.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    let template = await ensureTemplate(cluster, clusterUrl, EMPTY);
    if (contents) template = await ensureTemplate(cluster, clusterUrl, contents, template);
    await cluster.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
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

async function ensureTemplate(
  cluster: Client,
  clusterUrl: string,
  { name, hash, fill }: Contents,
  onTopOf = 'template1',
): Promise<string> {
  const template = `motcua_${name}_${hash}`;
  const found = await cluster.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (found.rowCount) return template;
  // Under another name until it is whole: a run that was interrupted leaves no half-made template.
  await cluster.query(`DROP DATABASE IF EXISTS ${template}_new WITH (FORCE)`);
  await cluster.query(`CREATE DATABASE ${template}_new TEMPLATE ${onTopOf}`);
  await fill(databaseUrl(clusterUrl, `${template}_new`));
  await cluster.query(`ALTER DATABASE ${template}_new WITH ALLOW_CONNECTIONS false`);
  await cluster.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`);
  return template;
}

/** @param folders from the root of the project, with all that is in them */
export function hashOf(folders: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const folder of folders) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
      hash.update(path).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

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
