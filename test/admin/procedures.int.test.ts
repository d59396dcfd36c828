import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { birthRegistration, mustAct, takeIn } from '../support/dossiers.js';
import { audited, body, expectRefusal, localDay, type Row } from './administration.js';

const PROCEDURES = '/api/v1/admin/procedures';
const BIRTH = '1.001193';

interface Version {
  readonly number: number;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}
type Procedure = Row & { readonly code: string; readonly versions: readonly Version[] };

const definition = (changes: object = {}): Record<string, unknown> => ({
  name: 'Xác nhận tình trạng đường làng',
  field: 'Xây dựng',
  level: 'full',
  limit: { amount: 3, unit: 'workingDay' },
  components: [{ code: 'TK', name: 'Tờ khai', form: 'original', required: 'always' }],
  steps: [
    { code: 'tiep_nhan', name: 'Tiếp nhận', role: 'counter_officer' },
    { code: 'tham_dinh', name: 'Thẩm định', role: 'case_officer' },
  ],
  legalBasis: ['Quyết định 1/QĐ-UBND'],
  results: [{ code: 'GXN', name: 'Giấy xác nhận' }],
  retention: 'years_10',
  ...changes,
});

describe('the catalogue', () => {
  let api: TestApi;
  let admin: TestClient;
  const intake = (code: string): Record<string, unknown> =>
    birthRegistration({ procedureCode: code, caseCode: undefined, components: [{ code: 'TK', present: true }] });
  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('quantri');
  });
  afterAll(() => api.stop());

  it('takes a procedure in, which then takes dossiers in', async () => {
    const input = { code: '1.900001', effectiveFrom: '2026-01-01', definition: definition() };
    const made = body<Procedure>(await admin.post(PROCEDURES, input), 201);
    expect(made).toEqual({
      id: made.id,
      code: '1.900001',
      disabledAt: null,
      version: 1,
      versions: [
        {
          number: 1,
          name: 'Xác nhận tình trạng đường làng',
          field: 'Xây dựng',
          effectiveFrom: '2026-01-01',
          effectiveTo: null,
        },
      ],
    });
    expect((await (await api.as('motcua')).post('/api/v1/dossiers', intake('1.900001'))).status).toBe(201);
    expect(await audited(api, 'procedure', made.id)).toEqual([
      { by: 'quantri', action: 'create', before: null, after: made },
    ]);
    const found = body<{ data: Procedure[] }>(await admin.get(`${PROCEDURES}?q=duong%20lang`), 200);
    expect(found.data).toEqual([made]);
    const one = body<{ versions: { definition: object }[] }>(await admin.get(`${PROCEDURES}/1.900001`), 200);
    expect(one.versions[0]?.definition).toMatchObject({ name: 'Xác nhận tình trạng đường làng', sameVisit: false });
    expectRefusal(await admin.get(`${PROCEDURES}/1.999999`), 404, 'not_found');
    expectRefusal(await admin.post(PROCEDURES, input), 422, 'procedure.code_taken', 'code');
  });

  it('names everything that is wrong in a definition, in sentences, and stores nothing', async () => {
    const wrong = definition({
      limit: { amount: 0, unit: 'workingDay' },
      components: [{ code: 'TK', name: 'Tờ khai', form: 'papyrus', required: 'always' }],
      colour: 'red',
    });
    const answer = await admin.post(PROCEDURES, { code: '1.900002', effectiveFrom: '2026-01-01', definition: wrong });
    expectRefusal(answer, 422, 'procedure.invalid');
    const { errors } = answer.body as { errors: { path: string; code: string; message: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'definition.colour',
      'definition.components.0.form',
      'definition.limit.amount',
    ]);
    expect(errors.every(({ code, message }) => code === 'field.invalid' && message.length > 10)).toBe(true);
    expectRefusal(await admin.get(`${PROCEDURES}/1.900002`), 404, 'not_found');
  });

  it('refuses codes that are none and days that do not exist', async () => {
    const input = { code: '1.900003', effectiveFrom: '2026-01-01', definition: definition() };
    expectRefusal(await admin.post(PROCEDURES, { ...input, code: '9.1' }), 400, 'request.invalid', 'code');
    const day = { ...input, effectiveFrom: '2026-02-29' };
    expectRefusal(await admin.post(PROCEDURES, day), 422, 'date.invalid', 'effectiveFrom');
  });

  it('changes nothing for dossiers taken in under an earlier version', async () => {
    const counter = await api.as('motcua');
    const old = await takeIn(counter);
    const known = body<Procedure & { versions: { definition: Record<string, unknown> }[] }>(
      await admin.get(`${PROCEDURES}/${BIRTH}`),
      200,
    );
    const next = {
      ...known.versions[0]!.definition,
      name: 'Đăng ký khai sinh (mới)',
      limit: { amount: 2, unit: 'workingDay' },
    };
    const path = `${PROCEDURES}/${BIRTH}/versions`;
    const input = { version: 1, effectiveFrom: localDay(), definition: next };
    const changed = body<Procedure>(await admin.post(path, input), 201);
    expect(changed.version).toBe(2);
    expect(changed.versions).toMatchObject([
      { number: 1, effectiveTo: localDay(-1) },
      { number: 2, effectiveFrom: localDay(), effectiveTo: null },
    ]);

    const fresh = await takeIn(counter);
    expect(fresh['procedure']).toMatchObject({ version: 2, name: 'Đăng ký khai sinh (mới)' });
    expect(fresh['dueAt']).not.toBe(old['dueAt']);
    const forwarded = await mustAct(counter, old, 'forward');
    expect(forwarded['procedure']).toMatchObject({ version: 1, name: 'Đăng ký khai sinh' });
    expect(forwarded['dueAt']).toBe(old['dueAt']);

    for (const effectiveFrom of [localDay(), localDay(-1)]) {
      const early = await admin.post(path, { ...input, version: 2, effectiveFrom });
      expectRefusal(early, 422, 'procedure.effective_from_too_early', 'effectiveFrom');
    }
    const stale = await admin.post(path, { ...input, effectiveFrom: localDay(1) });
    expectRefusal(stale, 409, 'admin.changed_meanwhile');
    expectRefusal(await admin.post(`${PROCEDURES}/1.999999/versions`, input), 404, 'not_found');
    expect((await audited(api, 'procedure', known.id)).map(({ action }) => action)).toEqual(['change']);
  });

  it('pins a dossier to the version it is accepted under, not to that of its submission', async () => {
    const code = '1.900077';
    const counter = await api.as('motcua');
    body(await admin.post(PROCEDURES, { code, effectiveFrom: '2026-01-01', definition: definition() }), 201);
    const submitted = await takeIn(counter, { ...intake(code), accept: false });
    const changed = definition({
      limit: { amount: 7, unit: 'workingDay' },
      components: [
        { code: 'TK', name: 'Tờ khai', form: 'original', required: 'always' },
        { code: 'SD', name: 'Sơ đồ', form: 'copy', required: 'always' },
      ],
    });
    const next = { version: 1, effectiveFrom: localDay(), definition: changed };
    body(await admin.post(`${PROCEDURES}/${code}/versions`, next), 201);
    expectRefusal(await counter.act(submitted, 'accept'), 422, 'dossier.components_missing');
    const accepted = await mustAct(counter, submitted, 'accept', { components: [{ code: 'SD', present: true }] });
    expect(accepted).toMatchObject({ procedure: { version: 2, limit: { amount: 7 } } });
  });

  it('lets the application end a version but never reword one', async () => {
    await expect(api.db.query(`UPDATE procedure_version SET definition = '{}'`)).rejects.toThrow('permission denied');
    await expect(api.db.query(`UPDATE procedure_version SET effective_from = now()`)).rejects.toThrow('permission');
    await expect(api.db.query('DELETE FROM procedure_version')).rejects.toThrow('permission denied');
  });

  it('takes nothing in under a disabled procedure, and again when it is enabled', async () => {
    const input = { code: '1.900004', effectiveFrom: '2026-01-01', definition: definition() };
    const made = body<Procedure>(await admin.post(PROCEDURES, input), 201);
    const path = `${PROCEDURES}/1.900004`;
    const counter = await api.as('motcua');
    expect(body(await admin.post(`${path}/disable`, { version: 1 }), 200)).toMatchObject({ version: 2 });
    expectRefusal(await counter.post('/api/v1/dossiers', intake('1.900004')), 422, 'procedure.not_in_force');
    expectRefusal(await admin.post(`${path}/disable`, { version: 2 }), 422, 'procedure.already_disabled');
    expectRefusal(await admin.post(`${path}/enable`, { version: 1 }), 409, 'admin.changed_meanwhile');
    body(await admin.post(`${path}/enable`, { version: 2 }), 200);
    expect((await counter.post('/api/v1/dossiers', intake('1.900004'))).status).toBe(201);
    expect((await audited(api, 'procedure', made.id)).map(({ action }) => action)).toEqual([
      'create',
      'disable',
      'change',
    ]);
  });

  it('lists page by page', async () => {
    const codes: string[] = [];
    let cursor = '';
    do {
      const { data, page } = body<{ data: Procedure[]; page: { nextCursor: string | null } }>(
        await admin.get(`${PROCEDURES}?limit=10${cursor && `&cursor=${cursor}`}`),
        200,
      );
      codes.push(...data.map(({ code }) => code));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes.length).toBeGreaterThan(28);
  });
});
