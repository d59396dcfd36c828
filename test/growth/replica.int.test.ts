import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Clock } from '../../server/src/common/clock.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { Replica, type ReplicaState } from '../../server/src/database/replica.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/src/local/embedded-postgres.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { startStandby, type Standby } from '../support/standby.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { waitUntil } from '../support/wait-until.js';

const LONG = 3_600_000;
const EVERY_MS = 100;

describe('reports on a streaming replica', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-primary-'));
  const limit = { maxLagMs: LONG, everyMs: EVERY_MS };
  const said: string[] = [];
  const logger = { info: note, warn: note, error: note };
  function note(_fields: object, message: string): void {
    said.push(message);
  }
  let primary: EmbeddedPostgres;
  let standby: Standby;
  let line: TcpProxy;
  let api: TestApi;
  let replica: Replica;
  let unfollow: () => Promise<void>;
  /** Superuser of the replica. */
  let watcher: Client;

  /** The cluster of the other files, which may run in this process afterwards. */
  let common: string | undefined;

  const follow = (url: string): Replica => {
    const copy = createDataSource({ url, poolSize: 3, applicationName: 'reports-under-test' });
    return new Replica(api.db, copy, new Clock(0), limit, logger);
  };

  beforeAll(async () => {
    primary = await startEmbeddedPostgres({ dataDir: folder, fast: true });
    standby = await startStandby(primary);
    common = process.env['MOTCUA_TEST_PG_URL'];
    process.env['MOTCUA_TEST_PG_URL'] = primary.url;
    line = await TcpProxy.before('127.0.0.1', standby.port);
    api = await startTestApi(
      {},
      {
        replicaOf: async (db, { appUrl }) => {
          const url = new URL(appUrl);
          url.port = String(line.address.port);
          const copy = createDataSource({ url: url.href, poolSize: 3, applicationName: 'reports-under-test' });
          replica = new Replica(db, copy, new Clock(0), limit, logger);
          unfollow = await replica.follow();
          return replica;
        },
      },
    );
    watcher = new Client({ connectionString: standby.url(api.database.ownerUrl) });
    await waitUntil('the replica has the database', () => watcher.connect().then(() => true, () => false)); // prettier-ignore
    await becomes('ok');
  });
  afterAll(async () => {
    await watcher?.end().catch(() => undefined);
    await unfollow?.();
    await line?.down();
    await standby?.stop();
    await api?.stop();
    await primary?.stop();
    if (common !== undefined) process.env['MOTCUA_TEST_PG_URL'] = common;
    rmSync(folder, { recursive: true, force: true });
  });

  const becomes = (state: ReplicaState): Promise<unknown> =>
    waitUntil(`the replica is ${state}, not ${replica.state}`, () => replica.state === state);
  const today = async (): Promise<{ waiting: number; asOf: Date }> => {
    const { status, body } = await (await api.as('lanhdao')).get('/api/v1/figures/today');
    expect(status).toBe(200);
    return { waiting: body.figures.waitingCitizen as number, asOf: new Date(body.asOf as string) };
  };
  /** A dossier that waits for its citizen from now on, at whatever hour. */
  const waitingFor = async (counter: string): Promise<TestDossier> => {
    const client = await api.as(counter);
    return mustAct(client, await takeIn(client), 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Mờ, không đọc được', bring: 'Bản sao rõ' }],
    });
  };
  const metric = async (name: string): Promise<number> => {
    const { body } = await (await api.as('lanhdao')).get('/metrics');
    return Number(new RegExp(`^${name.replaceAll(/[{}]/gu, '\\$&')} (.+)$`, 'mu').exec(body as string)?.[1]);
  };
  const readOnReplica = (): Promise<number> => metric('motcua_report_reads_total{source="replica"}');
  const inStep = (): Promise<unknown> =>
    waitUntil('the replica has replayed all', async () => {
      // Where the next record will stand: what is committed may not have been written out yet.
      const [{ lsn }] = (await api.sql<{ lsn: string }>('SELECT pg_current_wal_insert_lsn()::text AS lsn')) as [
        { lsn: string },
      ];
      const { rows } = await watcher.query<{ all: boolean }>('SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS all', [
        lsn,
      ]);
      return rows[0]!.all;
    });

  it('counts what the replica holds, for as long as that stands still', async () => {
    await waitingFor('motcua');
    await inStep();
    const before = await today();
    const reads = await readOnReplica();

    await watcher.query('SELECT pg_wal_replay_pause()');
    await waitUntil('replay stands still', async () => {
      const { rows } = await watcher.query<{ state: string }>('SELECT pg_get_wal_replay_pause_state() AS state');
      return rows[0]!.state === 'paused';
    });
    const taken = await waitingFor('motcua');
    const [{ at }] = (await api.sql<{ at: Date }>('SELECT clock_timestamp() AS at')) as [{ at: Date }];
    const still = await today();
    expect(still.waiting).toBe(before.waiting);
    expect(still.asOf.getTime()).toBeLessThan(at.getTime());
    expect(await readOnReplica()).toBe(reads + 1);
    // Lists are of the database itself: they leave a record.
    const list = await (await api.as('motcua')).get('/api/v1/dossiers?sort=submittedAt&order=desc&limit=1');
    expect(list.body.data[0].id).toBe(taken.id);
  });

  it('counts in the database itself when the replica is too far behind', async () => {
    const before = await today();
    limit.maxLagMs = 1;
    await becomes('behind');
    const now = await today();
    expect(now.waiting).toBe(before.waiting + 1);
    expect(now.asOf.getTime()).toBeGreaterThan(before.asOf.getTime());
    expect((await (await api.as('lanhdao')).get('/health/ready')).body).toMatchObject({
      status: 'ok',
      replica: 'behind',
    });
    expect(await metric('motcua_replica_fit')).toBe(0);
    expect(await metric('motcua_replica_lag_seconds')).toBeGreaterThan(0.001);
    expect(said.at(-1)).toBe('the replica is too far behind; reports read the database itself');
  });

  it('takes a database in which nothing happens for no lag', async () => {
    await watcher.query('SELECT pg_wal_replay_resume()');
    await inStep();
    await becomes('ok');
    const { rows } = await watcher.query<{ old: boolean }>(
      `SELECT clock_timestamp() - pg_last_xact_replay_timestamp() > interval '1 ms' AS old`,
    );
    expect(rows[0]!.old).toBe(true);
    limit.maxLagMs = LONG;
    const { body } = await (await api.as('lanhdao')).get('/health/ready');
    expect(body.replica).toBe('ok');
    expect(said.at(-1)).toBe('reports read the replica');
  });

  it('keeps the walls', async () => {
    await waitingFor('motcua2');
    await inStep();
    const app = new Client({ connectionString: standby.url(api.database.appUrl) });
    await app.connect();
    try {
      expect((await app.query('SELECT FROM dossier')).rowCount).toBe(0);
      expect((await watcher.query('SELECT FROM dossier')).rowCount).toBe(3);
      const { rows } = await app.query<{ copy: boolean }>('SELECT pg_is_in_recovery() AS copy');
      expect(rows[0]!.copy).toBe(true);
    } finally {
      await app.end();
    }
    const other = await (await api.as('lanhdao2')).get('/api/v1/figures/today');
    expect(other.body.figures.waitingCitizen).toBe(1);
    expect((await (await api.as('lanhdao2')).get('/api/v1/figures/today?officeCode=H23.18.07')).status).toBe(404);
  });

  it('writes down who read names, and freezes, in the database itself', async () => {
    const leader = await api.as('lanhdao');
    const records = `SELECT count(*)::int AS n FROM access_record WHERE staff_id = $1`;
    const [before] = await api.sql<{ n: number }>(records, [leader.user.id]);
    expect((await leader.get('/api/v1/reports/refusals?from=2026-01-01&to=2026-12-31')).status).toBe(200);
    const [after] = await api.sql<{ n: number }>(records, [leader.user.id]);
    expect(after!.n).toBe(before!.n + 1);

    const reads = await readOnReplica();
    const body = { officeCode: 'H23.18.07', period: '2026-03' };
    expect((await leader.post('/api/v1/reports/closes', body)).status).toBe(201);
    expect(await readOnReplica()).toBe(reads);
  });

  it('answers from the database itself when the replica goes away, and comes back to it', async () => {
    const before = await today();
    const reads = await readOnReplica();
    await line.down();
    // Before anybody has noticed, and after.
    expect((await today()).waiting).toBe(before.waiting);
    await becomes('unreachable');
    expect((await today()).waiting).toBe(before.waiting);
    expect(await readOnReplica()).toBe(reads);
    expect((await (await api.as('lanhdao')).get('/health/ready')).body).toMatchObject({ replica: 'unreachable' });
    expect(said).toContain('the replica does not answer; reports read the database itself');

    await line.up();
    await becomes('ok');
    await today();
    expect(await readOnReplica()).toBe(reads + 1);
  });

  it.each([
    ['the database itself', () => api.database.appUrl],
    ['a superuser, before whom no walls stand', () => standby.url(api.database.ownerUrl)],
    ['another database of the same server', () => standby.url(primary.url)],
  ])('is not pointed at %s', async (_what, url) => {
    const wrong = follow(url());
    const stop = await wrong.follow();
    try {
      expect(wrong.state).toBe('unfit');
      expect(await wrong.read([], () => Promise.resolve('read'))).toBeNull();
    } finally {
      await stop();
    }
  });

  it('does without a replica that is killed', async () => {
    await watcher.end();
    await standby.stop();
    expect((await today()).waiting).toBe(2);
    await becomes('unreachable');
    expect((await today()).waiting).toBe(2);
  });
});
