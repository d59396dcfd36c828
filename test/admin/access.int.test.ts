import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, TestClient } from '../support/api.js';
import { expectRefusal } from './administration.js';

const ID = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10';

/** Posted for its body alone: a rehearsal changes nothing, so that there is nothing to do twice. */
const REHEARSAL = '/api/v1/admin/calendars/rehearsals';

/** Doors of the administration that others may come to as well; what they may do behind them the walls' tests say. */
const OPEN_TO: Readonly<Record<string, string>> = {
  lanhdao: '/api/v1/admin/notice-templates',
  giamsat: '/api/v1/admin/notices/health',
};

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly $ref?: string } }> };
}
interface Schema {
  readonly properties?: Record<string, { readonly example?: unknown; readonly type?: string; readonly $ref?: string }>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

describe('who may administer', () => {
  let api: TestApi;
  let document: Document;
  let routes: { method: string; path: string; operation: Operation }[];
  beforeAll(async () => {
    api = await startTestApi();
    document = (await (await fetch(`${api.url}/api/v1/openapi.json`)).json()) as Document;
    routes = Object.entries(document.paths)
      .filter(([path]) => path.startsWith('/api/v1/admin/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
      );
  });
  afterAll(() => api.stop());

  const addressOf = (path: string): string => path.replace('{id}', ID).replace('{code}', '1.001193');

  it.each(['motcua', 'thuly', 'lanhdao', 'vanthu', 'giamsat'])('refuses %s every call', async (username) => {
    const client = await api.as(username);
    for (const { method, path } of routes.filter((route) => !route.path.startsWith(OPEN_TO[username] ?? 'none'))) {
      const answer = await client.send(method, addressOf(path), method === 'GET' ? undefined : {});
      expectRefusal(answer, 403, 'role.not_allowed');
    }
    expect(routes.length).toBeGreaterThanOrEqual(30);
  });

  it('refuses whoever is not signed in', async () => {
    const { url } = api;
    for (const { method, path } of routes) {
      expect((await fetch(url + addressOf(path), { method })).status).toBe(401);
    }
  });

  it('asks every writing call for a key, and an administrator’s too', async () => {
    const admin = await TestClient.signIn(api.url, 'quantri');
    const writing = routes.filter(({ method, path }) => method !== 'GET' && path !== REHEARSAL);
    expect(routes.length - writing.length - routes.filter(({ method }) => method === 'GET').length).toBe(1);
    for (const { method, path } of writing) {
      const answer = await admin.send(method, addressOf(path), {}, { 'idempotency-key': '' });
      expect([path, answer.status]).toEqual([path, 400]);
    }
  });

  it('describes every call, and gives an example of every field', () => {
    const nameless = routes.filter(({ operation }) => !operation.summary).map(({ path }) => path);
    expect(nameless).toEqual([]);
    const bodies = routes.flatMap(({ operation }) =>
      // A file comes in a form, which has no name.
      Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => schema.$ref?.split('/').at(-1) ?? []),
    );
    const bare = [...new Set(bodies)].flatMap((name) =>
      Object.entries(document.components.schemas[name]?.properties ?? {})
        .filter(([, field]) => field.example === undefined && field.type !== 'array' && field.$ref === undefined)
        .filter(([, field]) => !('allOf' in field))
        .map(([field]) => `${name}.${field}`),
    );
    const queries = routes.flatMap(({ path, operation }) =>
      (operation.parameters ?? [])
        .filter(
          (one) => one.in === 'query' && one.example === undefined && !('schema' in one && hasExample(one.schema)),
        )
        .map((one) => `${path}?${one.name}`),
    );
    expect([...bare, ...queries]).toEqual([]);
  });
});

const hasExample = (schema: unknown): boolean => typeof schema === 'object' && schema !== null && 'example' in schema;
