import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { inState } from '../support/dossiers.js';
import { audited, body, expectRefusal, provinceAdministrator, type Row } from './administration.js';

const SETTINGS = '/api/v1/admin/settings';
const KEY = 'apology.maxPerDossier';

interface Effective {
  readonly key: string;
  readonly value: number | string;
  readonly set: { id: string; officeCode: string | null; version: number } | null;
}

describe('settings of offices', () => {
  let api: TestApi;
  let ward: TestClient;
  let province: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    ward = await api.as('quantri');
    province = await provinceAdministrator(api);
  });
  afterAll(() => api.stop());
  beforeEach(() => api.sql('DELETE FROM office_setting'));

  const effective = async (key: string, client = ward, query = `?officeCode=${WARD}`): Promise<Effective> =>
    body<{ data: Effective[] }>(await client.get(SETTINGS + query), 200).data.find((one) => one.key === key)!;
  const set = (client: TestClient, value: unknown, more: object = { officeCode: WARD }, key = KEY) =>
    client.post(SETTINGS, { key, value, ...more });

  it('are the usual until somebody sets one, then the nearest word holds', async () => {
    expect(await effective(KEY)).toEqual({ key: KEY, value: 1, set: null });
    const national = body(await set(province, 4, {}), 201);
    expect(await effective(KEY)).toMatchObject({ value: 4, set: { officeCode: null } });
    const above = body(await set(province, 3, { officeCode: 'H23' }), 201);
    expect(await effective(KEY)).toMatchObject({ value: 3, set: { id: above.id, officeCode: 'H23' } });
    const own = body(await set(ward, 2), 201);
    expect(await effective(KEY)).toMatchObject({ value: 2, set: { id: own.id, officeCode: WARD, version: 1 } });
    expect(await effective(KEY, province, '')).toMatchObject({ value: 4, set: { id: national.id } });
  });

  it('are each office’s own where they show something of it', async () => {
    const key = 'reports.publicCard';
    expectRefusal(await set(province, 'shown', {}, key), 422, 'setting.value_invalid');
    body(await set(province, 'shown', { officeCode: 'H23' }, key), 201);
    expect(await effective(key)).toEqual({ key, value: 'hidden', set: null });
    expect(await effective(key, province, '?officeCode=H23')).toMatchObject({
      value: 'shown',
      set: { officeCode: 'H23' },
    });
  });

  it('are changed by version, taken back, and each change is kept', async () => {
    const made = body(await set(ward, 2), 201);
    expectRefusal(
      await ward.send('PATCH', `${SETTINGS}/${made.id}`, { value: 3, version: 7 }),
      409,
      'admin.changed_meanwhile',
    );
    const changed = body(await ward.send('PATCH', `${SETTINGS}/${made.id}`, { value: 3, version: 1 }), 200);
    expect(changed).toEqual({ ...made, value: 3, version: 2 });
    body(await ward.post(`${SETTINGS}/${made.id}/remove`, { version: 2 }), 200);
    expect(await effective(KEY)).toMatchObject({ value: 1, set: null });
    expect(await audited(api, 'office_setting', made.id)).toMatchObject([
      { by: 'quantri', action: 'create', before: null, after: { value: 2 } },
      { action: 'change', before: { value: 2 }, after: { value: 3 } },
      { action: 'disable', before: { value: 3 }, after: null },
    ]);
  });

  it.each([
    { what: 'too large', value: 11, code: 'setting.value_invalid' },
    { what: 'none at all', value: 0, code: 'setting.value_invalid' },
    { what: 'a word for a number', value: '2', code: 'setting.value_invalid' },
  ])('refuse $what', async ({ value, code }) => {
    expectRefusal(await set(ward, value), 422, code, 'value');
    expect(await effective(KEY)).toMatchObject({ set: null });
  });

  it('refuse what is no value, an unknown key, a second row and a foreign office', async () => {
    expect((await set(ward, { amount: 2 })).status).toBe(400);
    expect((await set(ward, 1.5)).status).toBe(400);
    expect((await set(ward, 2, { officeCode: WARD }, 'apology.colour')).status).toBe(400);
    body(await set(ward, 2), 201);
    expectRefusal(await set(ward, 3), 422, 'setting.doubled', 'key');
    expectRefusal(await set(ward, 2, {}), 403, 'role.not_allowed');
    expect((await set(ward, 2, { officeCode: 'H23' })).status).toBe(404);
    const above = body<Row>(await set(province, 3, { officeCode: 'H23' }), 201);
    expect((await ward.send('PATCH', `${SETTINGS}/${above.id}`, { value: 4, version: 1 })).status).toBe(404);
  });

  it('refuse a late that begins before tight does, also when two set halves of it at once', async () => {
    const half = (key: string, value: number) => set(ward, value, { officeCode: WARD }, key);
    expectRefusal(await half('forecast.tightPercent', 50), 422, 'setting.disagree', 'value');
    const answers = await Promise.all([half('forecast.tightPercent', 40), half('forecast.latePercent', 30)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('decide how a finish is compared with its due time', async () => {
    const dossier = await inState.decided(api);
    await api.sql(`UPDATE dossier SET due_at = finished_at - interval '1 minute' WHERE id = $1`, [dossier.id]);
    // Midnight is hardly ever in between; where it is, both say late.
    const [{ sameDay }] = (await api.sql<{ sameDay: boolean }>(
      `SELECT (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "sameDay"
         FROM dossier WHERE id = $1`,
      [dossier.id],
    )) as [{ sameDay: boolean }];
    const counter = await api.as('motcua');
    const shown = async (): Promise<unknown[]> => {
      const one = body(await counter.get(`/api/v1/dossiers/${dossier.id}`), 200);
      const list = body<{ data: Row[] }>(await counter.get(`/api/v1/dossiers?q=${dossier.code}`), 200);
      return [one['timeliness'], list.data[0]!['timeliness']];
    };
    expect(await shown()).toEqual(sameDay ? ['on_time', 'on_time'] : ['late', 'late']);
    body(await set(ward, 'minute', { officeCode: WARD }, 'deadline.compare'), 201);
    expect(await shown()).toEqual(['late', 'late']);
  });
});
