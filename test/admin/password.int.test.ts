import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, startTestApi, type TestApi, TestClient } from '../support/api.js';
import { audited, body, expectRefusal, GOOD_PASSWORD, staffId } from './administration.js';

const PASSWORD = '/api/v1/auth/password';

describe('one’s own password', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  it('is changed, and ends the other sessions of the person only', async () => {
    const here = await TestClient.signIn(api.url, 'motcua');
    const there = await TestClient.signIn(api.url, 'motcua');
    const other = await TestClient.signIn(api.url, 'thuly');
    const change = { current: DEMO_PASSWORD, new: GOOD_PASSWORD };
    const headers = { 'idempotency-key': 'change-1' };
    expect(body(await here.post(PASSWORD, change, headers), 200)).toEqual({ passwordChanged: true });
    expect(body(await here.post(PASSWORD, change, headers), 200)).toEqual({ passwordChanged: true });
    expect((await here.get('/api/v1/auth/me')).status).toBe(200);
    expect((await other.get('/api/v1/auth/me')).status).toBe(200);
    expectRefusal(await there.get('/api/v1/auth/me'), 401, 'auth.required');
    await expect(TestClient.signIn(api.url, 'motcua')).rejects.toThrow('401');
    await TestClient.signIn(api.url, 'motcua', GOOD_PASSWORD);
    expect(await audited(api, 'staff', await staffId(api, 'motcua'))).toEqual([
      { by: 'motcua', action: 'change', before: null, after: { passwordChanged: true } },
    ]);
    expect(api.log.join('')).not.toContain(GOOD_PASSWORD);
  });

  it('refuses weak and unchanged ones, and leaves everything as it was', async () => {
    const client = await api.as('thuly');
    const refused = async (next: string, code: string): Promise<void> =>
      expectRefusal(await client.post(PASSWORD, { current: DEMO_PASSWORD, new: next }), 422, code, 'new');
    await refused('ngắn', 'password.too_short');
    await refused('phamquanghuythuly1', 'password.personal');
    await refused(DEMO_PASSWORD, 'password.unchanged');
    await TestClient.signIn(api.url, 'thuly');
  });

  it('counts wrong guesses like failed sign-ins', async () => {
    const client = await api.as('vanthu');
    const guess = { current: 'không phải mật khẩu này', new: GOOD_PASSWORD };
    for (let i = 0; i < 5; i++) {
      expectRefusal(await client.post(PASSWORD, guess), 422, 'auth.current_password_wrong', 'current');
    }
    const locked = await client.post(PASSWORD, { ...guess, current: DEMO_PASSWORD });
    expectRefusal(locked, 429, 'auth.locked');
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    await expect(TestClient.signIn(api.url, 'vanthu')).rejects.toThrow('429');
  });

  it('needs a session, its token and a key', async () => {
    const client = await api.as('lanhdao');
    const change = { current: DEMO_PASSWORD, new: GOOD_PASSWORD };
    expectRefusal(await client.post(PASSWORD, change, { cookie: '' }), 401, 'auth.required');
    expectRefusal(await client.post(PASSWORD, change, { 'x-csrf-token': '' }), 403, 'csrf.token_wrong');
    expectRefusal(await client.post(PASSWORD, change, { 'idempotency-key': '' }), 400, 'idempotency.key_missing');
  });
});
