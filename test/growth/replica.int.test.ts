import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Clock } from '../../server/src/common/clock.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { Replica } from '../../server/src/database/replica.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { LONG, ReplicatedApi } from '../support/replicated-api.js';

describe('reports on a streaming replica', () => {
  const all = new ReplicatedApi();
  beforeAll(() => all.start());
  afterAll(() => all.stop());

  const today = async (): Promise<{ waiting: number; asOf: Date }> => {
    const { status, body } = await (await all.api.as('lanhdao')).get('/api/v1/figures/today');
    expect(status).toBe(200);
    return { waiting: body.figures.waitingCitizen as number, asOf: new Date(body.asOf as string) };
  };
  /** A dossier that waits for its citizen from now on, at whatever hour. */
  const waitingFor = async (counter: string): Promise<TestDossier> => {
    const client = await all.api.as(counter);
    return mustAct(client, await takeIn(client), 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Mờ, không đọc được', bring: 'Bản sao rõ' }],
    });
  };

  it('counts what the replica holds, for as long as that stands still', async () => {
    await waitingFor('motcua');
    await all.inStep();
    const before = await today();
    const reads = await all.readOnReplica();

    await all.pauseReplay();
    const taken = await waitingFor('motcua');
    const [{ at }] = (await all.api.sql<{ at: Date }>('SELECT clock_timestamp() AS at')) as [{ at: Date }];
    const still = await today();
    expect(still.waiting).toBe(before.waiting);
    expect(still.asOf.getTime()).toBeLessThan(at.getTime());
    expect(await all.readOnReplica()).toBe(reads + 1);
    // Lists are of the database itself: they leave a record.
    const list = await (await all.api.as('motcua')).get('/api/v1/dossiers?sort=submittedAt&order=desc&limit=1');
    expect(list.body.data[0].id).toBe(taken.id);
    // What reads in the first of rows that have not come yet is asked again in the database itself.
    const state = await all.replica.read([taken['officeId'] as string], async ({ em }) => {
      const [one]: [{ state: string }] = await em.query('SELECT state FROM dossier WHERE id = $1', [taken.id]);
      return one.state;
    });
    expect(state).toBeNull();
  });

  it('counts in the database itself when the replica is too far behind', async () => {
    const before = await today();
    all.limit.maxLagMs = 1;
    await all.becomes('behind');
    const now = await today();
    expect(now.waiting).toBe(before.waiting + 1);
    expect(now.asOf.getTime()).toBeGreaterThan(before.asOf.getTime());
    expect((await (await all.api.as('lanhdao')).get('/health/ready')).body).toMatchObject({
      status: 'ok',
      replica: 'behind',
    });
    expect(await all.metric('motcua_replica_fit')).toBe(0);
    expect(await all.metric('motcua_replica_lag_seconds')).toBeGreaterThan(0.001);
    expect(all.said.at(-1)).toBe('the replica is too far behind; reports read the database itself');
  });

  it('takes a database in which nothing happens for no lag', async () => {
    await all.resumeReplay();
    await all.inStep();
    await all.becomes('ok');
    const { rows } = await all.watcher.query<{ old: boolean }>(
      `SELECT clock_timestamp() - pg_last_xact_replay_timestamp() > interval '1 ms' AS old`,
    );
    expect(rows[0]!.old).toBe(true);
    all.limit.maxLagMs = LONG;
    const { body } = await (await all.api.as('lanhdao')).get('/health/ready');
    expect(body.replica).toBe('ok');
    expect(all.said.at(-1)).toBe('reports read the replica');
  });

  it('keeps the walls', async () => {
    await waitingFor('motcua2');
    await all.inStep();
    const app = new Client({ connectionString: all.standby.url(all.api.database.appUrl) });
    await app.connect();
    try {
      expect((await app.query('SELECT FROM dossier')).rowCount).toBe(0);
      expect((await all.watcher.query('SELECT FROM dossier')).rowCount).toBe(3);
      const { rows } = await app.query<{ copy: boolean }>('SELECT pg_is_in_recovery() AS copy');
      expect(rows[0]!.copy).toBe(true);
    } finally {
      await app.end();
    }
    const other = await (await all.api.as('lanhdao2')).get('/api/v1/figures/today');
    expect(other.body.figures.waitingCitizen).toBe(1);
    expect((await (await all.api.as('lanhdao2')).get('/api/v1/figures/today?officeCode=H23.18.07')).status).toBe(404);
  });

  it('writes down who read names, and freezes, in the database itself', async () => {
    const leader = await all.api.as('lanhdao');
    const forecasts = await all.readOnReplica();
    for (const what of ['today', 'hit-rate']) {
      expect((await leader.get(`/api/v1/forecasts/${what}`)).status).toBe(200);
    }
    expect(await all.readOnReplica()).toBe(forecasts + 2);
    const records = `SELECT count(*)::int AS n FROM access_record WHERE staff_id = $1`;
    const [before] = await all.api.sql<{ n: number }>(records, [leader.user.id]);
    const once = await all.readOnReplica();
    for (const report of ['refusals?', 'files/refusals?format=csv&']) {
      expect((await leader.get(`/api/v1/reports/${report}from=2026-01-01&to=2026-12-31`)).status).toBe(200);
    }
    const [after] = await all.api.sql<{ n: number }>(records, [leader.user.id]);
    expect(after!.n).toBe(before!.n + 2);
    expect(await all.readOnReplica()).toBe(once + 2);

    const reads = await all.readOnReplica();
    const body = { officeCode: 'H23.18.07', period: '2026-03' };
    expect((await leader.post('/api/v1/reports/closes', body)).status).toBe(201);
    expect(await all.readOnReplica()).toBe(reads);
  });

  it('answers from the database itself when the replica goes away, and comes back to it', async () => {
    const before = await today();
    const reads = await all.readOnReplica();
    await all.line.down();
    // Before anybody has noticed, and after.
    expect((await today()).waiting).toBe(before.waiting);
    await all.becomes('unreachable');
    expect((await today()).waiting).toBe(before.waiting);
    expect(await all.readOnReplica()).toBe(reads);
    expect((await (await all.api.as('lanhdao')).get('/health/ready')).body).toMatchObject({ replica: 'unreachable' });
    expect(all.said).toContain('the replica does not answer; reports read the database itself');

    await all.line.up();
    await all.becomes('ok');
    await today();
    expect(await all.readOnReplica()).toBe(reads + 1);
  });

  it.each([
    ['the database itself', () => all.api.database.appUrl],
    ['a superuser, before whom no walls stand', () => all.standby.url(all.api.database.ownerUrl)],
    ['another database of the same server', () => all.standby.url(all.primary.url)],
  ])('is not pointed at %s', async (_what, url) => {
    const copy = createDataSource({ url: url(), poolSize: 3, applicationName: 'reports-under-test' });
    const wrong = new Replica(all.api.db, copy, new Clock(0), all.limit, all.logger);
    const stop = await wrong.follow();
    try {
      expect(wrong.state).toBe('unfit');
      expect(await wrong.read([], () => Promise.resolve('read'))).toBeNull();
    } finally {
      await stop();
    }
  });

  it('does without a replica that is killed', async () => {
    await all.watcher.end();
    await all.standby.stop();
    expect((await today()).waiting).toBe(2);
    await all.becomes('unreachable');
    expect((await today()).waiting).toBe(2);
  });
});
