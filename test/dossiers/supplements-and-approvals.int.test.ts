import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, mustActApproved, takeIn } from '../support/dossiers.js';

const MISSING = { components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }] };
const ARRIVED = { components: [{ code: 'GCS', present: true }] };

interface Proposal {
  readonly approval: { readonly id: string; readonly state: string };
}

describe('supplements and second persons', () => {
  let api: TestApi;
  let counter: TestClient;
  let caseOfficer: TestClient;
  let leader: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [counter, caseOfficer, leader] = await Promise.all([api.as('motcua'), api.as('thuly'), api.as('lanhdao')]);
  });
  afterAll(() => api.stop());

  it('asks a leader, and a reason, from the second request on', async () => {
    let dossier = await mustAct(counter, await inState.accepted(api), 'request_supplement', MISSING);
    dossier = await mustAct(counter, dossier, 'receive_supplement', ARRIVED);
    expect(dossier.state).toBe('accepted');
    const bare = await counter.act(dossier, 'request_supplement', MISSING);
    expect([bare.status, bare.body]).toMatchObject([422, { code: 'dossier.reason_required' }]);
    dossier = await mustActApproved(counter, leader, dossier, 'request_supplement', {
      ...MISSING,
      reason: 'Giấy mới vẫn mờ',
    });
    expect(dossier.state).toBe('awaiting_supplement');
  });

  it('keeps waiting while something asked for is still missing', async () => {
    const both = {
      components: [...MISSING.components, { code: 'TK', defect: 'Chưa ký', bring: 'Ký tờ khai' }],
    };
    let dossier = await mustAct(counter, await inState.accepted(api), 'request_supplement', both);
    dossier = await mustAct(counter, dossier, 'receive_supplement', ARRIVED);
    expect(dossier.state).toBe('awaiting_supplement');
    dossier = await mustAct(counter, dossier, 'receive_supplement', { components: [{ code: 'TK', present: true }] });
    expect(dossier.state).toBe('accepted');
  });

  it('starts the eight hours anew when a supplement before acceptance is complete, and no limit', async () => {
    let dossier = await takeIn(counter, { accept: false, components: [{ code: 'TK', present: true }] });
    expect(dossier['responseDueAt']).not.toBeNull();
    dossier = await mustAct(counter, dossier, 'request_supplement', MISSING);
    expect(dossier).toMatchObject({ state: 'awaiting_supplement', receivedAt: null, dueAt: null });
    dossier = await mustAct(counter, dossier, 'receive_supplement', ARRIVED);
    expect(dossier).toMatchObject({ state: 'submitted', receivedAt: null, dueAt: null, respondedAt: null });
    expect((await mustAct(counter, dossier, 'accept'))['dueAt']).not.toBeNull();
  });

  it('lets the counter send what the case officer proposes', async () => {
    const dossier = await mustAct(caseOfficer, await inState.processing(api), 'receive_handover');
    const sent = await mustActApproved(caseOfficer, counter, dossier, 'request_supplement', MISSING);
    expect(sent.state).toBe('awaiting_supplement');
    const event = (sent['events'] as { transition: string; actor: object; approver: object }[]).at(-1);
    expect(event).toMatchObject({
      transition: 'request_supplement',
      actor: { id: caseOfficer.user.id },
      approver: { id: counter.user.id },
    });
    const back = await mustAct(counter, sent, 'receive_supplement', ARRIVED);
    expect(back.state).toBe('processing');
  });

  it('refuses unknown papers, days gone by, and codes named twice', async () => {
    const dossier = await inState.accepted(api);
    const ask = (fields: object) => counter.act(dossier, 'request_supplement', { ...MISSING, ...fields });
    expect(await ask({ components: [{ code: 'XX', defect: 'a', bring: 'b' }] })).toMatchObject({
      status: 422,
      body: { code: 'dossier.components_invalid', errors: [{ path: 'components.0.code', code: 'component.unknown' }] },
    });
    expect(await ask({ components: [...MISSING.components, ...MISSING.components] })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'components.1.code', code: 'component.doubled' }] },
    });
    expect(await ask({ until: '2020-01-01' })).toMatchObject({ status: 422, body: { code: 'dossier.until_invalid' } });
    expect(await ask({ until: '2026-02-30' })).toMatchObject({ status: 422 });
  });

  it('lets nobody settle what they proposed, nor twice, nor after the dossier has moved', async () => {
    const dossier = await inState.submitted(api);
    const proposal = (await counter.act(dossier, 'withdraw', { reason: 'Xin rút' })).body as Proposal;
    const path = `/api/v1/approvals/${proposal.approval.id}`;
    expect(await counter.post(path, { approve: true })).toMatchObject({
      status: 403,
      body: { code: 'approval.same_person' },
    });
    expect(await caseOfficer.post(path, { approve: true })).toMatchObject({ status: 403 });
    expect(await counter.act(dossier, 'withdraw', { reason: 'Xin rút' })).toMatchObject({
      status: 409,
      body: { code: 'approval.already_pending' },
    });
    const moved = await mustAct(counter, dossier, 'accept');
    expect(await leader.post(path, { approve: true })).toMatchObject({ status: 409, body: { code: 'approval.stale' } });
    expect(await api.sql('SELECT state FROM approval WHERE id = $1', [proposal.approval.id])).toEqual([
      { state: 'stale' },
    ]);
    const again = await mustActApproved(counter, leader, moved, 'withdraw', {
      reason: 'Xin rút',
      returned: ['Tờ khai'],
    });
    expect(again).toMatchObject({ state: 'withdrawn', withdrawalCause: 'citizen_wish' });
    expect(await leader.post(path, { approve: true })).toMatchObject({ status: 409 });
  });

  it('lists what waits to those who may settle it, and to nobody else', async () => {
    const dossier = await inState.accepted(api);
    const proposal = (await counter.act(dossier, 'void_intake', { reason: 'Nhập nhầm' })).body as Proposal;
    const ids = async (client: TestClient): Promise<string[]> =>
      (
        (await client.get(`/api/v1/approvals?state=pending&dossierId=${dossier.id}`)).body as { data: { id: string }[] }
      ).data.map(({ id }) => id);
    expect(await ids(leader)).toEqual([proposal.approval.id]);
    expect(await ids(counter)).toEqual([]);
    expect(await ids(await api.as('lanhdao2'))).toEqual([]);
    // Whose it is, is told where it is asked for, and each look is recorded.
    const looks = (): Promise<unknown[]> =>
      api.sql(`SELECT office_id FROM access_record WHERE staff_id = $1 AND action = 'list'`, [leader.user.id]);
    const before = (await looks()).length;
    const named = async (about: boolean): Promise<object> =>
      ((await leader.get(`/api/v1/approvals?dossierId=${dossier.id}&about=${about}`)).body as { data: object[] })
        .data[0]!;
    expect(Object.keys(await named(false))).not.toContain('applicantName');
    expect((await looks()).length).toBe(before);
    expect(await named(true)).toMatchObject({ applicantName: 'Nguyễn Thị Hoà', procedureName: 'Đăng ký khai sinh' });
    expect((await looks()).slice(before)).toEqual([{ office_id: expect.any(String) }]);
    const voided = (await leader.post(`/api/v1/approvals/${proposal.approval.id}`, { approve: true })).body as object;
    expect(voided).toMatchObject({ state: 'not_accepted', voided: true });
  });

  it('hands back to the leader alone what ends unfinished, with its cause', async () => {
    expect(
      await mustAct(leader, await inState.awaiting_supplement(api), 'return_unfinished', { reason: 'Quá hạn bổ sung' }),
    ).toMatchObject({ state: 'withdrawn', withdrawalCause: 'supplement_overdue' });
    expect(
      await mustAct(leader, await inState.awaiting_payment(api), 'return_unfinished', { reason: 'Không nộp' }),
    ).toMatchObject({ withdrawalCause: 'not_paid' });
    expect(
      await mustAct(leader, await inState.suspended(api), 'return_unfinished', { reason: 'Kết thúc' }),
    ).toMatchObject({ withdrawalCause: 'ended_after_suspension' });
  });
});
