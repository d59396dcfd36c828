import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordHasher } from '../../server/src/auth/password/password-hasher.js';
import { DEMO_PASSWORD, startTestApi, type TestAnswer, type TestApi, TestClient, WARD } from '../support/api.js';

describe('signing in', () => {
  let api: TestApi;
  let nobody: TestClient;
  /** Passwords that the hasher has really been asked about. */
  let hashed = 0;

  beforeAll(async () => {
    api = await startTestApi();
    nobody = TestClient.nobody(api.url);
    const hasher = api.app.get(PasswordHasher);
    const verify = hasher.verify.bind(hasher);
    hasher.verify = (...args) => {
      hashed++;
      return verify(...args);
    };
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.sql('DELETE FROM sign_in_attempt');
    hashed = 0;
  });

  const login = (
    username: string,
    password = DEMO_PASSWORD,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer> => nobody.post('/api/v1/auth/login', { username, password }, headers);
  const wrong = (username: string, headers?: Record<string, string>): Promise<TestAnswer> =>
    login(username, 'khong-phai-mat-khau', headers);
  const told = ({ status, body }: TestAnswer): unknown => ({ status, ...body, requestId: '' });

  it('answers who one is, and the token against forgery, and nothing more', async () => {
    const { status, body, headers } = await login('motcua');
    expect(status).toBe(200);
    const user = {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      username: 'motcua',
      fullName: 'Lê Thị Mai',
      title: 'Công chức Một cửa',
      roles: [{ role: 'counter_officer', officeCode: WARD, officeName: 'UBND phường Cộng Hòa' }],
      delegations: [],
    };
    expect(body).toEqual({ user, csrfToken: expect.stringMatching(/^[\w-]{40,}$/) });

    const cookie = headers.get('set-cookie')!.split(';')[0]!;
    const me = await nobody.send('GET', '/api/v1/auth/me', undefined, { cookie });
    expect([me.status, me.body]).toEqual([200, body]);
  });

  it('gives another session with each sign-in, whatever cookie the browser brought', async () => {
    const cookies = [];
    for (const cookie of ['', 'motcua=given-by-an-attacker']) {
      cookies.push((await login('motcua', DEMO_PASSWORD, { cookie })).headers.get('set-cookie')!.split(';')[0]);
    }
    cookies.push(
      (await login('motcua', DEMO_PASSWORD, { cookie: cookies[0]! })).headers.get('set-cookie')!.split(';')[0],
    );
    expect(new Set([...cookies, 'motcua=given-by-an-attacker']).size).toBe(4);
  });

  it('takes a user name however it is typed, and a password only as it is', async () => {
    expect((await login(' MotCua ')).status).toBe(200);
    expect((await login('motcua', ` ${DEMO_PASSWORD}`)).status).toBe(401);
    expect((await login('motcua', DEMO_PASSWORD.toUpperCase())).status).toBe(401);
  });

  it('tells a wrong password, an unknown name and a disabled account alike, and works as hard for each', async () => {
    await api.sql(`UPDATE staff SET disabled_at = now() WHERE username = 'thuly2'`);
    const answers = [await wrong('motcua'), await wrong('khong-co-ai'), await login('thuly2'), await wrong('thuly2')];
    for (const answer of answers) expect(told(answer)).toEqual(told(answers[0]!));
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'auth.wrong_credentials' } });
    expect(hashed).toBe(4);
    expect(answers[0]!.headers.get('set-cookie')).toBeNull();
    await api.sql(`UPDATE staff SET disabled_at = NULL WHERE username = 'thuly2'`);
  });

  it.each([
    ['a known name', 'lanhdao'],
    ['an unknown name', 'nguoi-la'],
  ])('locks %s with the sixth failure in fifteen minutes', async (_case, name) => {
    for (let i = 0; i < 5; i++) expect((await wrong(name)).status).toBe(401);
    const sixth = await wrong(name, { 'x-forwarded-for': '203.0.113.9' });
    expect(told(sixth)).toEqual({
      type: 'about:blank',
      status: 429,
      code: 'auth.locked',
      title: expect.any(String),
      requestId: '',
    });
    const wait = Number(sixth.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(14 * 60);
    expect(wait).toBeLessThanOrEqual(15 * 60);
    expect(hashed).toBe(5);
  });

  it('keeps the right password out while the name is locked, and lets it in after', async () => {
    for (let i = 0; i < 6; i++) await wrong('lanhdao2');
    expect(await login('lanhdao2')).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
    expect(await login('LANHDAO2 ')).toMatchObject({ status: 429 });
    expect((await login('motcua2')).status).toBe(200);
    // Trying on does not make it longer.
    await api.sql(`UPDATE sign_in_attempt SET window_start = now() - interval '14 minutes 30 seconds'`);
    const again = await wrong('lanhdao2');
    expect(again.status).toBe(429);
    expect(Number(again.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    await api.sql(`UPDATE sign_in_attempt SET window_start = now() - interval '15 minutes 1 second'`);
    expect((await login('lanhdao2')).status).toBe(200);
  });

  it('forgets failures with a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) expect((await wrong('vanthu')).status).toBe(401);
      expect((await login('vanthu')).status).toBe(200);
    }
  });

  it.each(['giamsat', 'mot-nguoi-la'])('lets five of fifty tries at once through to the hasher: %s', async (name) => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        wrong(i % 2 ? name : name.toUpperCase(), { 'x-forwarded-for': `10.0.0.${i}` }),
      ),
    );
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect({ refused: count(401), locked: count(429), hashed }).toEqual({ refused: 5, locked: 45, hashed: 5 });
    for (const { status, headers } of answers) {
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('does not keep others waiting while a hundred names are tried at once', async () => {
    const officer = await api.as('motcua');
    let answered = 0;
    const crowd = Array.from({ length: 120 }, (_, i) => wrong(`ke-la-${i}`).finally(() => answered++));
    for (let i = 0; i < 5; i++) expect((await officer.get('/api/v1/auth/me')).status).toBe(200);
    // In line behind them, the officer would have seen all of them answered.
    expect(answered).toBeLessThan(crowd.length);
    const answers = await Promise.all(crowd);
    for (const { status, body, headers } of answers) {
      expect(
        status === 401 || (status === 429 && body.code === 'auth.busy' && headers.get('retry-after') === '2'),
      ).toBe(true);
    }
  });

  it('refuses a one-time code while no account uses them', async () => {
    const refused = await nobody.post('/api/v1/auth/login', {
      username: 'motcua',
      password: DEMO_PASSWORD,
      otp: '123456',
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'auth.otp_not_enabled' } });
    expect(refused.headers.get('set-cookie')).toBeNull();
    const empty = await nobody.post('/api/v1/auth/login', { username: 'motcua', password: DEMO_PASSWORD, otp: '' });
    expect(empty.status).toBe(200);
  });
});
