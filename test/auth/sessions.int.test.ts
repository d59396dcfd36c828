import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, startTestApi, type TestApi, TestClient } from '../support/api.js';

describe('a session', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const signIn = (username: string): Promise<TestClient> => TestClient.signIn(api.url, username);
  const isIn = async (client: TestClient): Promise<boolean> => {
    const { status, body } = await client.get('/api/v1/auth/me');
    if (status !== 200) expect([status, body.code]).toEqual([401, 'auth.required']);
    return status === 200;
  };
  const move = (client: TestClient, column: 'created_at' | 'last_seen_at', by: string): Promise<unknown> =>
    api.sql(`UPDATE session SET ${column} = now() - $2::interval WHERE staff_id = $1`, [client.user.id, by]);

  it('ends with signing out, in this browser only', async () => {
    const [here, there] = [await signIn('motcua'), await signIn('motcua')];
    const answer = await here.post('/api/v1/auth/logout');
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(answer.headers.get('set-cookie')).toMatch(/^motcua=; .*Expires=Thu, 01 Jan 1970/);
    expect([await isIn(here), await isIn(there)]).toEqual([false, true]);
    expect((await here.post('/api/v1/auth/logout')).status).toBe(401);
  });

  it('ends after sixty minutes without a call, and a call keeps it', async () => {
    const client = await signIn('thuly');
    for (let hour = 0; hour < 3; hour++) {
      await move(client, 'last_seen_at', '59 minutes');
      expect(await isIn(client)).toBe(true);
    }
    await move(client, 'last_seen_at', '60 minutes 1 second');
    expect(await isIn(client)).toBe(false);
    // Not even the call that found it asleep wakes it up.
    expect(await isIn(client)).toBe(false);
  });

  it('ends after twelve hours, however busy', async () => {
    const client = await signIn('vanthu');
    await move(client, 'created_at', '11 hours 59 minutes');
    expect(await isIn(client)).toBe(true);
    await move(client, 'created_at', '12 hours 1 second');
    expect(await isIn(client)).toBe(false);
  });

  it('ends with the next call once the account is disabled', async () => {
    const client = await signIn('giamsat');
    expect((await client.get('/api/v1/dossiers')).status).toBe(200);
    await api.sql('UPDATE staff SET disabled_at = now() WHERE id = $1', [client.user.id]);
    expect((await client.get('/api/v1/dossiers')).status).toBe(401);
    expect((await client.post('/api/v1/auth/logout')).status).toBe(401);
    await expect(signIn('giamsat')).rejects.toThrow('401');
  });

  it('loses a role with the next call once it is taken away', async () => {
    const client = await signIn('lanhdao2');
    expect((await client.get('/api/v1/dossiers')).status).toBe(200);
    await api.sql('DELETE FROM staff_role_at_office WHERE staff_id = $1', [client.user.id]);
    expect((await client.get('/api/v1/dossiers')).status).toBe(403);
    expect((await client.get('/api/v1/auth/me')).body.user.roles).toEqual([]);
  });

  it('is kept as a digest that opens nothing', async () => {
    const client = await signIn('motcua2');
    const token = client.cookie.split('=')[1]!;
    const rows = await api.sql<{ kept: string }>(
      `SELECT encode(token_hash, 'escape') || encode(token_hash, 'hex') AS kept FROM session`,
    );
    expect(rows.some(({ kept }) => kept.includes(token))).toBe(false);
    const [{ hex }] = (await api.sql(`SELECT encode(token_hash, 'base64') AS hex FROM session LIMIT 1`)) as [
      { hex: string },
    ];
    expect((await client.send('GET', '/api/v1/auth/me', undefined, { cookie: `motcua=${hex}` })).status).toBe(401);
  });

  it.each([
    ['none', ''],
    ['an empty one', 'motcua='],
    ['an invented one', `motcua=${'x'.repeat(43)}`],
    ['a very long one', `motcua=${'x'.repeat(4000)}`],
    ['a broken one', 'motcua=%ff%00;;=;motcua'],
    ['SQL', `motcua=' OR 1=1 --`],
    ['another name', `__Host-motcua=${'x'.repeat(43)}`],
  ])('is not opened by a cookie that is wrong: %s', async (_case, cookie) => {
    const answer = await TestClient.nobody(api.url).send('GET', '/api/v1/auth/me', undefined, { cookie });
    expect([answer.status, answer.body.code]).toEqual([401, 'auth.required']);
  });

  it('has a cookie that scripts and other sites cannot use', async () => {
    const answer = await login(api);
    expect(cookieParts(answer.headers.get('set-cookie')!)).toEqual({
      name: 'motcua',
      attributes: ['HttpOnly', 'Path=/', 'SameSite=Strict'],
    });
    expect(answer.headers.get('strict-transport-security')).toBeNull();
  });
});

describe('a session behind https', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ PUBLIC_URL: 'https://motcua.conghoa.example' });
  });
  afterAll(() => api.stop());

  it('has a cookie that is bound to this host and to https', async () => {
    const answer = await login(api);
    expect(cookieParts(answer.headers.get('set-cookie')!)).toEqual({
      name: '__Host-motcua',
      attributes: ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'],
    });
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/);
    const client = await TestClient.signIn(api.url, 'motcua');
    expect((await client.get('/api/v1/auth/me')).status).toBe(200);
    const out = await client.post('/api/v1/auth/logout');
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-motcua=; .*Secure/);
  });

  it('is not opened by a cookie without the prefix, which a neighbour host could plant', async () => {
    const client = await TestClient.signIn(api.url, 'motcua');
    const planted = client.cookie.replace('__Host-', '');
    expect((await client.send('GET', '/api/v1/auth/me', undefined, { cookie: planted })).status).toBe(401);
  });

  it.each([
    ['https://motcua.conghoa.example', 200],
    ['https://motcua.conghoa.example.evil.example', 403],
    ['https://evil.example', 403],
  ])('takes calls of pages at %s: %i', async (origin, status) => {
    const client = await TestClient.signIn(api.url, 'motcua');
    expect((await client.post('/api/v1/dossiers/search', { phone: '0912345678' }, { origin })).status).toBe(status);
  });
});

const login = (api: TestApi): ReturnType<TestClient['post']> =>
  TestClient.nobody(api.url).post('/api/v1/auth/login', { username: 'motcua', password: DEMO_PASSWORD });

function cookieParts(header: string): { name: string; attributes: string[] } {
  const [pair, ...attributes] = header.split('; ');
  expect(pair!.split('=')[1]).toMatch(/^[\w-]{43}$/);
  return { name: pair!.split('=')[0]!, attributes: attributes.sort() };
}
