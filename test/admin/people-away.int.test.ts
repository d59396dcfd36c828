import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { inState, mustAct, takeIn } from '../support/dossiers.js';
import { audited, body, expectRefusal, GOOD_PASSWORD, localDay, type Row, staffId } from './administration.js';

const DELEGATIONS = '/api/v1/admin/delegations';
const LEAVES = '/api/v1/admin/leaves';
const ABSENT = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10';

describe('people who are away', () => {
  let api: TestApi;
  let admin: TestClient;
  let deputy: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('quantri');
    deputy = await api.as('vanthu');
  });
  afterAll(() => api.stop());

  const delegation = (changes: object = {}): object => ({
    officeCode: WARD,
    fromUsername: 'lanhdao',
    toStaffId: deputy.user.id,
    role: 'leader',
    kind: 'KT',
    fromOn: localDay(),
    toOn: localDay(5),
    decisionNumber: '12/QĐ-UBND',
    ...changes,
  });
  const SIGNED = { outcome: 'granted' };

  describe('delegation', () => {
    it('lets the deputy sign, with both names in the event, until it is revoked', async () => {
      const dossier = await inState.processing(api);
      expectRefusal(await deputy.act(dossier, 'sign', SIGNED), 403, 'dossier.role_not_allowed');
      const made = body(await admin.post(DELEGATIONS, delegation({ fields: ['Hộ tịch'] })), 201);
      expect(made).toMatchObject({
        officeCode: WARD,
        from: { username: 'lanhdao' },
        to: { username: 'vanthu' },
        role: 'leader',
        kind: 'KT',
        fields: ['Hộ tịch'],
        revokedAt: null,
        version: 1,
      });
      const signed = await mustAct(deputy, dossier, 'sign', SIGNED);
      expect((signed['events'] as object[]).at(-1)).toMatchObject({
        transition: 'sign',
        actor: { id: deputy.user.id },
        actorRole: 'leader',
        onBehalfOf: { id: await staffId(api, 'lanhdao') },
      });

      const another = await inState.processing(api);
      const path = `${DELEGATIONS}/${made.id}`;
      expectRefusal(await admin.post(`${path}/revoke`, { version: 7 }), 409, 'admin.changed_meanwhile');
      expect(body(await admin.post(`${path}/revoke`, { version: 1 }), 200)['revokedAt']).not.toBeNull();
      expectRefusal(await deputy.act(another, 'sign', SIGNED), 403, 'dossier.role_not_allowed');
      expectRefusal(await admin.send('PATCH', path, { version: 2, kind: 'TL' }), 422, 'delegation.revoked');
      expect(await audited(api, 'delegation', made.id)).toMatchObject([
        { by: 'quantri', action: 'create', before: null },
        { by: 'quantri', action: 'disable', before: { revokedAt: null } },
      ]);
    });

    it('covers only its fields and its days, and both can be changed', async () => {
      const made = body(await admin.post(DELEGATIONS, delegation({ fields: ['Chứng thực'] })), 201);
      const path = `${DELEGATIONS}/${made.id}`;
      const dossier = await inState.processing(api);
      expectRefusal(await deputy.act(dossier, 'sign', SIGNED), 403, 'dossier.role_not_allowed');
      body(await admin.send('PATCH', path, { version: 1, fields: [], fromOn: localDay(1) }), 200);
      expectRefusal(await deputy.act(dossier, 'sign', SIGNED), 403, 'dossier.role_not_allowed');
      const now = body(await admin.send('PATCH', path, { version: 2, fromOn: localDay(-1) }), 200);
      expect(now).toMatchObject({ fields: [], fromOn: localDay(-1), version: 3 });
      await mustAct(deputy, dossier, 'sign', SIGNED);
      const order = await admin.send('PATCH', path, { version: 3, toOn: localDay(-2) });
      expectRefusal(order, 422, 'date.order', 'toOn');
      expectRefusal(await admin.send('PATCH', path, { version: 2 }), 409, 'admin.changed_meanwhile');
      body(await admin.post(`${path}/revoke`, { version: 3 }), 200);
    });

    it('refuses what nobody can give or take', async () => {
      const refused = async (changes: object, status: number, code: string, path?: string): Promise<void> =>
        expectRefusal(await admin.post(DELEGATIONS, delegation(changes)), status, code, path);
      const leader = await staffId(api, 'lanhdao');
      await refused({ fromUsername: 'thuly' }, 422, 'delegation.giver_lacks_role', 'role');
      await refused(
        { fromUsername: undefined, fromStaffId: leader, role: 'records_clerk' },
        422,
        'delegation.giver_lacks_role',
      );
      await refused({ toStaffId: leader }, 422, 'delegation.to_oneself', 'toStaffId');
      await refused({ toStaffId: admin.user.id }, 403, 'admin.own_account');
      await refused(
        { toStaffId: await staffId(api, 'vanthu'), fields: ['Hội họa'] },
        422,
        'delegation.field_unknown',
        'fields.0',
      );
      await refused({ fromOn: localDay(6) }, 422, 'date.order', 'toOn');
      await refused({ toOn: '2027-02-29' }, 422, 'date.invalid', 'toOn');
      await refused({ role: 'administrator' }, 400, 'request.invalid', 'role');
      await refused({ kind: 'XX' }, 400, 'request.invalid', 'kind');
      await refused({ fromUsername: undefined }, 400, 'request.invalid', 'fromStaffId');
      await refused({ fromStaffId: leader }, 400, 'request.invalid', 'fromUsername');
      await refused({ fromUsername: 'nobody' }, 404, 'not_found');
      await refused({ fromUsername: 'lanhdao2' }, 404, 'not_found');
      await refused({ toStaffId: ABSENT }, 404, 'not_found');
      await refused({ toStaffId: await staffId(api, 'thuly2') }, 404, 'not_found');
      await refused({ officeCode: OTHER_WARD }, 404, 'not_found');
      expectRefusal(await admin.post(`${DELEGATIONS}/${ABSENT}/revoke`, { version: 1 }), 404, 'not_found');
    });

    it('lists newest first', async () => {
      const list = body<{ data: Row[] }>(await admin.get(`${DELEGATIONS}?officeCode=${WARD}`), 200).data;
      expect(list.length).toBeGreaterThan(1);
      expect(list.map(({ id }) => id)).toEqual(
        list
          .map(({ id }) => id)
          .sort()
          .reverse(),
      );
      const first = body<{ data: Row[]; page: { nextCursor: string } }>(await admin.get(`${DELEGATIONS}?limit=1`), 200);
      const next = await admin.get(`${DELEGATIONS}?limit=1&cursor=${first.page.nextCursor}`);
      expect(body<{ data: Row[] }>(next, 200).data).toEqual([list[1]]);
      expectRefusal(await admin.get(`${DELEGATIONS}?officeCode=${OTHER_WARD}`), 404, 'not_found');
    });

    it('lists what one person has given or been given', async () => {
      const of = async (id: string): Promise<Row[]> =>
        body<{ data: Row[] }>(await admin.get(`${DELEGATIONS}?staffId=${id}`), 200).data;
      const given = body(await admin.post(DELEGATIONS, delegation()), 201);
      const [giver, taker] = [await staffId(api, 'lanhdao'), deputy.user.id];
      expect((await of(giver)).map(({ id }) => id)).toContain(given.id);
      expect((await of(taker)).map(({ id }) => id)).toContain(given.id);
      expect(await of(await staffId(api, 'motcua'))).toEqual([]);
    });
  });

  describe('leave', () => {
    it('sends new work to a colleague, and back again when it is cancelled', async () => {
      const counter = await api.as('motcua');
      const staff = await staffId(api, 'thuly');
      const away = { staffId: staff, fromOn: localDay(-1), toOn: localDay(3), reason: 'Nghỉ phép năm' };
      const leave = body(await admin.post(LEAVES, away), 201);
      expect(leave).toMatchObject({
        staff: { username: 'thuly' },
        fromOn: localDay(-1),
        cancelledAt: null,
        version: 1,
      });
      const lonely = await takeIn(counter);
      expectRefusal(await counter.act(lonely, 'forward'), 422, 'dossier.no_holder_found');

      const colleague = body(
        await admin.post('/api/v1/admin/staff', {
          username: 'dongnghiep',
          fullName: 'Mạc Thị Bưởi',
          password: GOOD_PASSWORD,
          roles: [{ role: 'case_officer', officeCode: WARD }],
        }),
        201,
      );
      expect((await mustAct(counter, lonely, 'forward'))['assignee']).toMatchObject({ id: colleague.id });

      const path = `${LEAVES}/${leave.id}/cancel`;
      expectRefusal(await admin.post(path, { version: 3 }), 409, 'admin.changed_meanwhile');
      expect(body(await admin.post(path, { version: 1 }), 200)['cancelledAt']).not.toBeNull();
      expectRefusal(await admin.post(path, { version: 2 }), 422, 'leave.already_cancelled');
      body(await admin.post(LEAVES, { ...away, staffId: colleague.id }), 201);
      expect((await mustAct(counter, await takeIn(counter), 'forward'))['assignee']).toMatchObject({ id: staff });
      expect((await audited(api, 'staff_leave', leave.id)).map(({ action }) => action)).toEqual(['create', 'disable']);
      const list = body<{ data: Row[] }>(await admin.get(`${LEAVES}?staffId=${staff}`), 200).data;
      expect(list.map(({ id }) => id)).toEqual([leave.id]);
    });

    it('is refused for foreign people and days out of order', async () => {
      const away = { staffId: await staffId(api, 'motcua'), fromOn: localDay(2), toOn: localDay(1) };
      expectRefusal(await admin.post(LEAVES, away), 422, 'date.order', 'toOn');
      for (const foreign of [await staffId(api, 'thuly2'), ABSENT]) {
        expectRefusal(await admin.post(LEAVES, { ...away, staffId: foreign }), 404, 'not_found');
      }
      expectRefusal(await admin.post(`${LEAVES}/${ABSENT}/cancel`, { version: 1 }), 404, 'not_found');
    });
  });
});
