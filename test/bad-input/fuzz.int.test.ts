import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CalendarMoveRunner } from '../../server/src/calendar-moves/calendar-move-runner.js';
import { ReportMailRunner } from '../../server/src/reports/mails/report-mail-runner.js';
import { DEMO_PASSWORD, startTestApi, type TestAnswer, type TestApi, TestClient } from '../support/api.js';
import { birthRegistration, inState, mustAct, takeIn } from '../support/dossiers.js';
import { isDocumentation } from '../walls/route-fixtures.js';
import { emptyChanges, type ValidCall, validCalls, withoutOneField } from './valid-calls.js';
import { SENDERS, type WrongCall, wrongCall } from './wrong-calls.js';

/** The same calls with every run; another number finds other ones. `npm run soak` makes ten thousand. */
const SEED = Number(process.env['MOTCUA_TEST_FUZZ_SEED'] ?? 20_261_123);
const CALLS = Number(process.env['MOTCUA_TEST_FUZZ_CALLS'] ?? 600);
const AT_ONCE = 12;
const INTAKE = birthRegistration();
/** Dossiers that each act may be tried on, until one of its wrong calls turns out to be right. */
const COPIES = 4;

describe(`${CALLS} wrong calls`, () => {
  let api: TestApi;
  let calls: ValidCall[];
  const clients = new Map<string, TestClient>();
  /** What right calls ask the database. */
  const known = new Map<string, string>();
  beforeAll(async () => {
    api = await startTestApi();
    clients.set('', TestClient.nobody(api.url));
    // What runs beside the calls two or three times a minute would be taken for what a wrong one asks.
    for (const runner of [ReportMailRunner, CalendarMoveRunner]) await api.app.get(runner).onModuleDestroy();
    await api.sql('CREATE EXTENSION pg_stat_statements');
    await api.sql('SELECT pg_stat_statements_reset()');
    calls = await prepare(1);
  });
  afterAll(() => api.stop());

  /**
   * Statements of the application by their shape: values are not part of it, any other word is. PostgreSQL remembers
   * 5,000 for all databases and forgets the rarest, so they are collected now and then.
   */
  const collectShapes = async (into: Map<string, string>): Promise<void> => {
    const rows = await api.sql<{ queryid: string; query: string }>(
      `SELECT s.queryid::text, s.query FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid JOIN pg_roles r ON r.oid = s.userid
        WHERE d.datname = current_database() AND r.rolname = 'motcua_app'`,
    );
    for (const { queryid, query } of rows) into.set(queryid, query);
  };

  const plain = ({ path, query }: ValidCall): string =>
    query.length === 0
      ? path
      : `${path}?${new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])).toString()}`;

  it('begin with a right one for every route', async () => {
    const routes = [...api.routes].filter((route) => !route.startsWith('HEAD ') && !isDocumentation(route));
    const called = new Set(calls.map(({ route }) => route));
    expect(routes.filter((route) => !called.has(route))).toEqual([]);
  });

  it('warm up with the right ones', async () => {
    // Sessions are kept awake once a minute, and something is refused.
    await api.sql(`UPDATE session SET last_seen_at = now() - interval '2 minutes'`);
    const officer = clients.get('motcua')!;
    expect((await officer.get(`/api/v1/dossiers/${randomUUID()}`)).status).toBe(404);
    expect((await officer.get(`/api/v1/papers/bundle?ids=${randomUUID()}`)).status).toBe(404);
    // Somebody at two offices is asked which.
    await api.sql(
      `INSERT INTO staff_role_at_office (staff_id, office_id, role)
       SELECT p.id, o.id, 'case_officer' FROM staff p, office o WHERE p.username = 'thuly2' AND o.code = 'H23.18.07'`,
    );
    expect((await (await api.as('thuly2')).get('/api/v1/staff')).status).toBe(422);
    const same = { 'idempotency-key': 'x' };
    for (let i = 0; i < 2; i++) expect((await officer.post('/api/v1/dossiers', INTAKE, same)).status).toBe(201);
    for (const [index, call] of [...calls.flatMap(withoutOneField), ...(await emptyChanges(api))].entries()) {
      if (index % 200 === 199) await collectShapes(known);
      const { status } = await clients
        .get(call.username)!
        .send(call.route.split(' ')[0]!, call.path, call.body, call.headers);
      expect([call.route, status < 500]).toEqual([call.route, true]);
    }
    const refused: string[] = [];
    for (const call of calls) {
      const method = call.route.split(' ')[0]!;
      const { status, body } = await clients.get(call.username)!.send(method, plain(call), call.body, call.headers);
      const act = (call.body as { transition?: string } | undefined)?.transition ?? '';
      if (status >= 400 && !/\/(?:login|password)$/.test(call.route))
        refused.push(`${call.route} ${act}: ${status} ${body.code}`);
    }
    expect(refused).toEqual([]);
    // What has been taken back is looked at once more, to say why it cannot be again.
    const recall = calls.find(({ route }) => route === 'POST /api/v1/notices/:id/recall')!;
    expect((await clients.get(recall.username)!.send('POST', recall.path, recall.body)).status).toBe(422);
    // Who takes over is somebody else than the usual one.
    const taker = (await api.as('thuly2')).user.id;
    const passed = await inState.processing(api);
    await mustAct(await api.as('lanhdao'), passed, 'reassign', { assigneeId: taker, reason: 'Nghỉ phép' });
    await collectShapes(known);
  });

  it('are each refused, or understood, and never break anything', async () => {
    calls = await prepare(COPIES);
    await collectShapes(known);
    const seen = new Map<string, string>();
    const generated = fc.sample(wrongCall(calls), { numRuns: CALLS, seed: SEED });
    const counts: Record<string, number> = {};
    const wrong: unknown[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < generated.length && wrong.length < 40) {
        const index = next++;
        if (index % 1_000 === 999) await collectShapes(seen);
        const call = generated[index]!;
        const fault = await faultOf(call, counts);
        if (fault) wrong.push({ index, fault, call: JSON.stringify(call).slice(0, 1500) });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(wrong).toEqual([]);

    // Most must get past the door, or only the door is tried.
    const understood = Object.entries(counts).reduce((sum, [status, n]) => sum + (Number(status) < 400 ? n : 0), 0);
    expect(understood).toBeGreaterThan(CALLS * 0.05);
    expect((counts['400'] ?? 0) + (counts['422'] ?? 0)).toBeGreaterThan(CALLS * 0.3);

    await collectShapes(seen);
    const fresh = [...seen]
      .filter(([id]) => !known.has(id))
      .map(([, query]) => query.replace(/\s+/g, ' ').slice(0, 3000));
    expect(fresh).toEqual([]);
  }, 1_500_000);

  it('leave the server as it was', async () => {
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    await api.sql('DELETE FROM sign_in_attempt');
    const officer = await TestClient.signIn(api.url, 'motcua');
    expect((await takeIn(officer)).state).toBe('accepted');
    expect((await officer.get('/health/ready')).body.status).toBe('ok');
    const errors = api.log.filter((line) => line.includes('request failed'));
    expect(errors).toEqual([]);
    const log = api.log.join('');
    expect(
      ['Nguyễn Thị Ho', '0912345678', '84912345678', 'hoa@example.com', DEMO_PASSWORD, '?'].filter((word) =>
        log.includes(word),
      ),
    ).toEqual([]);
  });

  async function prepare(copies: number): Promise<ValidCall[]> {
    const prepared = await validCalls(api, copies);
    for (const username of new Set([...SENDERS, ...prepared.map((call) => call.username)])) {
      if (!clients.has(username)) clients.set(username, await api.as(username));
    }
    return prepared;
  }

  async function faultOf(call: WrongCall, counts: Record<string, number>): Promise<string | undefined> {
    let answer: TestAnswer;
    try {
      answer = await clients.get(call.username)!.send(call.method, call.path, call.body, call.headers);
    } catch (error) {
      const cause = (error as { cause?: unknown }).cause;
      return `no answer: ${String(error)} ${String(cause)}`;
    }
    const { status, body, headers } = answer;
    counts[status] = (counts[status] ?? 0) + 1;
    if (status >= 500)
      return `${status} ${api.log.findLast((line) => line.includes(headers.get('x-request-id') ?? '?'))}`;
    if (status < 400) return undefined;
    if (call.method === 'HEAD') return undefined;
    if (!headers.get('content-type')?.startsWith('application/problem+json'))
      return `${status} as ${headers.get('content-type')}`;
    if (body.status !== status || !/^[a-z_]+(\.[a-z_]+)*$/.test(body.code as string))
      return `${status} says ${JSON.stringify(body)}`;
    if (/node_modules|QueryFailed|syntax error|relation "|\.[jt]s:\d/.test(JSON.stringify(body)))
      return `${status} shows internals: ${JSON.stringify(body)}`;
    return undefined;
  }
});
