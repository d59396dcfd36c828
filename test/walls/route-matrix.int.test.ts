import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestAnswer, type TestApi, TestClient } from '../support/api.js';
import { digestOf } from '../support/digest.js';
import { ADMIN_FIXTURES } from './admin-fixtures.js';
import {
  type Call,
  type Caller,
  CALLERS,
  isDocumentation,
  ROUTE_FIXTURES,
  type RouteFixture,
  statusFor,
} from './route-fixtures.js';

const FIXTURES = [...ROUTE_FIXTURES, ...ADMIN_FIXTURES];
const EVERYBODY = Object.keys(CALLERS) as Caller[];
const methodOf = ({ route }: RouteFixture): string => route.split(' ')[0]!;
const nameOf = ({ route, naming }: RouteFixture): string => (naming ? `${route} by ${naming}` : route);

/** All that a caller sees of an answer, but for its own number and time. */
const seen = ({ status, body, headers }: TestAnswer): unknown => {
  const shown = Object.fromEntries(headers);
  delete shown['date'];
  delete shown['x-request-id'];
  const text = JSON.stringify(typeof body === 'object' ? { ...body, ...(body.requestId && { requestId: '' }) } : body);
  return { status, text, headers: shown };
};

describe('every route × role × {own, foreign, absent}', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  async function clientOf(caller: Caller, fixture: RouteFixture): Promise<TestClient> {
    const username = CALLERS[caller];
    if (username === null) return TestClient.nobody(api.url);
    return fixture.endsSession ? TestClient.signIn(api.url, username) : api.as(username);
  }

  async function ask(fixture: RouteFixture, caller: Caller, id: string): Promise<TestAnswer> {
    const { path, body, headers }: Call = await fixture.call(api, id);
    return (await clientOf(caller, fixture)).send(methodOf(fixture), path, body, headers);
  }

  it('has a fixture for every route of the router, and none too many', () => {
    const fixed = new Set(FIXTURES.map(({ route }) => route));
    // The framework answers HEAD wherever it answers GET.
    const heads = [...fixed].filter((route) => route.startsWith('GET ')).map((route) => route.replace('GET', 'HEAD'));
    const routes = [...api.routes].filter((route) => !isDocumentation(route));
    expect(routes.filter((route) => !fixed.has(route) && !heads.includes(route))).toEqual([]);
    expect([...fixed, ...heads].filter((route) => !api.routes.has(route))).toEqual([]);
  });

  it('has no documentation in the document that the router does not serve, and leaves none out', async () => {
    const { body } = await TestClient.nobody(api.url).get('/api/v1/openapi.json');
    const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const contract = [...api.routes].filter((route) => !/^HEAD | \/(?:local\/|api\/docs|api\/v1\/openapi)/.test(route));
    expect(documented.sort()).toEqual(contract.sort());
  });

  describe.each(FIXTURES.map((fixture) => ({ name: nameOf(fixture), fixture })))('$name', ({ fixture }) => {
    const { ids } = fixture;

    it('answers each role as the table says', async () => {
      const wrong: string[] = [];
      let id: string | null = null;
      for (const caller of EVERYBODY) {
        id ??= ids ? await ids.own(api) : '';
        const answer = await ask(fixture, caller, id);
        const right = statusFor(fixture.own, caller);
        // What somebody has changed is no more what the next may change.
        if (methodOf(fixture) !== 'GET' && answer.status < 400) id = null;
        if (answer.status !== right) wrong.push(`${caller}: ${answer.status} ${answer.body?.code}, not ${right}`);
      }
      expect(wrong).toEqual([]);
    });

    if (ids) {
      it('hides what is not the ward’s', async () => {
        const foreignId = await ids.foreign?.(api);
        const wrong: string[] = [];
        for (const caller of EVERYBODY) {
          const absent = await ask(fixture, caller, ids.absent);
          const right = statusFor(fixture.hidden ?? 404, caller);
          if (absent.status !== right)
            wrong.push(`${caller}, absent: ${absent.status} ${absent.body?.code}, not ${right}`);
          if (foreignId === undefined) continue;
          const foreign = await ask(fixture, caller, foreignId);
          if (fixture.noSecret !== undefined) {
            const open = statusFor(fixture.own, caller);
            if (foreign.status !== open) wrong.push(`${caller}, foreign: ${foreign.status}, not ${open}`);
          } else expect({ caller, ...(seen(foreign) as object) }).toEqual({ caller, ...(seen(absent) as object) });
        }
        expect(wrong).toEqual([]);
      });
    }

    if (methodOf(fixture) === 'GET') {
      it('reads without changing anything, and answers HEAD alike', async () => {
        const before = await digestOf(api);
        const id = ids ? await ids.own(api) : '';
        const after = ids ? await digestOf(api) : before;
        for (const caller of EVERYBODY) {
          const { path } = await fixture.call(api, id);
          const client = await clientOf(caller, fixture);
          const full = await client.get(path);
          const head = await client.send('HEAD', path);
          expect([caller, head.status, head.body]).toEqual([caller, full.status, '']);
        }
        expect(await digestOf(api)).toBe(after);
      });
    } else if (fixture.secret !== undefined) {
      it('asks every caller for its secret, and changes nothing without', async () => {
        const call = await fixture.call(api, '');
        const before = await digestOf(api);
        for (const wrong of ['x', `${fixture.secret!.slice(0, -1)}x`]) {
          const given = JSON.parse(JSON.stringify(call).replaceAll(fixture.secret!, wrong)) as Call;
          const answer = await TestClient.nobody(api.url).send(
            methodOf(fixture),
            given.path,
            given.body,
            given.headers,
          );
          expect([answer.status, answer.body.code]).toEqual([401, 'gateway.token_wrong']);
        }
        expect(await digestOf(api)).toBe(before);
      });
    } else if (fixture.route !== 'POST /api/v1/auth/login') {
      it('asks every caller for the token against forgery, and changes nothing without', async () => {
        const id = ids ? await ids.own(api) : '';
        const { path, body, headers } = await fixture.call(api, id);
        const before = await digestOf(api);
        for (const caller of EVERYBODY) {
          if (caller === 'nobody') continue;
          const client = await clientOf(caller, fixture);
          for (const token of ['', 'x', (await api.as('motcua2')).csrfToken]) {
            const answer = await client.send(methodOf(fixture), path, body, { ...headers, 'x-csrf-token': token });
            expect([caller, answer.status, answer.body.code]).toEqual([caller, 403, 'csrf.token_wrong']);
          }
        }
        expect(await digestOf(api)).toBe(before);
      });
    }
  });
});
