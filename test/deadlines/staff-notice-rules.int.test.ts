import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_STAFF_NOTICE_RULES, STAFF_NOTICE_KINDS } from '@motcua/shared/notices';
import { audited, body, expectRefusal, provinceAdministrator, type Row } from '../admin/administration.js';
import { WARD } from '../support/api.js';
import { mustAct } from '../support/dossiers.js';
import { DigestWorld, TODAY } from './digest-world.js';

const RULES = '/api/v1/admin/staff-notice-rules';
const USUAL = DEFAULT_STAFF_NOTICE_RULES.overdue;

describe('how an office tells its officers', () => {
  let world: DigestWorld;
  beforeAll(async () => {
    world = await DigestWorld.start();
  });
  beforeEach(async () => {
    await world.forget();
    await world.api.sql('DELETE FROM staff_notice_rule');
    await world.api.sql('DELETE FROM office_setting');
    await world.api.sql('DELETE FROM staff_preference');
  });
  afterAll(() => world.stop());

  const effective = async (): Promise<Row[]> =>
    body<{ data: Row[] }>(await (await world.api.as('quantri')).get(`${RULES}?officeCode=${WARD}`), 200).data;
  const set = async (kind: string, rule: object): Promise<Row> =>
    body(await (await world.api.as('quantri')).post(RULES, { officeCode: WARD, kind, ...USUAL, ...rule }), 201);
  const setting = (key: string, value: string): Promise<unknown> =>
    world.api.sql(
      `INSERT INTO office_setting (id, office_id, key, value) SELECT gen_random_uuid(), id, $1, to_jsonb($2::text) FROM office WHERE code = $3`,
      [key, value, WARD],
    );
  /** What the desk shows a person. */
  const alerts = async (username: string): Promise<string[]> => {
    const answer = await (await world.api.as(username)).get('/api/v1/alerts?seen=false');
    return body<{ data: { kind: string }[] }>(answer, 200).data.map(({ kind }) => kind);
  };
  const lines = async (username: string): Promise<number> => (await world.shown(username))?.lines.length ?? 0;

  it('is as usual until somebody above or the office itself sets it; versions and changes are kept', async () => {
    const { api } = world;
    expect(await effective()).toEqual(
      STAFF_NOTICE_KINDS.map((kind) => ({ kind, ...DEFAULT_STAFF_NOTICE_RULES[kind], set: null })),
    );
    const ward = await api.as('quantri');
    const province = await provinceAdministrator(api);
    const rule = { kind: 'overdue', ...USUAL, email: 'never' };
    const above = body<Row>(await province.post(RULES, { officeCode: 'H23', ...rule }), 201);
    const overdue = async (): Promise<Row> => (await effective()).find(({ kind }) => kind === 'overdue')!;
    expect(await overdue()).toMatchObject({ email: 'never', set: { id: above.id, officeCode: 'H23', version: 1 } });
    const own = await set('overdue', { desk: 'never', email: 'fallback' });
    expect(await overdue()).toMatchObject({ desk: 'never', set: { id: own.id, officeCode: WARD } });
    expectRefusal(await ward.post(RULES, { officeCode: WARD, ...rule }), 422, 'notice_rule.doubled', 'kind');
    expect((await ward.post(RULES, { ...rule, officeCode: 'H23' })).status).toBe(404);
    expect((await ward.post(RULES, { ...rule, officeCode: WARD, desk: 'fallback' })).status).toBe(400);
    const next = { ...USUAL, supervisors: true };
    expectRefusal(
      await ward.send('PATCH', `${RULES}/${own.id}`, { ...next, version: 9 }),
      409,
      'admin.changed_meanwhile',
    );
    expect(body(await ward.send('PATCH', `${RULES}/${own.id}`, { ...next, version: 1 }), 200)).toMatchObject({
      supervisors: true,
      version: 2,
    });
    body(await ward.post(`${RULES}/${own.id}/remove`, { version: 2 }), 200);
    expect(await overdue()).toMatchObject({ set: { officeCode: 'H23' } });
    expect((await audited(api, 'staff_notice_rule', own.id)).map(({ action }) => action)).toEqual([
      'create',
      'change',
      'disable',
    ]);
  });

  it('decides who is told', async () => {
    await set('overdue', { holder: false, supervisors: true });
    await world.overdue();
    await world.scanner().scan();
    expect(await alerts('thuly')).toEqual([]);
    expect(await alerts('lanhdao')).toEqual(['overdue']);
    expect(await alerts('giamsat')).toEqual(['overdue']);
    await world.forget();
    await set('assigned', { leaders: true });
    const counter = await world.api.as('motcua');
    const given = await mustAct(counter, await world.takenIn(), 'forward');
    expect(await alerts('thuly')).toEqual(['assigned']);
    expect(await alerts('lanhdao')).toEqual(['assigned']);
    await mustAct(await world.api.as('thuly'), given, 'receive_handover');
    expect(await alerts('lanhdao')).toEqual([]);
  });

  it('tells nobody of their own act', async () => {
    await set('assigned', { leaders: true });
    const given = await mustAct(await world.api.as('motcua'), await world.takenIn(), 'forward');
    await world.forget();
    const assigneeId = (given['assignee'] as { id: string }).id;
    await mustAct(await world.api.as('lanhdao'), given, 'reassign', { assigneeId, reason: 'Giao lại' });
    expect(await alerts('thuly')).toEqual(['assigned']);
    expect(await alerts('lanhdao')).toEqual([]);
  });

  it('decides whether the desk tells it, or the digest, or neither', async () => {
    await set('overdue', { desk: 'never' });
    await world.overdue();
    await world.make();
    expect(await alerts('thuly')).toEqual([]);
    expect(await lines('thuly')).toBe(1);

    await world.forget();
    await world.api.sql(`UPDATE staff_notice_rule SET desk = 'always', email = 'never'`);
    await world.overdue();
    await world.make();
    expect(await alerts('thuly')).toEqual(['overdue']);
    expect(await world.told()).toEqual(['lanhdao']);
    expect(await lines('lanhdao')).toBe(0);

    await world.forget();
    await world.api.sql(`UPDATE staff_notice_rule SET desk = 'never', email = 'never'`);
    await world.overdue();
    await world.make();
    expect(
      await world.api.sql(
        `SELECT 1 FROM staff_alert t JOIN deadline_alert a ON a.id = t.alert_id WHERE a.kind = 'overdue'`,
      ),
    ).toEqual([]);
  });

  it('tells in the digest only what was not seen at the desk, where the office wants it so', async () => {
    await set('overdue', { email: 'fallback' });
    await world.overdue();
    await world.scanner().scan();
    const officer = await world.api.as('thuly');
    const { data } = body<{ data: { id: string }[] }>(await officer.get('/api/v1/alerts?seen=false'), 200);
    body(await officer.post('/api/v1/alerts/seen', { ids: data.map(({ id }) => id) }), 200);
    await world.make();
    expect(await world.told()).toEqual(['lanhdao']);
    expect(await lines('lanhdao')).toBe(1);
  });

  it('makes the digest at the time of the office', async () => {
    await world.overdue();
    await setting('notices.digestAt', '09:00');
    await world.make(`${TODAY}T08:55`);
    expect(await world.told()).toEqual([]);
    await world.make(`${TODAY}T09:00`);
    expect(await world.told()).toEqual(['lanhdao', 'thuly']);

    await world.forget();
    await world.overdue();
    await world.api.sql(`UPDATE office_setting SET value = '"06:00"'`);
    await world.make(`${TODAY}T06:00`);
    expect(await world.told()).toEqual(['lanhdao', 'thuly']);
  });

  it('leaves the figures of the office out where nobody is to hear them', async () => {
    await setting('notices.digestFigures', 'nobody');
    await world.overdue();
    await world.make();
    expect((await world.shown('lanhdao'))!.offices).toEqual([]);
    expect(await lines('lanhdao')).toBe(1);
  });

  it('lets an officer only choose less: no mail, the digest stays on the screen', async () => {
    await world.email('thuly', 'thuly@example.vn');
    await world.email('lanhdao', 'lanhdao@example.vn');
    const officer = await world.api.as('thuly');
    body(await officer.send('PUT', '/api/v1/auth/preferences', { digestByMail: false }), 200);
    await world.overdue();
    await world.make();
    expect((await world.shown('thuly'))!.mail).toBeNull();
    expect(await lines('thuly')).toBe(1);
    expect((await world.shown('lanhdao'))!.mail).toMatchObject({ state: 'planned' });
  });
});
