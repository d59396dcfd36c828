import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTHER_WARD, startTestApi, type TestApi, TestClient, WARD } from '../support/api.js';
import {
  audited,
  body,
  expectRefusal,
  GOOD_PASSWORD,
  provinceAdministrator,
  type Row,
  staffId,
} from './administration.js';

const STAFF = '/api/v1/admin/staff';
let people = 0;
const person = (changes: object = {}): Record<string, unknown> => ({
  username: `canbo${++people}`,
  fullName: 'Hoàng Thị Lựu',
  title: 'Công chức',
  email: 'Luu.HT@HaiDuong.gov.vn',
  password: GOOD_PASSWORD,
  roles: [{ role: 'case_officer', officeCode: WARD }],
  ...changes,
});

describe('accounts', () => {
  let api: TestApi;
  let admin: TestClient;
  let province: TestClient;
  const create = async (changes: object = {}): Promise<Row> => body(await admin.post(STAFF, person(changes)), 201);
  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('quantri');
    province = await provinceAdministrator(api);
  });
  afterAll(() => api.stop());

  it('opens an account that can sign in, and records it without the password', async () => {
    const made = await create({ username: 'hoa.nv' });
    expect(made).toEqual({
      id: made.id,
      username: 'hoa.nv',
      fullName: 'Hoàng Thị Lựu',
      title: 'Công chức',
      email: 'Luu.HT@haiduong.gov.vn',
      portalSource: null,
      roles: [{ role: 'case_officer', officeCode: WARD }],
      disabledAt: null,
      createdAt: made['createdAt'],
      version: 1,
    });
    const client = await TestClient.signIn(api.url, 'hoa.nv', GOOD_PASSWORD);
    expect(client.user.roles).toEqual([{ role: 'case_officer', officeCode: WARD, officeName: 'UBND phường Cộng Hòa' }]);
    expect(await audited(api, 'staff', made.id)).toEqual([
      { by: 'quantri', action: 'create', before: null, after: made },
    ]);
    const [hash] = await api.sql<{ password_hash: string }>('SELECT password_hash FROM staff WHERE id = $1', [made.id]);
    const audit = JSON.stringify(await api.sql('SELECT * FROM admin_audit'));
    expect(audit).not.toContain(hash!.password_hash);
    expect(audit).not.toContain(GOOD_PASSWORD);
  });

  it('keeps of the password no hash that is quick to try against', async () => {
    const input = person();
    const answer = body(await admin.post(STAFF, input, { 'idempotency-key': 'with-password' }), 201);
    expect(body(await admin.post(STAFF, input, { 'idempotency-key': 'with-password' }), 201)).toEqual(answer);
    const other = { ...input, password: `${GOOD_PASSWORD} khác` };
    expectRefusal(
      await admin.post(STAFF, other, { 'idempotency-key': 'with-password' }),
      422,
      'idempotency.key_reused',
    );
    const { createHash } = await import('node:crypto');
    const sorted = Object.fromEntries(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)));
    const plain = createHash('sha256')
      .update(`POST ${STAFF}\n${JSON.stringify(sorted)}`)
      .digest('hex');
    const keys = await api.sql<{ hash: string }>(`SELECT encode(request_hash, 'hex') AS hash FROM idempotency_key`);
    expect(keys.map(({ hash }) => hash)).not.toContain(plain);
  });

  it.each([
    ['a taken name', { username: 'thuly' }, 422, 'staff.username_taken', 'username'],
    ['a short password', { password: 'ngắn quá' }, 422, 'password.too_short', 'password'],
    ['a personal password', { password: 'hoang thi luu 1990' }, 422, 'password.personal', 'password'],
    ['no address', { email: 'luu@' }, 422, 'staff.email_invalid', 'email'],
    [
      'a doubled role',
      {
        roles: [
          { role: 'leader', officeCode: WARD },
          { role: 'leader', officeCode: WARD },
        ],
      },
      422,
      'staff.role_doubled',
      'roles.1',
    ],
    ['a foreign office', { roles: [{ role: 'leader', officeCode: OTHER_WARD }] }, 404, 'not_found', undefined],
    ['the office above', { roles: [{ role: 'leader', officeCode: 'H23' }] }, 404, 'not_found', undefined],
    ['no roles', { roles: [] }, 400, 'request.invalid', 'roles'],
    ['an upper-case name', { username: 'HoaNV' }, 400, 'request.invalid', 'username'],
    ['a hash', { passwordHash: '$argon2id$' }, 400, 'request.invalid', 'passwordHash'],
  ])('refuses %s', async (_what, changes, status, code, path) => {
    const before = await api.sql('SELECT count(*) FROM staff');
    expectRefusal(await admin.post(STAFF, person(changes)), status, code, path);
    expect(await api.sql('SELECT count(*) FROM staff')).toEqual(before);
  });

  it('gives two at once one name only', async () => {
    const input = person();
    const answers = await Promise.all([admin.post(STAFF, input), admin.post(STAFF, input)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('lists by user name, page by page, found without diacritics and with any apostrophe', async () => {
    await create({ username: 'zz1', fullName: 'Đoàn H’Ắng Ơ' });
    await create({ username: 'zz2', fullName: 'Đoàn H’Ắng Ơ' });
    const first = body<{ data: Row[]; page: { nextCursor: string } }>(
      await admin.get(`${STAFF}?q=doan%20h%60ang%20o&limit=1`),
      200,
    );
    const second = body<{ data: Row[]; page: object }>(
      await admin.get(`${STAFF}?q=doan%20h%60ang%20o&limit=1&cursor=${first.page.nextCursor}`),
      200,
    );
    expect([...first.data, ...second.data].map((row) => row['username'])).toEqual(['zz1', 'zz2']);
    expect(second.page).toEqual({ nextCursor: null, hasNext: false });
    const offices = await admin.get(`${STAFF}?limit=100`);
    expect(body<{ data: Row[] }>(offices, 200).data.map((row) => row['username'])).not.toContain('thuly2');
    const all = await province.get(`${STAFF}?limit=100&officeCode=${OTHER_WARD}`);
    expect(body<{ data: Row[] }>(all, 200).data.map((row) => row['username'])).toEqual([
      'lanhdao2',
      'motcua2',
      'thuly2',
    ]);
    expectRefusal(await admin.get(`${STAFF}?officeCode=${OTHER_WARD}`), 404, 'not_found');
    expectRefusal(await admin.get(`${STAFF}?cursor=x`), 400, 'request.invalid', 'cursor');
    expect(JSON.stringify(offices.body)).not.toContain('argon2');
  });

  it('changes roles at once, of a session that goes on', async () => {
    const made = await create({ username: 'doivai' });
    const client = await TestClient.signIn(api.url, 'doivai', GOOD_PASSWORD);
    expect((await client.get('/api/v1/dossiers')).status).toBe(200);
    const changed = body(
      await admin.send('PATCH', `${STAFF}/${made.id}`, {
        version: 1,
        title: '',
        roles: [{ role: 'administrator', officeCode: WARD }],
      }),
      200,
    );
    expect(changed).toMatchObject({ version: 2, title: null, email: 'Luu.HT@haiduong.gov.vn' });
    expectRefusal(await client.get('/api/v1/dossiers'), 403, 'role.not_allowed');
    expect((await client.get(STAFF)).status).toBe(200);
    expect(await audited(api, 'staff', made.id)).toMatchObject([
      { action: 'create' },
      { action: 'change', before: { version: 1, title: 'Công chức' }, after: { version: 2, title: null } },
    ]);
  });

  it('ends the sessions of whoever is given a new password', async () => {
    const made = await create({ username: 'quenmk' });
    const client = await TestClient.signIn(api.url, 'quenmk', GOOD_PASSWORD);
    const path = `${STAFF}/${made.id}`;
    expectRefusal(
      await admin.send('PATCH', path, { version: 1, password: 'a' }),
      422,
      'password.too_short',
      'password',
    );
    body(await admin.send('PATCH', path, { version: 1, password: `${GOOD_PASSWORD} mới` }), 200);
    expectRefusal(await client.get('/api/v1/auth/me'), 401, 'auth.required');
    await expect(TestClient.signIn(api.url, 'quenmk', GOOD_PASSWORD)).rejects.toThrow('401');
    await TestClient.signIn(api.url, 'quenmk', `${GOOD_PASSWORD} mới`);
    expect((await audited(api, 'staff', made.id)).at(-1)?.after).toMatchObject({ passwordChanged: true });
  });

  it('closes an account: the session ends at once, and no other begins until it is opened again', async () => {
    const made = await create({ username: 'nghiviec' });
    const client = await TestClient.signIn(api.url, 'nghiviec', GOOD_PASSWORD);
    const disabled = body(await admin.post(`${STAFF}/${made.id}/disable`, { version: 1 }), 200);
    expect(disabled).toMatchObject({ version: 2, disabledAt: expect.any(String) });
    expectRefusal(await client.get('/api/v1/auth/me'), 401, 'auth.required');
    expect(await api.sql('SELECT 1 FROM session WHERE staff_id = $1', [made.id])).toEqual([]);
    await expect(TestClient.signIn(api.url, 'nghiviec', GOOD_PASSWORD)).rejects.toThrow('401');
    expectRefusal(await admin.post(`${STAFF}/${made.id}/disable`, { version: 2 }), 422, 'staff.already_disabled');
    body(await admin.post(`${STAFF}/${made.id}/enable`, { version: 2 }), 200);
    await TestClient.signIn(api.url, 'nghiviec', GOOD_PASSWORD);
    expectRefusal(await admin.post(`${STAFF}/${made.id}/enable`, { version: 3 }), 422, 'staff.not_disabled');
    expect((await audited(api, 'staff', made.id)).map(({ action }) => action)).toEqual(['create', 'disable', 'change']);
  });

  it('refuses a version that is no longer true, and says which is', async () => {
    const made = await create();
    body(await admin.send('PATCH', `${STAFF}/${made.id}`, { version: 1, fullName: 'Hoàng Thị Lan' }), 200);
    for (const answer of [
      await admin.send('PATCH', `${STAFF}/${made.id}`, { version: 1, fullName: 'Hoàng Thị Mai' }),
      await admin.post(`${STAFF}/${made.id}/disable`, { version: 1 }),
    ]) {
      expectRefusal(answer, 409, 'admin.changed_meanwhile');
      expect(answer.body).toMatchObject({ currentVersion: 2 });
    }
    expectRefusal(
      await admin.send('PATCH', `${STAFF}/${made.id}`, { fullName: 'X' }),
      400,
      'request.invalid',
      'version',
    );
  });

  it('lets nobody touch the roles, the password or the end of the own account', async () => {
    const id = await staffId(api, 'quantri');
    const roles = [{ role: 'leader', officeCode: WARD }];
    expectRefusal(await admin.send('PATCH', `${STAFF}/${id}`, { version: 1, roles }), 403, 'admin.own_account');
    const password = GOOD_PASSWORD;
    expectRefusal(await admin.send('PATCH', `${STAFF}/${id}`, { version: 1, password }), 403, 'admin.own_account');
    expectRefusal(await admin.post(`${STAFF}/${id}/disable`, { version: 1 }), 403, 'admin.own_account');
    body(await admin.send('PATCH', `${STAFF}/${id}`, { version: 1, title: 'Quản trị viên' }), 200);
  });

  it('keeps to the people of the offices one administers', async () => {
    const foreign = await staffId(api, 'thuly2');
    for (const path of [foreign, 'no-uuid', '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10']) {
      expectRefusal(await admin.get(`${STAFF}/${path}`), 404, 'not_found');
      expectRefusal(await admin.send('PATCH', `${STAFF}/${path}`, { version: 1, title: 'x' }), 404, 'not_found');
      expectRefusal(await admin.post(`${STAFF}/${path}/disable`, { version: 1 }), 404, 'not_found');
    }
    const both = [
      { role: 'case_officer', officeCode: WARD },
      { role: 'case_officer', officeCode: OTHER_WARD },
    ];
    const shared = body(await province.post(STAFF, person({ roles: both })), 201);
    expect((await admin.get(`${STAFF}/${shared.id}`)).status).toBe(200);
    const path = `${STAFF}/${shared.id}`;
    expectRefusal(
      await admin.send('PATCH', path, { version: 1, password: GOOD_PASSWORD }),
      403,
      'staff.roles_elsewhere',
    );
    expectRefusal(await admin.post(`${path}/disable`, { version: 1 }), 403, 'staff.roles_elsewhere');
    body(await province.post(`${path}/disable`, { version: 1 }), 200);
  });
});
