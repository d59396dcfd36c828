import pg from 'pg';
import { ensureDataFolder } from './data-folder.js';
import { lockFolder } from './folder-lock.js';
import { LocalStartError, reasonOf } from './local-start-error.js';
import { openCluster, OWNER_ROLE, type Cluster } from './postgres-cluster.js';
import { openPostgresHome } from './postgres-home.js';
import { startPostgres } from './postgres-process.js';
import { findPostgresPrograms } from './postgres-programs.js';

export interface EmbeddedPostgresOptions {
  /** Motcua's data folder (`MOTCUA_DATA_DIR`); made when missing. PostgreSQL's own files go into `postgres` inside. */
  readonly dataDir: string;
  /** For tests: no waiting for the disk, and so no safety either. */
  readonly fast?: boolean;
}

export interface EmbeddedPostgres {
  /** Address of the database `motcua` for its owner, who is also this server's superuser. Holds the password. */
  readonly url: string;
  readonly port: number;
  /** Where the cluster really is: `postgres/data` in the data folder, or elsewhere when PostgreSQL may not enter that. */
  readonly dataDir: string;
  /** Ends PostgreSQL, open connections included, and frees the data folder. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

const DATABASE = 'motcua';

/**
 * Starts the PostgreSQL that came with `npm ci`, on a free port of this computer only. The first start makes the
 * database. One Motcua per data folder; what a killed one left running is stopped first.
 *
 * @throws LocalStartError with a sentence for the person at the terminal
 */
export async function startEmbeddedPostgres({
  dataDir,
  fast = false,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = ensureDataFolder(dataDir);
  const lock = await lockFolder(folder);
  try {
    const home = openPostgresHome(folder);
    const programs = findPostgresPrograms(home);
    const cluster = await openCluster(home, programs, fast);
    const server = await startPostgres(home, cluster, programs, fast);
    const stop = async () => {
      await server.stop();
      lock.release();
    };
    try {
      await ensureDatabase(addressOf(cluster, server.port, 'postgres'));
    } catch (error) {
      await server.stop();
      throw new LocalStartError(
        `The database in ${home.folder} runs but does not let Motcua in (${reasonOf(error)}); put its file "password" back from a backup.`,
      );
    }
    return { url: addressOf(cluster, server.port, DATABASE), port: server.port, dataDir: cluster.dataFolder, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function addressOf({ password }: Cluster, port: number, database: string): string {
  return `postgres://${OWNER_ROLE}:${password}@127.0.0.1:${port}/${database}`;
}
