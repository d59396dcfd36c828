import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDay, provinceAdministrator, staffId } from '../admin/administration.js';
import { DEMO_PASSWORD, startTestApi, type TestApi, TestClient, WARD } from '../support/api.js';

const WARD_NAME = 'UBND phường Cộng Hòa';
const LEADER = 'lanhdao';
const DEPUTY = 'vanthu';

describe('who is signed in', () => {
  let api: TestApi;
  let deputy: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    deputy = await api.as(DEPUTY);
  });
  afterAll(() => api.stop());

  const me = async (client: TestClient): Promise<Record<string, unknown>> => {
    const { status, body } = await client.get('/api/v1/auth/me');
    expect(status).toBe(200);
    return body.user as Record<string, unknown>;
  };

  async function delegate(changes: { fromOn?: string; toOn?: string; revoked?: boolean; role?: string } = {}) {
    const { fromOn = localDay(-1), toOn = localDay(1), revoked = false, role = 'leader' } = changes;
    await api.sql('DELETE FROM delegation');
    await api.sql(
      `INSERT INTO delegation (id, office_id, from_staff_id, to_staff_id, role, kind, fields, from_on, to_on, decision_number, revoked_at)
       SELECT $1, o.id, $2, $3, $4, 'KT', '{Hộ tịch,Chứng thực}', $5, $6, '12/QĐ-UBND', CASE WHEN $7 THEN now() END
         FROM office o WHERE o.code = $8`,
      [randomUUID(), await staffId(api, LEADER), deputy.user.id, role, fromOn, toOn, revoked, WARD],
    );
  }

  it('is told with title, and with the name of each office', async () => {
    const expected = {
      id: deputy.user.id,
      username: DEPUTY,
      fullName: 'Đặng Thu Hằng',
      title: 'Văn thư',
      roles: [{ role: 'records_clerk', officeCode: WARD, officeName: WARD_NAME }],
      delegations: [],
    };
    expect(await me(deputy)).toEqual(expected);
    const login = { username: DEPUTY, password: DEMO_PASSWORD };
    const answer = await TestClient.nobody(api.url).post('/api/v1/auth/login', login);
    expect(answer.body).toEqual({ user: expected, csrfToken: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('includes whose place one takes today, by which decision and until when', async () => {
    await delegate({ fromOn: localDay(), toOn: localDay() });
    const expected = {
      role: 'leader',
      officeCode: WARD,
      officeName: WARD_NAME,
      fromFullName: 'Vũ Đình Khải',
      kind: 'KT',
      decisionNumber: '12/QĐ-UBND',
      fields: ['Hộ tịch', 'Chứng thực'],
      toOn: localDay(),
    };
    expect((await me(deputy))['delegations']).toEqual([expected]);
    expect((await me(deputy))['roles']).toEqual([{ role: 'records_clerk', officeCode: WARD, officeName: WARD_NAME }]);
    expect((await me(await api.as(LEADER)))['delegations']).toEqual([]);
    const again = await TestClient.signIn(api.url, DEPUTY);
    expect(again.user).toMatchObject({ delegations: [expected] });
  });

  it.each([
    ['ended yesterday', { toOn: localDay(-1) }],
    ['begins tomorrow', { fromOn: localDay(1) }],
    ['was revoked', { revoked: true }],
    ['is of a role the giver does not hold', { role: 'case_officer' }],
  ])('leaves out a delegation that %s', async (_case, changes) => {
    await delegate(changes);
    expect((await me(deputy))['delegations']).toEqual([]);
  });

  it('leaves out what a disabled account has given', async () => {
    await delegate();
    expect((await me(deputy))['delegations']).toHaveLength(1);
    await api.sql('UPDATE staff SET disabled_at = now() WHERE username = $1', [LEADER]);
    expect((await me(deputy))['delegations']).toEqual([]);
    await api.sql('UPDATE staff SET disabled_at = NULL WHERE username = $1', [LEADER]);
  });

  it('leaves out the offices below one’s own', async () => {
    expect((await me(await provinceAdministrator(api)))['roles']).toEqual([
      { role: 'administrator', officeCode: 'H23', officeName: 'UBND tỉnh Hải Dương' },
    ]);
  });
});

describe('who is signed in, on another day than the computer’s', () => {
  it('takes the places of that day', async () => {
    const api = await startTestApi({ MOTCUA_TEST_CLOCK_OFFSET: '+3d' });
    try {
      const admin = await api.as('quantri');
      const made = await admin.post('/api/v1/admin/delegations', {
        officeCode: WARD,
        fromUsername: LEADER,
        toStaffId: await staffId(api, DEPUTY),
        role: 'leader',
        kind: 'TUQ',
        fromOn: localDay(2),
        toOn: localDay(4),
        decisionNumber: '13/QĐ-UBND',
      });
      expect(made.status).toBe(201);
      const { body } = await (await api.as(DEPUTY)).get('/api/v1/auth/me');
      expect(body.user.delegations).toMatchObject([{ kind: 'TUQ', toOn: localDay(4), fields: [] }]);
    } finally {
      await api.stop();
    }
  });
});
