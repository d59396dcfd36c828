import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { digestOf } from '../support/digest.js';
import { birthRegistration } from '../support/dossiers.js';

/** Every route is asked for its token in test/walls/route-matrix; here are the ways a page of another site tries. */
describe('a call that another site makes with our cookie', () => {
  let api: TestApi;
  let officer: TestClient;
  let before: string;
  beforeAll(async () => {
    api = await startTestApi();
    officer = await api.as('motcua');
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    before = await digestOf(api);
  });

  const intake = (headers: Record<string, string>): ReturnType<TestClient['post']> =>
    officer.post('/api/v1/dossiers', birthRegistration(), headers);

  it.each([
    ['no token', { 'x-csrf-token': '' }],
    ['another token', { 'x-csrf-token': 'x'.repeat(43) }],
    ['half a token', { 'x-csrf-token': 'x'.repeat(20) }],
    ['letters beyond ASCII', { 'x-csrf-token': 'ÿ'.repeat(43) }],
  ] as [string, Record<string, string>][])('is refused with %s', async (_case, headers) => {
    const answer = await intake(headers);
    expect([answer.status, answer.body.code]).toEqual([403, 'csrf.token_wrong']);
    expect(await digestOf(api)).toBe(before);
  });

  it('is refused with the token of another session of the same person', async () => {
    const other = await TestClient.signIn(api.url, 'motcua');
    const answer = await intake({ 'x-csrf-token': other.csrfToken });
    expect([answer.status, answer.body.code]).toEqual([403, 'csrf.token_wrong']);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'file://' },
    { origin: 'no url at all' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'invented' },
  ] as Record<string, string>[])('is refused although it has the token: %j', async (headers) => {
    for (const answer of [
      await intake(headers),
      await officer.post('/api/v1/dossiers/search', { phone: '0912345678' }, headers),
      await officer.post('/api/v1/auth/logout', undefined, headers),
      await TestClient.nobody(api.url).post(
        '/api/v1/auth/login',
        { username: 'motcua', password: DEMO_PASSWORD },
        headers,
      ),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'csrf.foreign_origin']);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(await digestOf(api)).toBe(before);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'is refused as a form of type %j',
    async (type) => {
      const body = JSON.stringify(birthRegistration());
      const answer = await officer.post('/api/v1/dossiers', body, { 'content-type': type });
      expect([answer.status, answer.body.code]).toEqual([415, 'request.unsupported_media_type']);
      expect(await digestOf(api)).toBe(before);
    },
  );

  it.each([{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }] as Record<string, string>[])(
    'is no such call when it comes from our own page: %j',
    async (headers) => {
      expect((await intake({ ...headers, origin: api.url })).status).toBe(201);
    },
  );

  it('gets no leave from us to read answers elsewhere', async () => {
    const { headers } = await officer.send('GET', '/api/v1/auth/me', undefined, { origin: 'https://evil.example' });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const preflight = await officer.send('OPTIONS', '/api/v1/dossiers', undefined, {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    });
    expect(preflight.status).toBeGreaterThanOrEqual(400);
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});
