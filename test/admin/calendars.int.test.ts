import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { audited, body, expectRefusal, localDay, provinceAdministrator, type Row } from './administration.js';

const CALENDARS = '/api/v1/admin/calendars';
const HOURS = `${CALENDARS}/hours`;
const UNCHANGED = { promisedDates: 'unchanged' };

describe('calendars', () => {
  let api: TestApi;
  let admin: TestClient;
  let province: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('quantri');
    province = await provinceAdministrator(api);
  });
  afterAll(() => api.stop());

  /** Five working days: long enough that a day between can be taken away. */
  const funeralGrant = async (username = 'motcua'): Promise<TestDossier & { dueAt: string }> =>
    (await takeIn(await api.as(username), {
      procedureCode: '1.001731',
      caseCode: undefined,
      components: ['TK', 'GCT', 'GTMT', 'QDTC'].map((code) => ({ code, present: true })),
    })) as TestDossier & { dueAt: string };
  const localDate = (instant: string): string =>
    new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const day = (changes: object = {}): object => ({
    officeCode: WARD,
    date: '2026-12-14',
    kind: 'off',
    name: 'Ngày truyền thống của phường',
    ...changes,
  });

  it('moves a new deadline by an office’s day off, and no promised one', async () => {
    const [before, elsewhere] = [await funeralGrant(), await funeralGrant('motcua2')];
    const due = localDate(before.dueAt);
    const made = body(await admin.post(CALENDARS, day({ date: due, decision: '15/QĐ-UBND' })), 201);
    expect(made).toEqual({
      id: made.id,
      officeCode: WARD,
      date: due,
      kind: 'off',
      cause: 'holiday',
      name: 'Ngày truyền thống của phường',
      decision: '15/QĐ-UBND',
      decidedOn: null,
      provisional: false,
      version: 1,
      consequences: { ...UNCHANGED, revision: expect.any(Number) },
    });
    expect(localDate((await funeralGrant()).dueAt) > due).toBe(true);
    const counter = await api.as('motcua');
    expect(body(await counter.get(`/api/v1/dossiers/${before.id}`), 200)).toMatchObject({ dueAt: before.dueAt });
    expect((await funeralGrant('motcua2')).dueAt).toBe(elsewhere.dueAt);

    const path = `${CALENDARS}/${made.id}`;
    expect(body(await admin.post(`${path}/remove`, { version: 1 }), 200)).toMatchObject({
      consequences: UNCHANGED,
    });
    expect((await funeralGrant()).dueAt).toBe(before.dueAt);
    expectRefusal(await admin.post(`${path}/remove`, { version: 2 }), 404, 'not_found');
    expect(await audited(api, 'calendar_day', made.id)).toMatchObject([
      { by: 'quantri', action: 'create', before: null, after: { date: due } },
      { by: 'quantri', action: 'disable', before: { date: due }, after: null },
    ]);
  });

  it('changes a day, by its version', async () => {
    const made = body(await admin.post(CALENDARS, day({ date: '2026-12-15', decision: '1/QĐ' })), 201);
    const path = `${CALENDARS}/${made.id}`;
    const input = { version: 1, kind: 'working', name: 'Làm bù', decision: '', provisional: true };
    expect(body(await admin.send('PATCH', path, input), 200)).toMatchObject({
      kind: 'working',
      name: 'Làm bù',
      decision: null,
      provisional: true,
      version: 2,
    });
    expectRefusal(await admin.send('PATCH', path, input), 409, 'admin.changed_meanwhile');
    expectRefusal(await admin.post(`${path}/remove`, { version: 1 }), 409, 'admin.changed_meanwhile');
    expectRefusal(await admin.send('PATCH', path, { version: 2, date: '2026-12-16' }), 400, 'request.invalid', 'date');
    expect((await audited(api, 'calendar_day', made.id)).at(-1)).toMatchObject({ action: 'change' });
  });

  it('knows closures by number and date of their decision', async () => {
    const closure = { date: '2026-12-21', cause: 'closure', name: 'Nghỉ bão' };
    expectRefusal(await admin.post(CALENDARS, day(closure)), 422, 'calendar.decision_missing', 'decision');
    const numbered = day({ ...closure, decision: '5/CĐ-UBND' });
    expectRefusal(await admin.post(CALENDARS, numbered), 422, 'calendar.decision_missing', 'decidedOn');
    const mistyped = day({ ...closure, decision: '5/CĐ-UBND', decidedOn: '2026-11-31' });
    expectRefusal(await admin.post(CALENDARS, mistyped), 422, 'date.invalid', 'decidedOn');
    const worked = day({ ...closure, kind: 'working', decision: '5/CĐ-UBND', decidedOn: '2026-12-20' });
    expectRefusal(await admin.post(CALENDARS, worked), 422, 'calendar.cause_mismatch', 'cause');
    expectRefusal(await admin.post(CALENDARS, day({ cause: 'make_up' })), 422, 'calendar.cause_mismatch', 'cause');
    const made = body(
      await admin.post(CALENDARS, day({ ...closure, decision: '5/CĐ-UBND', decidedOn: '2026-12-20' })),
      201,
    );
    expect(made).toMatchObject({ cause: 'closure', decision: '5/CĐ-UBND', decidedOn: '2026-12-20' });
    const path = `${CALENDARS}/${made.id}`;
    const without = { version: 1, decision: '' };
    expectRefusal(await admin.send('PATCH', path, without), 422, 'calendar.decision_missing', 'decision');
  });

  it('keeps what was promised by an old calendar through pauses that come later', async () => {
    const [counter, dossier] = [await api.as('motcua'), await funeralGrant()];
    const made = body(await admin.post(CALENDARS, day({ date: localDate(dossier.dueAt) })), 201);
    const asked = body(
      await counter.act(dossier, 'request_supplement', {
        components: [{ code: 'TK', defect: 'mờ', bring: 'bản rõ' }],
      }),
      200,
    );
    const back = body(
      await counter.act(asked, 'receive_supplement', {
        components: [{ code: 'TK', present: true }],
      }),
      200,
    );
    expect(back).toMatchObject({ dueAt: dossier.dueAt, ledger: { agrees: true, dueAt: dossier.dueAt } });
    expect((await funeralGrant()).dueAt > dossier.dueAt).toBe(true);
    body(await admin.post(`${CALENDARS}/${made.id}/remove`, { version: 1 }), 200);
  });

  it('refuses a doubled date, also of two at once, and a date that does not exist', async () => {
    const input = day({ date: '2026-12-17' });
    const answers = await Promise.all([admin.post(CALENDARS, input), admin.post(CALENDARS, input)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expectRefusal(await admin.post(CALENDARS, input), 422, 'calendar.day_doubled', 'date');
    expectRefusal(await admin.post(CALENDARS, day({ date: '2026-02-30' })), 422, 'date.invalid', 'date');
    expectRefusal(await admin.post(CALENDARS, day({ kind: 'half' })), 400, 'request.invalid', 'kind');
  });

  it('leaves the country’s days to administrators of an office without parent', async () => {
    const national = day({ officeCode: undefined, date: '2026-12-18' });
    expectRefusal(await admin.post(CALENDARS, national), 403, 'role.not_allowed');
    const made = body(await province.post(CALENDARS, national), 201);
    expect(made['officeCode']).toBeNull();
    expectRefusal(await province.post(CALENDARS, national), 422, 'calendar.day_doubled', 'date');
    const path = `${CALENDARS}/${made.id}`;
    expectRefusal(await admin.send('PATCH', path, { version: 1, name: 'x' }), 403, 'role.not_allowed');
    expectRefusal(await admin.post(`${path}/remove`, { version: 1 }), 403, 'role.not_allowed');
    expectRefusal(await admin.post(CALENDARS, day({ officeCode: OTHER_WARD })), 404, 'not_found');
    const foreign = body(await province.post(CALENDARS, day({ officeCode: OTHER_WARD })), 201);
    expectRefusal(await admin.post(`${CALENDARS}/${foreign.id}/remove`, { version: 1 }), 404, 'not_found');
  });

  it('lists a year, own days after those inherited', async () => {
    body(await province.post(CALENDARS, day({ officeCode: 'H23', date: '2027-06-01' })), 201);
    body(await admin.post(CALENDARS, day({ date: '2027-06-01', kind: 'working', name: 'Vẫn làm' })), 201);
    const list = body<{ data: Row[] }>(await admin.get(`${CALENDARS}?officeCode=${WARD}&year=2027`), 200).data;
    expect(list.filter((row) => row['date'] === '2027-06-01').map((row) => row['officeCode'])).toEqual(['H23', WARD]);
    expect(list.map((row) => row['date'])).toContain('2027-01-01');
    const country = body<{ data: Row[] }>(await admin.get(`${CALENDARS}?year=2027`), 200).data;
    expect(country.every((row) => row['officeCode'] === null)).toBe(true);
    expect((await admin.get(CALENDARS)).status).toBe(200);
    expectRefusal(await admin.get(`${CALENDARS}?officeCode=${OTHER_WARD}`), 404, 'not_found');
    expectRefusal(await admin.get(`${CALENDARS}?year=99999`), 400, 'request.invalid', 'year');
  });

  it('sets counting hours for new promises, and takes them back', async () => {
    const before = await funeralGrant();
    const morning = [{ from: 420, to: 690 }];
    const week = { 1: morning, 2: morning, 3: morning, 4: morning, 5: morning };
    const input = { officeCode: WARD, validFrom: localDay(), week, cutOffMinute: 600 };
    const made = body(await admin.post(HOURS, input), 201);
    expect(made).toMatchObject({
      officeCode: WARD,
      validFrom: localDay(),
      week: { ...week, 6: [], 7: [] },
      cutOffMinute: 600,
      consequences: { ...UNCHANGED, revision: expect.any(Number) },
    });
    expect((await funeralGrant()).dueAt).toMatch(/T04:30:00/);
    const counter = await api.as('motcua');
    expect(body(await counter.get(`/api/v1/dossiers/${before.id}`), 200)).toMatchObject({ dueAt: before.dueAt });
    expectRefusal(await admin.post(HOURS, input), 422, 'calendar.hours_doubled', 'validFrom');
    const listed = body<{ data: Row[] }>(await admin.get(`${HOURS}?officeCode=${WARD}`), 200).data;
    expect(listed.map(({ id }) => id)).toEqual([made.id]);

    expectRefusal(await admin.post(`${HOURS}/${made.id}/remove`, { version: 9 }), 409, 'admin.changed_meanwhile');
    body(await admin.post(`${HOURS}/${made.id}/remove`, { version: 1 }), 200);
    expect((await funeralGrant()).dueAt).toMatch(/T10:00:00/);
    expect((await audited(api, 'office_hours', made.id)).map(({ action }) => action)).toEqual(['create', 'disable']);
  });

  it.each([
    ['a week without hours', {}],
    [
      'sessions that overlap',
      {
        1: [
          { from: 420, to: 690 },
          { from: 600, to: 700 },
        ],
      },
    ],
    ['a session that ends before it begins', { 1: [{ from: 690, to: 420 }] }],
  ])('refuses %s', async (_what, week) => {
    const input = { officeCode: WARD, validFrom: '2026-12-01', week, cutOffMinute: 900 };
    expectRefusal(await admin.post(HOURS, input), 422, 'calendar.hours_invalid', 'week');
  });
});
