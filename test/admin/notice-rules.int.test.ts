import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_NOTICE_RULES, NOTICE_KINDS } from '@motcua/shared/notices';
import { startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { birthRegistration, takeIn } from '../support/dossiers.js';
import { audited, body, expectRefusal, provinceAdministrator, type Row } from './administration.js';

const RULES = '/api/v1/admin/notice-rules';
const RULE = { email: 'never', sms: 'always', phone: 'fallback', people: 'submitter', holdSeconds: 30, urgent: true };

describe('rules of notices', () => {
  let api: TestApi;
  let ward: TestClient;
  let province: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    ward = await api.as('quantri');
    province = await provinceAdministrator(api);
  });
  afterAll(() => api.stop());
  beforeEach(() => api.sql('DELETE FROM notice_rule'));

  const set = (client: TestClient, rule: object, where: object = { officeCode: WARD }) =>
    client.post(RULES, { ...where, kind: 'accepted', ...rule });
  const effective = async (client = ward, officeCode = WARD): Promise<Row[]> =>
    body<{ data: Row[] }>(await client.get(`${RULES}?officeCode=${officeCode}`), 200).data;
  const accepted = async (): Promise<Row> => (await effective()).find(({ kind }) => kind === 'accepted')!;
  const channels = async (): Promise<string[]> => {
    const { id } = await takeIn(await api.as('motcua'));
    const rows = await api.sql<{ channel: string }>(
      `SELECT channel FROM notice WHERE dossier_id = $1 AND kind = 'accepted' AND waits_for_id IS NULL ORDER BY channel`,
      [id],
    );
    return rows.map(({ channel }) => channel);
  };

  it('hold as usual for every kind until somebody sets them', async () => {
    expect(await effective()).toEqual(NOTICE_KINDS.map((kind) => ({ kind, ...DEFAULT_NOTICE_RULES[kind], set: null })));
  });

  it('come from above until the office sets its own, and decide by which channel a citizen is told', async () => {
    expect(await channels()).toEqual(['email', 'sms']);
    const above = body<Row>(
      await set(province, { ...RULE, sms: 'never', email: 'always' }, { officeCode: 'H23' }),
      201,
    );
    expect(await accepted()).toMatchObject({ sms: 'never', set: { id: above.id, officeCode: 'H23', version: 1 } });
    expect(await channels()).toEqual(['email']);
    body(await set(ward, RULE), 201);
    expect(await accepted()).toMatchObject({ ...RULE, set: { officeCode: WARD } });
    expect(await channels()).toEqual(['sms']);
    await api.sql('DELETE FROM notice_rule');
    body(await set(ward, { ...RULE, email: 'always', sms: 'fallback' }), 201);
    expect(await channels()).toEqual(['email']);
    await api.sql('DELETE FROM notice_rule');
    body(await set(ward, { ...RULE, email: 'never', sms: 'never' }), 201);
    expect(await channels()).toEqual(['phone']);
    await api.sql('DELETE FROM notice_rule');
    body(await set(ward, { ...RULE, email: 'never', sms: 'never', phone: 'never' }), 201);
    expect(await channels()).toEqual([]);
  });

  it.each([
    ['submitter', { recipients: ['submitter'], numbers: 1 }],
    ['applicant', { recipients: ['applicant'], numbers: 1 }],
    ['both', { recipients: ['applicant', 'submitter'], numbers: 2 }],
  ] as const)('decide who of the two people of a dossier is told: %s', async (people, told) => {
    body(await set(ward, { ...RULE, people }), 201);
    const submitter = { fullName: 'Trần Văn Đức', phone: '0987654321', email: 'duc@example.com', relation: 'Cha' };
    const { id } = await takeIn(await api.as('motcua'), { submitter });
    const rows = await api.sql<{ recipient: string; address_masked: string }>(
      `SELECT recipient, address_masked FROM notice WHERE dossier_id = $1 AND kind = 'accepted' ORDER BY recipient`,
      [id],
    );
    expect(rows.map(({ recipient }) => recipient)).toEqual(told.recipients);
    expect(new Set(rows.map(({ address_masked: number }) => number)).size).toBe(told.numbers);
  });

  it('tell nobody twice of whom both have the same number, and nobody of who wants no messages', async () => {
    body(await set(ward, { ...RULE, email: 'always', people: 'both' }), 201);
    const counter = await api.as('motcua');
    const submitter = { fullName: 'Trần Văn Đức', phone: '0912345678', email: 'duc@example.com', relation: 'Cha' };
    const told = async (dossier: object): Promise<object[]> => {
      const { id } = await takeIn(counter, dossier);
      return api.sql(
        `SELECT recipient, channel, state FROM notice WHERE dossier_id = $1 AND kind = 'accepted'
          ORDER BY channel, recipient`,
        [id],
      );
    };
    expect(await told({ submitter })).toEqual([
      { recipient: 'applicant', channel: 'email', state: 'planned' },
      { recipient: 'submitter', channel: 'email', state: 'planned' },
      { recipient: 'submitter', channel: 'sms', state: 'planned' },
    ]);
    const applicant = { ...(birthRegistration()['applicant'] as object), messages: { channels: [] } };
    expect(await told({ submitter, applicant })).toEqual([
      { recipient: 'applicant', channel: 'email', state: 'recalled' },
      { recipient: 'submitter', channel: 'email', state: 'recalled' },
    ]);
  });

  it('are changed by version, taken back, and each change is kept', async () => {
    const made = body<Row>(await set(ward, RULE), 201);
    const next = { ...RULE, holdSeconds: 600 };
    expectRefusal(
      await ward.send('PATCH', `${RULES}/${made.id}`, { ...next, version: 7 }),
      409,
      'admin.changed_meanwhile',
    );
    const changed = body(await ward.send('PATCH', `${RULES}/${made.id}`, { ...next, version: 1 }), 200);
    expect(changed).toEqual({ ...made, ...next, version: 2 });
    body(await ward.post(`${RULES}/${made.id}/remove`, { version: 2 }), 200);
    expect(await accepted()).toMatchObject({ ...DEFAULT_NOTICE_RULES.accepted, set: null });
    expect(await audited(api, 'notice_rule', made.id)).toMatchObject([
      { by: 'quantri', action: 'create', before: null, after: RULE },
      { action: 'change', before: { holdSeconds: 30 }, after: { holdSeconds: 600 } },
      { action: 'disable', before: { holdSeconds: 600 }, after: null },
    ]);
  });

  it('refuse holds beyond an hour, unknown words, a second row and a foreign office', async () => {
    expect((await set(ward, { ...RULE, holdSeconds: 3601 })).status).toBe(400);
    expect((await set(ward, { ...RULE, sms: 'sometimes' })).status).toBe(400);
    expect((await set(ward, { ...RULE, phone: 'always' })).status).toBe(400);
    body(await set(ward, RULE), 201);
    expectRefusal(await set(ward, RULE), 422, 'notice_rule.doubled', 'kind');
    expectRefusal(await set(ward, RULE, {}), 403, 'role.not_allowed');
    expect((await set(ward, RULE, { officeCode: 'H23' })).status).toBe(404);
    const above = body<Row>(await set(province, RULE, { officeCode: 'H23' }), 201);
    expect((await ward.send('PATCH', `${RULES}/${above.id}`, { ...RULE, version: 1 })).status).toBe(404);
  });
});
