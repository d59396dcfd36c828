import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { birthRegistration, mustAct, takeIn } from '../support/dossiers.js';
import { audited, body, expectRefusal, localDay, provinceAdministrator, type Row, staffId } from './administration.js';

const OFFICES = '/api/v1/admin/offices';
const SUCCESSIONS = '/api/v1/admin/successions';
const CITY = 'H23.18';

describe('offices', () => {
  let api: TestApi;
  let ward: TestClient;
  let province: TestClient;
  let last = 50;
  const office = (changes: object = {}): Record<string, unknown> => ({
    code: `H23.18.${++last}`,
    name: 'UBND phường Thái Học',
    parentCode: CITY,
    placeName: 'Thái Học',
    validFrom: '2020-01-01',
    ...changes,
  });
  const create = async (changes: object = {}): Promise<Row & { code: string }> =>
    body(await province.post(OFFICES, office(changes)), 201);
  const idOf = async (code: string): Promise<string> =>
    (await api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [code]))[0]!.id;
  const pathOf = async (code: string): Promise<string[]> =>
    (
      await api.sql<{ code: string }>(
        `SELECT above.code FROM office o CROSS JOIN unnest(o.path) WITH ORDINALITY AS step (id, at)
           JOIN office above ON above.id = step.id WHERE o.code = $1 ORDER BY at`,
        [code],
      )
    ).map((row) => row.code);

  beforeAll(async () => {
    api = await startTestApi();
    ward = await api.as('quantri');
    province = await provinceAdministrator(api);
  });
  afterAll(() => api.stop());

  it('sets an office up, records it, and lets people be appointed there on the next call', async () => {
    const made = await create({ counterName: 'Trung tâm Phục vụ hành chính công', validTo: '2099-12-31' });
    expect(made).toEqual({
      id: made.id,
      code: made.code,
      name: 'UBND phường Thái Học',
      parentCode: CITY,
      placeName: 'Thái Học',
      counterName: 'Trung tâm Phục vụ hành chính công',
      phone: null,
      address: null,
      validFrom: '2020-01-01',
      validTo: '2099-12-31',
      demo: true,
      version: 1,
    });
    expect(await pathOf(made.code)).toEqual(['H23', CITY, made.code]);
    expect(await audited(api, 'office', made.id)).toEqual([
      { by: 'quantritinh', action: 'create', before: null, after: made },
    ]);
    expect(body<{ data: Row[] }>(await province.get(`${OFFICES}?q=thai%20hoc`), 200).data).toContainEqual(made);
    expect(body(await province.get(`${OFFICES}/${made.id}`), 200)).toEqual(made);
    expectRefusal(await ward.get(`${OFFICES}/${made.id}`), 404, 'not_found');
    expect(body<{ data: Row[] }>(await ward.get(OFFICES), 200).data.map((row) => row['code'])).toEqual([WARD]);
  });

  it.each([
    ['a taken code', { code: WARD }, 422, 'office.code_taken', 'code'],
    ['no agency code', { code: 'phuong-7' }, 400, 'request.invalid', 'code'],
    ['an unknown parent', { parentCode: 'H99' }, 404, 'not_found', undefined],
    ['no parent', { parentCode: undefined }, 400, 'request.invalid', 'parentCode'],
    ['30 February', { validFrom: '2026-02-30' }, 422, 'date.invalid', 'validFrom'],
    ['an end before the beginning', { validTo: '2019-12-31' }, 422, 'date.order', 'validTo'],
  ])('refuses %s', async (_what, changes, status, code, path) => {
    expectRefusal(await province.post(OFFICES, office(changes)), status, code, path);
  });

  it('keeps administrators to their own tree', async () => {
    expectRefusal(await ward.post(OFFICES, office()), 404, 'not_found');
    body(await ward.post(OFFICES, office({ code: `${WARD}.01`, parentCode: WARD })), 201);
    for (const path of [await idOf(CITY), await idOf(OTHER_WARD), '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10']) {
      expectRefusal(await ward.send('PATCH', `${OFFICES}/${path}`, { version: 1, name: 'x' }), 404, 'not_found');
      expectRefusal(await ward.post(`${OFFICES}/${path}/disable`, { version: 1 }), 404, 'not_found');
    }
    const own = `${OFFICES}/${await idOf(WARD)}`;
    expectRefusal(await ward.send('PATCH', own, { version: 1, parentCode: 'H23' }), 404, 'not_found');
  });

  it('moves an office with all below it, and never into a circle', async () => {
    const upper = await create();
    const lower = await create({ parentCode: upper.code });
    const lowest = await create({ parentCode: lower.code });
    const path = `${OFFICES}/${upper.id}`;
    const moved = body(await province.send('PATCH', path, { version: 1, parentCode: 'H23', phone: '0220 1' }), 200);
    expect(moved).toMatchObject({ parentCode: 'H23', phone: '0220 1', version: 2 });
    expect(await pathOf(lowest.code)).toEqual(['H23', upper.code, lower.code, lowest.code]);
    for (const parentCode of [upper.code, lowest.code]) {
      expectRefusal(await province.send('PATCH', path, { version: 2, parentCode }), 422, 'office.circle', 'parentCode');
    }
    expectRefusal(await province.send('PATCH', path, { version: 1, name: 'x' }), 409, 'admin.changed_meanwhile');
    expect((await audited(api, 'office', upper.id)).at(-1)).toMatchObject({
      action: 'change',
      before: { parentCode: CITY, phone: null },
      after: { parentCode: 'H23', phone: '0220 1' },
    });
  });

  it('makes no circle of two moves at once', async () => {
    const [a, b] = [await create(), await create()];
    const answers = await Promise.all([
      province.send('PATCH', `${OFFICES}/${a.id}`, { version: 1, parentCode: b.code }),
      province.send('PATCH', `${OFFICES}/${b.id}`, { version: 1, parentCode: a.code }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('takes no dossiers in after an office’s last day, and again when it is taken back', async () => {
    const made = await create();
    const path = `${OFFICES}/${made.id}`;
    await api.sql(`INSERT INTO staff_role_at_office (staff_id, office_id, role) VALUES ($1, $2, 'counter_officer')`, [
      await staffId(api, 'motcua2'),
      made.id,
    ]);
    const counter = await api.as('motcua2');
    const intake = birthRegistration({ officeCode: made.code });
    expect((await counter.post('/api/v1/dossiers', intake)).status).toBe(201);
    expectRefusal(
      await province.post(`${path}/disable`, { version: 1, validTo: '2019-01-01' }),
      422,
      'date.order',
      'validTo',
    );
    const ended = body(await province.post(`${path}/disable`, { version: 1, validTo: localDay(-1) }), 200);
    expect(ended).toMatchObject({ validTo: localDay(-1), version: 2 });
    expectRefusal(await counter.post('/api/v1/dossiers', intake), 422, 'office.not_valid');
    body(await province.post(`${path}/enable`, { version: 2 }), 200);
    expect((await counter.post('/api/v1/dossiers', intake)).status).toBe(201);
    expect(body(await province.post(`${path}/disable`, { version: 3 }), 200)).toMatchObject({ validTo: localDay() });
    expect((await audited(api, 'office', made.id)).map(({ action }) => action)).toEqual([
      'create',
      'disable',
      'change',
      'disable',
    ]);
  });
});

describe('an office that comes after another', () => {
  let api: TestApi;
  let province: TestClient;
  const succession = (changes: object = {}): object => ({
    predecessorCode: WARD,
    successorCode: OTHER_WARD,
    effectiveOn: localDay(),
    decisionNumber: '1656/NQ-UBTVQH15',
    ...changes,
  });
  beforeAll(async () => {
    api = await startTestApi();
    province = await provinceAdministrator(api);
  });
  afterAll(() => api.stop());

  it('is refused without administering both, twice, or in a circle', async () => {
    expectRefusal(await (await api.as('quantri')).post(SUCCESSIONS, succession()), 404, 'not_found');
    const same = { successorCode: WARD };
    expectRefusal(await province.post(SUCCESSIONS, succession(same)), 422, 'succession.circle', 'successorCode');
    const day = { effectiveOn: '2026-06-31' };
    expectRefusal(await province.post(SUCCESSIONS, succession(day)), 422, 'date.invalid', 'effectiveOn');
  });

  it('acts on the old dossiers from its day on, and their code stays', async () => {
    const counter = await api.as('motcua');
    const next = await api.as('motcua2');
    const dossier = await takeIn(counter);
    const made = body(await province.post(SUCCESSIONS, succession({ effectiveOn: localDay(1) })), 201);
    expect(made).toMatchObject({ predecessorCode: WARD, successorCode: OTHER_WARD, effectiveOn: localDay(1) });
    expectRefusal(await next.get(`/api/v1/dossiers/${dossier.id}`), 404, 'not_found');

    const path = `${SUCCESSIONS}/${made.id}`;
    body(await province.send('PATCH', path, { version: 1, effectiveOn: localDay() }), 200);
    expectRefusal(await province.send('PATCH', path, { version: 1 }), 409, 'admin.changed_meanwhile');
    expectRefusal(await province.post(SUCCESSIONS, succession()), 422, 'succession.exists', 'predecessorCode');
    const back = { predecessorCode: OTHER_WARD, successorCode: WARD };
    expectRefusal(await province.post(SUCCESSIONS, succession(back)), 422, 'succession.circle', 'successorCode');

    // The old ward's case officer has left, so the work falls to the successor's.
    const left = { version: 1 };
    body(await province.post(`/api/v1/admin/staff/${await staffId(api, 'thuly')}/disable`, left), 200);
    const forwarded = await mustAct(next, dossier, 'forward');
    expect(forwarded['assignee']).toMatchObject({ id: await staffId(api, 'thuly2') });
    expect(forwarded).toMatchObject({ code: dossier.code, officeCode: WARD });
    expect(dossier.code).toMatch(/^H23\.18\.07-/);
    const decided = await mustAct(await api.as('lanhdao2'), forwarded, 'decide', { results: [{}] });
    expect(decided).toMatchObject({ state: 'decided', code: dossier.code });
    for (const path of ['/api/v1/dossiers', `/api/v1/dossiers?officeCode=${WARD}`]) {
      expect(body<{ data: { code: string }[] }>(await next.get(path), 200).data).toEqual(
        expect.arrayContaining([expect.objectContaining({ code: dossier.code })]),
      );
    }
    expect((await audited(api, 'office_succession', made.id)).map(({ action }) => action)).toEqual([
      'create',
      'change',
    ]);
    expect(body<{ data: Row[] }>(await province.get(SUCCESSIONS), 200).data).toHaveLength(1);
  });

  it('takes new dossiers in under its own code without being asked which office is meant', async () => {
    expect((await takeIn(await api.as('motcua2'))).code).toMatch(/^H23\.18\.08-/);
  });
});
