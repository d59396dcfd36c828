import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './processes.js';

// One real start: what this class is for is the meeting with the real program. Under a second.
describe('startEmbeddedPostgres', () => {
  let folder: string;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-postgres-'));
    server = await startEmbeddedPostgres({ dataDir: folder, fast: true });
  }, 300_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask<T extends pg.QueryResultRow>(sql: string): Promise<T | undefined> {
    const client = new pg.Client(server.url);
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows[0];
    } finally {
      await client.end();
    }
  }

  it('sorts as Vietnamese does, keeps UTC and has the extensions', async () => {
    expect(
      await ask(`SELECT current_setting('TimeZone') AS zone, current_setting('max_connections') AS connections,
        (SELECT string_agg(n, ' ' ORDER BY n) FROM unnest(ARRAY['Đỗ','Dương','Ăn','Ân','An']) n) AS names`),
    ).toEqual({ zone: 'UTC', connections: '200', names: 'An Ăn Ân Dương Đỗ' });
    await ask('CREATE EXTENSION pg_stat_statements');
    expect(await ask('SELECT count(*) > 0 AS counted FROM pg_stat_statements')).toEqual({ counted: true });
  });

  it('keeps its password to itself', () => {
    expect(statSync(join(server.dataDir, '..', 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(server.dataDir).mode & 0o777).toBe(0o700);
  });

  it('does not share its folder', async () => {
    await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(/^Another Motcua runs on the data folder/);
  });

  it('keeps the data over a stop that leaves no process, and refuses those of another version', async () => {
    await ask('CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = (await ask<{ pid: number }>('SELECT pg_backend_pid() AS pid'))?.pid ?? 0;
    await Promise.all([server.stop(), server.stop()]);
    expect(isAlive(pid)).toBe(false);

    const version = join(server.dataDir, 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(/made by PostgreSQL 17, and this Motcua/);
    writeFileSync(version, '18\n');

    server = await startEmbeddedPostgres({ dataDir: folder, fast: true });
    expect(await ask('SELECT answer FROM kept')).toEqual({ answer: 42 });
  });
});
