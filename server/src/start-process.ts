import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Clock } from './common/clock.js';
import type { SecretBox } from './common/secret-box.js';
import type { Env } from './config/env.js';
import { createDataSource } from './database/data-source.js';
import { LONGEST_OF_FILES_MS, READS_AT_ONCE, Replica } from './database/replica.js';
import { APP_ROLE, roleUrl } from './database/roles.js';
import type { Shutdown } from './shutdown.js';

/** Folders that stand beside the code: paths from `server/`. */
export interface Folders {
  readonly catalogue: string;
  readonly ui: string;
}

/** @param server the folder of this workspace */
export const foldersOf = (server: string): Folders => ({
  catalogue: join(server, 'seeds', 'procedures'),
  ui: join(server, '..', 'admin-ui', 'dist'),
});

/** Lines are written together, so often at least: one for each request cost it a fifteenth of its processor time. */
const LINES_WAIT_MS = 200;

/** Structured lines on standard output; a field named like a secret is never written. */
export function createLogger(env: Env): Logger {
  const lines = pino.destination({ sync: true, minLength: 4_096, periodicFlush: LINES_WAIT_MS });
  process.once('exit', () => lines.flushSync());
  return pino(
    {
      level: env.logLevel,
      base: { process: env.mode },
      redact: { paths: ['*.password', '*.citizenId', '*.phone', '*.email', '*.token'], censor: '•' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    lines,
  );
}

export async function openPool(
  { databasePrepares: prepares }: Env,
  pool: { readonly url: string; readonly applicationName: string; readonly poolSize: number },
): Promise<DataSource> {
  return createDataSource({ ...pool, prepares }).initialize();
}

/** Follows the replica that reports read, where one is set: it may be down now and come later. */
export async function followReplica(
  env: Env,
  { db, box, logger, shutdown }: { db: DataSource; box: SecretBox; logger: Logger; shutdown: Shutdown },
): Promise<Replica | undefined> {
  if (env.databaseReplicaUrl === undefined) return undefined;
  const { databaseReplicaUrl, databaseMigrationUrl, clockOffsetMs, replicaMaxLagMs: maxLagMs } = env;
  // Users and their passwords are the database's: it signs in as there.
  const url = databaseMigrationUrl === undefined ? roleUrl(databaseReplicaUrl, APP_ROLE, box) : databaseReplicaUrl;
  const copy = createDataSource({
    url,
    poolSize: READS_AT_ONCE + 2,
    applicationName: 'motcua-reports',
    // PostgreSQL ends what takes too long before that.
    patienceMs: LONGEST_OF_FILES_MS + 10_000,
    prepares: env.databasePrepares,
  });
  const replica = new Replica(db, copy, new Clock(clockOffsetMs), { maxLagMs, everyMs: 2_000 }, logger);
  shutdown.add(await replica.follow());
  return replica;
}
