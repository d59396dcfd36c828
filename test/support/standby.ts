import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { EmbeddedPostgres } from '../../server/src/local/embedded-postgres.js';
import { give } from '../../server/src/local/postgres-account.js';
import { openPostgresHome } from '../../server/src/local/postgres-home.js';
import { startPostgres } from '../../server/src/local/postgres-process.js';
import { findPostgresPrograms } from '../../server/src/local/postgres-programs.js';

export interface Standby {
  readonly port: number;
  /** Of a database of the primary's, on this server. */
  url(primaryUrl: string): string;
  stop(): Promise<void>;
}

/**
 * A streaming replica of a running server: its files are copied while it runs, and the log follows from then on.
 * The embedded PostgreSQL comes without pg_basebackup, so this does what that program does.
 */
export async function startStandby(primary: EmbeddedPostgres): Promise<Standby> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-standby-'));
  const home = openPostgresHome(folder);
  const dataFolder = join(home.folder, 'data');
  const put = (name: string, content: string): void => {
    writeFileSync(join(dataFolder, name), content);
    give(join(dataFolder, name), home.account);
  };
  const client = new Client({ connectionString: primary.url });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('standby', fast => true)`);
    try {
      execFileSync('cp', ['-a', primary.dataDir, dataFolder], { stdio: 'pipe' });
    } catch (error) {
      // What went away meanwhile is in the log.
      const { stderr } = error as { stderr?: Buffer };
      const lines = (stderr?.toString() ?? '').trim().split('\n');
      if (!lines.every((line) => line.includes('No such file'))) throw error;
    }
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    put('backup_label', rows[0]!.labelfile);
  } finally {
    await client.end();
  }
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
  put('standby.signal', '');
  const { username, password, port } = new URL(primary.url);
  appendFileSync(
    join(dataFolder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${port} user=${username} password=${password}'\n`,
  );
  const cluster = { dataFolder, password };
  const server = await startPostgres(home, cluster, findPostgresPrograms(home), true);
  return {
    port: server.port,
    url(primaryUrl) {
      const url = new URL(primaryUrl);
      url.port = String(server.port);
      return url.toString();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(home.folder, { recursive: true, force: true });
    },
  };
}
