import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestAnswer, type TestApi, TestClient } from '../support/api.js';

const PREFERENCES = '/api/v1/auth/preferences';
const DEFAULTS = {
  locale: 'vi',
  theme: 'system',
  railFolded: false,
  columns: [],
  favouriteProcedures: [],
  recentProcedures: [],
  digestPutAway: null,
  digestByMail: true,
};
const codes = (count: number): string[] => Array.from({ length: count }, (_, i) => `1.${String(i).padStart(6, '0')}`);

describe('preferences', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const save = (client: TestClient, changes?: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> =>
    client.send('PUT', PREFERENCES, changes, headers);
  const kept = async (client: TestClient): Promise<unknown> => {
    const { status, body } = await client.get(PREFERENCES);
    expect(status).toBe(200);
    return body as unknown;
  };

  it('are the usual ones until somebody sets their own', async () => {
    expect(await kept(await api.as('lanhdao'))).toEqual(DEFAULTS);
    expect(await api.sql('SELECT * FROM staff_preference')).toEqual([]);
  });

  it('change field by field, for this person in every browser and for nobody else', async () => {
    const here = await api.as('motcua');
    const first = { locale: 'en', columns: ['dueAt', 'code', 'applicant'] };
    expect(await save(here, first)).toMatchObject({ status: 200, body: { ...DEFAULTS, ...first } });
    const second = {
      theme: 'dark',
      railFolded: true,
      favouriteProcedures: ['1.001193'],
      recentProcedures: ['2.000815', '1.001193'],
    };
    const all = { ...first, ...second, digestPutAway: null, digestByMail: true };
    expect((await save(here, second)).body).toEqual(all);
    expect(await kept(await TestClient.signIn(api.url, 'motcua'))).toEqual(all);
    expect((await save(here, { columns: [], railFolded: false })).body).toEqual({
      ...all,
      columns: [],
      railFolded: false,
    });
    expect(await kept(await api.as('thuly'))).toEqual(DEFAULTS);
  });

  it('stay as they are when nothing is named', async () => {
    const client = await api.as('thuly');
    await save(client, { theme: 'light' });
    for (const nothing of [{}, undefined]) {
      expect(await save(client, nothing)).toMatchObject({ status: 200, body: { ...DEFAULTS, theme: 'light' } });
    }
  });

  it('keep what two windows save at once', async () => {
    const client = await api.as('vanthu');
    const changes = [{ locale: 'en' }, { theme: 'dark' }, { railFolded: true }, { columns: ['code'] }];
    const answers = await Promise.all(changes.map((change) => save(client, change)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await kept(client)).toEqual({
      ...DEFAULTS,
      locale: 'en',
      theme: 'dark',
      railFolded: true,
      columns: ['code'],
    });
  });

  it('are saved once per key', async () => {
    const client = await api.as('giamsat');
    const headers = { 'idempotency-key': 'theme-1' };
    const first = await save(client, { theme: 'dark' }, headers);
    await save(client, { theme: 'light' });
    expect(await save(client, { theme: 'dark' }, headers)).toMatchObject({ status: 200, body: first.body as object });
    expect(await kept(client)).toEqual({ ...DEFAULTS, theme: 'light' });
    expect(await save(client, { theme: 'system' }, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency.key_reused' },
    });
  });

  it('need a session, its token and a key', async () => {
    const client = await api.as('quantri');
    const refusal = async (headers: Record<string, string>): Promise<unknown[]> => {
      const { status, body } = await save(client, { theme: 'dark' }, headers);
      return [status, body.code];
    };
    expect(await refusal({ cookie: '' })).toEqual([401, 'auth.required']);
    expect(await refusal({ 'x-csrf-token': '' })).toEqual([403, 'csrf.token_wrong']);
    expect(await refusal({ origin: 'https://evil.example' })).toEqual([403, 'csrf.foreign_origin']);
    expect(await refusal({ 'idempotency-key': '' })).toEqual([400, 'idempotency.key_missing']);
    expect((await TestClient.nobody(api.url).get(PREFERENCES)).status).toBe(401);
    expect(await kept(client)).toEqual(DEFAULTS);
  });

  it.each([
    ['a language there is not', { locale: 'fr' }, 'locale', 'field.invalid'],
    ['a theme there is not', { theme: 'pink' }, 'theme', 'field.invalid'],
    ['null', { theme: null }, 'theme', 'field.invalid'],
    ['a word for a flag', { railFolded: 'true' }, 'railFolded', 'field.wrong_type'],
    ['one column instead of a list', { columns: 'code' }, 'columns', 'field.wrong_type'],
    ['a column with a sign', { columns: ['code', 'due_at'] }, 'columns', 'field.invalid'],
    ['a column without a name', { columns: [''] }, 'columns', 'field.invalid'],
    ['a column of 41 letters', { columns: ['a'.repeat(41)] }, 'columns', 'field.invalid'],
    ['a column twice', { columns: ['code', 'dueAt', 'code'] }, 'columns', 'field.invalid'],
    ['a column that is a number', { columns: [1] }, 'columns', 'field.invalid'],
    ['a code that is none', { favouriteProcedures: ['khai sinh'] }, 'favouriteProcedures', 'field.invalid'],
    ['a code with a line break', { recentProcedures: ['1.001193\n'] }, 'recentProcedures', 'field.invalid'],
    ['a procedure twice', { recentProcedures: ['1.001193', '1.001193'] }, 'recentProcedures', 'field.invalid'],
    ['51 procedures', { favouriteProcedures: codes(51) }, 'favouriteProcedures', 'field.out_of_range'],
    ['a field there is not', { fontSize: 20 }, 'fontSize', 'field.unknown'],
  ])('refuse %s', async (_case, changes, path, code) => {
    const client = await api.as('lanhdao');
    expect(await save(client, { locale: 'en', ...changes })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path, code }] },
    });
    expect(await kept(client)).toEqual(DEFAULTS);
  });

  it('take fifty of each list', async () => {
    const client = await api.as('lanhdao2');
    const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX'];
    const columns = letters.map((letter) => letter.repeat(40));
    const full = { columns, favouriteProcedures: codes(50), recentProcedures: codes(50).reverse() };
    expect((await save(client, full)).body).toEqual({ ...DEFAULTS, ...full });
  });

  it('take no names in the query', async () => {
    const client = await api.as('thuly2');
    for (const method of ['GET', 'PUT']) {
      const body = method === 'PUT' ? {} : undefined;
      expect(await client.send(method, `${PREFERENCES}?theme=dark`, body)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'theme', code: 'field.unknown' }] },
      });
    }
  });

  it('cannot be deleted by the application', async () => {
    await expect(api.db.query('DELETE FROM staff_preference')).rejects.toThrow('permission denied');
  });
});
