import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DEFAULT_LIVE_SETTINGS } from '../../server/src/live/live-settings.js';
import { OTHER_WARD, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { inState, mustAct, takeIn } from '../support/dossiers.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { Watch } from './watch.js';

const SETTINGS = { ...DEFAULT_LIVE_SETTINGS, heartbeatMs: 200, checkMs: 200 };

describe('a page that watches', () => {
  let api: TestApi;
  const open: Watch[] = [];
  /** Changes of a moment are told together: one that was made just now could still come. */
  const quiet = (): Promise<void> => pause(300);
  const watch = async (client: TestClient | string, dossierId?: string): Promise<Watch> => {
    const one = await Watch.open(typeof client === 'string' ? await api.as(client) : client, dossierId);
    open.push(one);
    return one;
  };

  beforeAll(async () => {
    api = await startTestApi({}, { live: SETTINGS });
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  afterAll(() => api.stop());

  it('is given server-sent events that nobody on the way keeps back', async () => {
    const page = await watch('thuly');
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(page.text).toMatch(/^retry: 3000\n\nevent: ready\ndata: {}\n\n/);
    await waitUntil('three signs of life', () => page.text.split('\n\n').filter((line) => line === ':').length >= 3);
  });

  it('hears of what a colleague does, once for each act', async () => {
    const page = await watch('thuly');
    const dossier = await takeIn(await api.as('motcua'));
    await page.untilChange(dossier.id, dossier.version);
    const forwarded = await mustAct(await api.as('motcua'), dossier, 'forward');
    await page.untilChange(dossier.id, forwarded.version);
    await quiet();
    expect(page.told('dossier')).toEqual([
      { id: dossier.id, version: dossier.version },
      { id: dossier.id, version: forwarded.version },
    ]);
    expect(Object.keys(page.told('dossier')[0]!)).toEqual(['id', 'version']);
  });

  it('hears nothing of other wards, but of what one receives and another handles both hear', async () => {
    const [own, other, administrator] = [await watch('thuly'), await watch('thuly2'), await watch('quantri')];
    const mine = await takeIn(await api.as('motcua'));
    const shared = await takeIn(await api.as('motcua'), { handlingOfficeCode: OTHER_WARD });
    const theirs = await takeIn(await api.as('motcua2'));
    await own.untilChange(shared.id, shared.version);
    await other.untilChange(theirs.id, theirs.version);
    await quiet();
    expect(new Set(own.told('dossier').map(({ id }) => id))).toEqual(new Set([mine.id, shared.id]));
    expect(new Set(other.told('dossier').map(({ id }) => id))).toEqual(new Set([shared.id, theirs.id]));
    expect(administrator.told('dossier')).toEqual([]);
  });

  it('hears of a proposal, and of its settlement', async () => {
    const dossier = await inState.submitted(api);
    await quiet();
    const page = await watch('lanhdao');
    const proposal = await (await api.as('motcua')).act(dossier, 'refuse', { reason: 'Không thuộc thẩm quyền' });
    expect(proposal.status).toBe(202);
    await page.untilChange(dossier.id, dossier.version);
    const told = page.told('dossier').length;
    const settlement = { approve: false, reason: 'Đúng thẩm quyền' };
    const answer = await (
      await api.as('lanhdao')
    ).post(`/api/v1/approvals/${proposal.body.approval.id as string}`, settlement);
    expect(answer.status).toBe(200);
    await waitUntil('the settlement', () => page.told('dossier').length > told);
  });

  it('hears of a notice that the worker has sent, and not of its leases nor that it stands in the queue', async () => {
    const dossier = await inState.accepted(api);
    await quiet();
    const page = await watch('motcua');
    const worker = new Client({ connectionString: api.database.workerUrl });
    await worker.connect();
    try {
      const change = (column: string): Promise<unknown> =>
        worker.query(`UPDATE notice SET ${column} WHERE dossier_id = $1`, [dossier.id]);
      await change(`attempts = attempts + 1, due_at = now(), state = state`);
      for (const [from, to] of [
        ['planned', 'dispatched'],
        ['dispatched', 'planned'],
      ]) {
        await change(`state = CASE state WHEN '${from}' THEN '${to}' ELSE state END`);
      }
      await quiet();
      expect(page.told('dossier')).toEqual([]);
      await change(`state = 'gateway_accepted'`);
      await page.untilChange(dossier.id, dossier.version);
    } finally {
      await worker.end();
    }
  });

  it('hears nothing of what was refused or rolled back', async () => {
    const dossier = await inState.accepted(api);
    await quiet();
    const page = await watch('thuly');
    const counter = await api.as('motcua');
    expect((await counter.act({ ...dossier, version: 99 }, 'forward')).status).toBe(409);
    expect((await counter.act(dossier, 'decide', { results: [{}] })).status).toBeGreaterThanOrEqual(403);
    const write = `UPDATE dossier SET updated_at = now() WHERE id = '${dossier.id}'`;
    for (const statement of ['BEGIN', write, 'ROLLBACK']) await api.sql(statement);
    for (const statement of ['BEGIN', 'SAVEPOINT a', write, 'ROLLBACK TO a', 'COMMIT']) await api.sql(statement);
    const marker = await takeIn(counter);
    await page.untilChange(marker.id, marker.version);
    expect(page.told('dossier').map(({ id }) => id)).toEqual([marker.id]);
    await api.sql(write);
    await page.untilChange(dossier.id, dossier.version);
  });

  it('is told when the session is over, and the stream ends', async () => {
    const client = await TestClient.signIn(api.url, 'vanthu');
    const [page, another] = [await watch(client), await watch('vanthu')];
    expect((await client.post('/api/v1/auth/logout')).status).toBe(204);
    await waitUntil('the end', () => page.isOver);
    expect(page.told('ended')).toEqual([{}]);
    await pause(500);
    expect([another.isOver, another.told('ended')]).toEqual([false, []]);
  });

  it('is told when the person sees other offices now', async () => {
    const page = await watch('giamsat');
    const roles = await api.sql<{ office_id: string }>(
      `DELETE FROM staff_role_at_office r USING staff p WHERE p.id = r.staff_id AND p.username = 'giamsat' RETURNING r.office_id`,
    );
    expect(roles.length).toBeGreaterThan(0);
    await waitUntil('the end', () => page.isOver);
    expect(page.told('ended')).toEqual([{}]);
  });

  it('keeps no abandoned session alive, nor does what it reads by itself', async () => {
    const client = await TestClient.signIn(api.url, 'lanhdao2');
    const asleep = `UPDATE session SET last_seen_at = now() - interval '30 minutes' WHERE staff_id = $1`;
    await api.sql(asleep, [client.user.id]);
    const idleMinutes = async (): Promise<number> => {
      const [row] = await api.sql<{ n: number }>(
        'SELECT (extract(epoch FROM now() - last_seen_at) / 60)::int AS n FROM session WHERE staff_id = $1',
        [client.user.id],
      );
      return row!.n;
    };
    const page = await watch(client);
    const background = await client.send('GET', '/api/v1/dossiers', undefined, { 'x-background-refresh': '1' });
    await pause(500);
    expect([background.status, page.isOver, await idleMinutes()]).toEqual([200, false, 30]);
    expect((await client.get('/api/v1/dossiers')).status).toBe(200);
    expect(await idleMinutes()).toBe(0);
    await api.sql(asleep.replace('30 minutes', '61 minutes'), [client.user.id]);
    await waitUntil('the end', () => page.isOver);
    expect(page.told('ended')).toEqual([{}]);
  });

  it.each(['dossierId=x', 'dossierId=', 'dossierId=a&dossierId=b', 'officeCode=H23.18.07'])(
    'is refused what no page asks: %s',
    async (query) => {
      const { status, body } = await (await api.as('motcua')).get(`/api/v1/live?${query}`);
      expect([status, body.code]).toEqual([400, 'request.invalid']);
    },
  );

  it('is one of at most ten of a session', async () => {
    const client = await TestClient.signIn(api.url, 'motcua');
    const pages: Watch[] = [];
    for (let i = 0; i < 10; i++) pages.push(await watch(client));
    const refused = await client.get('/api/v1/live');
    expect([refused.status, refused.body.code]).toEqual([429, 'live.too_many']);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await watch(await TestClient.signIn(api.url, 'motcua'))).status).toBe(200);
    pages[0]!.close();
    await waitUntil('a free place', async () => {
      const one = await watch(client);
      return one.status === 200;
    });
  });

  it('goes on when the connection to the database breaks, and is told to read anew', async () => {
    const page = await watch('thuly');
    const killed = await api.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'motcua-live' AND datname = current_database()`,
    );
    expect(killed).toHaveLength(1);
    await page.until('resync');
    const dossier = await takeIn(await api.as('motcua'));
    await page.untilChange(dossier.id, dossier.version);
    expect([page.isOver, page.told('ready').length]).toEqual([false, 1]);
  });

  it('leaves one line in the log, when it has gone', async () => {
    const client = await api.as('thuly');
    await quiet();
    const lines = (): string[] => api.log.filter((line) => line.includes('"route":"/api/v1/live"'));
    const before = lines().length;
    const page = await watch(client, (await inState.accepted(api)).id);
    await pause(100);
    expect(lines().length).toBe(before);
    page.close();
    await waitUntil('the line', () => lines().length > before);
    await pause(100);
    expect(lines()).toHaveLength(before + 1);
    expect(JSON.parse(lines().at(-1)!)).toMatchObject({ method: 'GET', status: 200, staffId: client.user.id });
  });
});

describe('a process that stops', () => {
  it('ends its streams and does not wait for them', async () => {
    const api = await startTestApi();
    const pages = [await Watch.open(await api.as('motcua')), await Watch.open(await api.as('thuly'))];
    // Waiting for the pages, which stay, it would never end.
    await api.app.close();
    await waitUntil('the end of both', () => pages.every(({ isOver }) => isOver));
    // Not the session has ended: the browsers come back.
    expect(pages.flatMap((page) => page.told('ended'))).toEqual([]);
    const left = await api.sql(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'motcua-live' AND datname = current_database()`,
    );
    expect(left).toEqual([]);
    await api.stop();
  });
});
