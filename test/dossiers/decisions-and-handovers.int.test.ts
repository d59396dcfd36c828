import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { feeCode, inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';
import { upload } from '../support/upload.js';
import { png } from '../attachments/file-corpus.js';

const COLLECTOR = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };

describe('decisions, hand-overs and money', () => {
  let api: TestApi;
  let counter: TestClient;
  let caseOfficer: TestClient;
  let leader: TestClient;
  let clerk: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [counter, caseOfficer, leader, clerk] = await Promise.all(
      ['motcua', 'thuly', 'lanhdao', 'vanthu'].map((name) => api.as(name)) as [
        Promise<TestClient>,
        Promise<TestClient>,
        Promise<TestClient>,
        Promise<TestClient>,
      ],
    );
  });
  afterAll(() => api.stop());

  const drafted = async (): Promise<TestDossier> => mustAct(caseOfficer, await inState.processing(api), 'forward');

  it('keeps giver, receiver and minute of each internal hand-over', async () => {
    const dossier = await inState.processing(api);
    expect(dossier).toMatchObject({
      stepCode: 'tham_dinh',
      assignee: { id: caseOfficer.user.id },
      holder: { id: counter.user.id },
      handoverPending: true,
    });
    const taken = await mustAct(caseOfficer, dossier, 'receive_handover');
    expect(taken).toMatchObject({ holder: { id: caseOfficer.user.id }, handoverPending: false });
    expect(taken['handovers']).toMatchObject([
      {
        giver: { id: counter.user.id },
        receiver: { id: caseOfficer.user.id },
        givenAt: expect.any(String),
        receivedAt: expect.any(String),
      },
    ]);
  });

  it('takes acting on a dossier as having received it, as an event of its own', async () => {
    const dossier = await drafted();
    expect((dossier['events'] as { transition: string }[]).map(({ transition }) => transition)).toEqual([
      'submit',
      'accept',
      'forward',
      'receive_handover',
      'forward',
    ]);
  });

  it('lets the giver take back what nobody has confirmed', async () => {
    const dossier = await mustAct(counter, await inState.processing(api), 'recall');
    expect(dossier).toMatchObject({ stepCode: 'tiep_nhan', holder: { id: counter.user.id }, handoverPending: false });
    const again = await mustAct(counter, dossier, 'forward');
    expect(again['assignee']).toMatchObject({ id: caseOfficer.user.id });
  });

  it('sends back to the step before and its last holder', async () => {
    const dossier = await mustAct(leader, await drafted(), 'send_back', { reason: 'Thiếu chữ ký nháy' });
    expect(dossier).toMatchObject({
      stepCode: 'tham_dinh',
      assignee: { id: caseOfficer.user.id },
      handoverPending: true,
    });
  });

  it('gives a step only to who has its role', async () => {
    const dossier = await inState.accepted(api);
    expect(await counter.act(dossier, 'forward', { assigneeId: clerk.user.id })).toMatchObject({
      status: 422,
      body: { code: 'dossier.assignee_not_allowed' },
    });
    expect(await counter.act(dossier, 'forward', { stepCode: 'khong_co' })).toMatchObject({ status: 422 });
    const direct = await mustAct(counter, dossier, 'forward', { stepCode: 'ky', assigneeId: leader.user.id });
    expect(direct).toMatchObject({ stepCode: 'ky', assignee: { id: leader.user.id } });
  });

  it('signs, numbers and hands over; the register has no gap', async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 3; i++) {
      const signed = await mustAct(leader, await drafted(), 'sign', { outcome: 'granted' });
      expect(signed).toMatchObject({ state: 'processing', signed: true });
      const decided = await mustAct(clerk, signed, 'decide', { results: [{ title: 'Giấy khai sinh' }] });
      expect(decided).toMatchObject({ state: 'decided', outcome: 'granted', signer: { id: leader.user.id } });
      numbers.push(Number((decided['results'] as { number: string }[])[0]!.number.split('/')[0]));
    }
    expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2]);
  });

  it('does not let the clerk issue what nobody signed, nor the drafter sign, nor anyone deny without a reason', async () => {
    const dossier = await drafted();
    expect(await clerk.act(dossier, 'decide', { results: [{}] })).toMatchObject({
      status: 422,
      body: { code: 'dossier.not_signed' },
    });
    expect(await clerk.act(dossier, 'decide', { results: [{}], signerId: caseOfficer.user.id })).toMatchObject({
      status: 422,
      body: { code: 'dossier.signer_not_leader' },
    });
    expect(await leader.act(dossier, 'sign', { outcome: 'denied' })).toMatchObject({
      status: 422,
      body: { code: 'dossier.reason_required' },
    });
    await api.sql(
      `INSERT INTO staff_role_at_office SELECT staff_id, office_id, 'leader' FROM staff_role_at_office WHERE staff_id = $1`,
      [caseOfficer.user.id],
    );
    expect(await caseOfficer.act(dossier, 'sign', { outcome: 'granted' })).toMatchObject({
      status: 422,
      body: { code: 'dossier.drafter_cannot_sign' },
    });
    await api.sql(`DELETE FROM staff_role_at_office WHERE staff_id = $1 AND role = 'leader'`, [caseOfficer.user.id]);
  });

  it('records a paper signed by a leader, with who recorded it', async () => {
    const decided = await mustAct(clerk, await drafted(), 'decide', {
      results: [{ number: 'KS-77', copies: 2 }],
      signerId: leader.user.id,
    });
    expect(decided).toMatchObject({
      outcome: 'granted',
      signer: { id: leader.user.id },
      results: [{ number: 'KS-77', copies: 2 }],
    });
    expect((decided['events'] as { actor: object }[]).at(-1)).toMatchObject({ actor: { id: clerk.user.id } });
    expect(await leader.act(await drafted(), 'decide', { results: [{ number: 'KS-77' }] })).toMatchObject({
      status: 422,
      body: { code: 'dossier.result_number_used' },
    });
  });

  it('tells the citizen when the paper is at the counter, and at once when it is collected online', async () => {
    const kinds = (dossier: TestDossier): string[] =>
      (dossier['notices'] as { kind: string }[]).map(({ kind }) => kind);
    const decided = await inState.decided(api);
    expect(kinds(decided)).not.toContain('result_ready');
    expect(kinds(await mustAct(counter, decided, 'receive_result'))).toContain('result_ready');
    const online = await takeIn(counter, { resultDelivery: { method: 'online' } });
    const forwarded = await mustAct(counter, online, 'forward');
    expect(kinds(await mustAct(leader, forwarded, 'decide', { results: [{}] }))).toContain('result_ready');
  });

  it('keeps a posted result decided until it has arrived', async () => {
    const decided = await inState.decided(api);
    expect(await counter.act(decided, 'hand_over', { method: 'post' })).toMatchObject({
      status: 422,
      body: { code: 'dossier.waybill_required' },
    });
    const posted = await mustAct(counter, decided, 'hand_over', { method: 'post', waybill: 'EB123456789VN' });
    expect(posted).toMatchObject({ state: 'decided', postedAt: expect.any(String) });
    expect(await mustAct(counter, posted, 'hand_over', { method: 'post' })).toMatchObject({ state: 'handed_over' });
  });

  it('wants to know who collects at the desk, and forgets no number', async () => {
    const decided = await inState.decided(api);
    expect(await counter.act(decided, 'hand_over', { method: 'desk' })).toMatchObject({
      status: 422,
      body: { code: 'dossier.collector_required' },
    });
    const done = await mustAct(counter, decided, 'hand_over', {
      method: 'desk',
      collector: { ...COLLECTOR, citizenId: '030085004321' },
      reason: 'Số trên thẻ mới',
    });
    expect(JSON.stringify(done)).not.toContain('030085004321');
    expect(
      await api.sql('SELECT collector_id_enc IS NOT NULL AS kept FROM result_collection WHERE dossier_id = $1', [
        done.id,
      ]),
    ).toEqual([{ kept: true }]);
  });

  it('reopens with a second person; the old number stays, cancelled', async () => {
    const over = await inState.handed_over(api);
    const back = await mustActApproved(counter, leader, over, 'reopen_hand_over', { reason: 'Trả nhầm người' });
    expect(back.state).toBe('decided');
    const open = await mustActApproved(caseOfficer, leader, back, 'reopen_decision', { reason: 'Sai tên' });
    expect(open).toMatchObject({ state: 'processing', signer: null, outcome: null, finishedAt: null });
    expect((open['results'] as { cancelledAt: string | null }[])[0]!.cancelledAt).not.toBeNull();
    const again = await mustAct(leader, open, 'decide', { results: [{}] });
    expect((again['results'] as object[]).length).toBe(2);
  });

  it('takes money, refuses a used receipt and unknown fees, cancels and gives back', async () => {
    const fee = await feeCode(api);
    const paid = await mustAct(counter, await inState.accepted(api), 'record_payment', {
      items: [{ feeCode: fee, amountVnd: 8000 }],
      method: 'cash',
      receipt: { form: '01BL', series: 'AA', number: '0000001' },
    });
    expect(paid['payments']).toMatchObject([{ state: 'paid', amountVnd: 8000, receipt: { number: '0000001' } }]);
    const other = await inState.accepted(api);
    expect(
      await counter.act(other, 'record_payment', {
        items: [{ feeCode: fee, amountVnd: 8000 }],
        method: 'cash',
        receipt: { form: '01BL', series: 'AA', number: '0000001' },
      }),
    ).toMatchObject({ status: 422, body: { code: 'payment.receipt_used' } });
    expect(
      await counter.act(other, 'record_payment', { items: [{ feeCode: 'XX', amountVnd: 1 }], method: 'cash' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'payment.fee_unknown' },
    });
    expect(await counter.act(paid, 'void_intake', { reason: 'Nhầm' })).toMatchObject({
      status: 422,
      body: { code: 'dossier.already_paid' },
    });
    const refunded = await mustAct(counter, paid, 'refund', { reason: 'Thu nhầm' });
    expect(refunded['payments']).toMatchObject([{ state: 'refunded', receipt: { number: '0000001' } }]);
    expect(await counter.act(refunded, 'cancel_receipt', { reason: 'Viết sai' })).toMatchObject({
      status: 422,
      body: { code: 'payment.none' },
    });
  });

  it('stops the clock for a payment that arose, and goes on when it is met', async () => {
    const waiting = await inState.awaiting_payment(api);
    expect(waiting['pauses']).toMatchObject([{ cause: 'payment', endedAt: null }]);
    const paid = await mustAct(counter, waiting, 'confirm_payment', {
      receipt: { form: '01BL', series: 'AB', number: '0000009' },
      method: 'transfer',
    });
    expect(paid).toMatchObject({ state: 'accepted', payments: [{ state: 'paid' }] });
    expect((paid['pauses'] as { endedAt: string | null }[])[0]!.endedAt).not.toBeNull();
  });

  it('corrects a phone alone and a name with a leader; both values stay in the event', async () => {
    const dossier = await inState.accepted(api);
    const phone = await mustAct(counter, dossier, 'correct', { changes: { phone: '0987654321' }, reason: 'Đổi số' });
    expect(phone['applicant']).toMatchObject({ phone: '0987•••321' });
    const named = await mustActApproved(counter, leader, phone, 'correct', {
      changes: { fullName: "H'Hen Niê", citizenId: '030190054321' },
      reason: 'Gõ sai tên',
    });
    expect(named['applicant']).toMatchObject({ fullName: "H'Hen Niê", citizenId: '030•••••4321' });
    const event = (named['events'] as { details: { before: object; after: object } }[]).at(-1)!;
    expect(event.details).toMatchObject({ before: { fullName: 'Nguyễn Thị Hoà' }, after: { fullName: "H'Hen Niê" } });
    expect(JSON.stringify(named)).not.toContain('Enc');
  });

  it('corrects a receipt time with two people, moves the due time and keeps the first promise', async () => {
    const dossier = await inState.accepted(api);
    const moved = await mustActApproved(counter, leader, dossier, 'correct_receipt_time', {
      receivedAt: '2026-02-06T10:00:00+07:00',
      reason: 'Ghi nhầm ngày',
    });
    expect(moved).toMatchObject({
      receivedAt: '2026-02-06T03:00:00.000Z',
      dueAt: '2026-02-06T10:00:00.000Z',
      dueOriginal: dossier['dueOriginal'],
    });
    expect(
      await counter.act(moved, 'correct_receipt_time', { receivedAt: '2099-01-01T09:00:00+07:00', reason: 'x' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'dossier.receipt_time_invalid' },
    });
  });

  it('changes the case from the same receipt time and tells the citizen', async () => {
    const dossier = await takeIn(counter, {
      procedureCode: '1.004873',
      caseCode: undefined,
      components: (
        (await counter.get('/api/v1/procedures/1.004873')).body as { components: { code: string }[] }
      ).components.map(({ code }) => ({ code, present: true })),
    });
    const changed = await mustActApproved(caseOfficer, leader, dossier, 'change_case', {
      caseCode: 'XAC_MINH',
      reason: 'Cần xác minh',
    });
    expect(changed).toMatchObject({
      caseCode: 'XAC_MINH',
      receivedAt: dossier['receivedAt'],
      dueOriginal: dossier['dueOriginal'],
    });
    expect(Date.parse(changed['dueAt'] as string)).toBeGreaterThan(Date.parse(dossier['dueAt'] as string));
    expect((changed['notices'] as { kind: string }[]).map(({ kind }) => kind)).toContain('due_moved');
  });

  it('apologises once; the promise is new and the due time stays', async () => {
    const dossier = await inState.processing(api);
    const sorry = await mustAct(leader, dossier, 'apologise', {
      reason: 'Chờ xác minh',
      newDueAt: '2099-01-05T17:00:00+07:00',
    });
    expect(sorry).toMatchObject({ dueAt: dossier['dueAt'], duePromised: '2099-01-05T10:00:00.000Z' });
    expect(
      await leader.act(sorry, 'apologise', { reason: 'Lần nữa', newDueAt: '2099-02-05T17:00:00+07:00' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'dossier.apology_limit' },
    });
  });

  it('finishes in one visit what the procedure allows: three events, one transaction', async () => {
    const dossier = await takeIn(counter, {
      procedureCode: '2.000815',
      caseCode: undefined,
      components: (
        (await counter.get('/api/v1/procedures/2.000815')).body as { components: { code: string }[] }
      ).components.map(({ code }) => ({ code, present: true })),
    });
    const { body: picture } = await upload(counter, dossier.id, { content: png(60, 20), name: 'Chữ ký.png' });
    const finish = (signatureId: string) =>
      counter.post(`/api/v1/dossiers/${dossier.id}/same-visit`, {
        version: dossier.version,
        results: [{}],
        signerId: leader.user.id,
        collector: { ...COLLECTOR, fullName: 'Lê Văn Tám' },
        collectorReason: 'Con ruột đến nhận thay',
        returned: ['Bản chính'],
        signatureId,
      });
    expect(await finish(dossier.id)).toMatchObject({ status: 422, body: { code: 'dossier.signature_unknown' } });
    const done = await finish(picture.id);
    expect(done).toMatchObject({ status: 200, body: { state: 'handed_over', version: dossier.version + 3 } });
    expect((done.body['events'] as object[]).at(-1)).toMatchObject({
      transition: 'hand_over',
      reason: 'Con ruột đến nhận thay',
      details: { differs: ['name'], returned: ['Bản chính'], signature: { attachmentId: picture.id } },
    });
    expect(done.body['collections']).toMatchObject([{ returned: ['Bản chính'], signatureId: picture.id }]);
    const birth = await inState.accepted(api);
    expect(
      await counter.post(`/api/v1/dossiers/${birth.id}/same-visit`, {
        version: birth.version,
        results: [{}],
        signerId: leader.user.id,
        collector: COLLECTOR,
      }),
    ).toMatchObject({ status: 422, body: { code: 'dossier.not_same_visit' } });
  });

  it('pauses for force majeure only with a document and a day of review, and never twice', async () => {
    const paused = await mustAct(leader, await inState.processing(api), 'pause', {
      cause: 'force_majeure',
      document: 'CĐ 5 về bão',
      reviewOn: '2099-01-01',
    });
    expect(paused['pauses']).toMatchObject([
      { cause: 'force_majeure', document: 'CĐ 5 về bão', reviewOn: '2099-01-01', endedAt: null },
    ]);
    expect(
      await leader.act(paused, 'pause', { cause: 'force_majeure', document: 'x', reviewOn: '2099-01-01' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'dossier.already_paused' },
    });
    expect(await leader.act(paused, 'decide', { results: [{}] })).toMatchObject({
      status: 422,
      body: { code: 'dossier.paused' },
    });
    expect(
      await leader.act(await inState.processing(api), 'pause', {
        cause: 'other_agency',
        document: 'x',
        reviewOn: '2099-01-01',
      }),
    ).toMatchObject({
      status: 422,
      body: { code: 'dossier.pause_not_allowed' },
    });
    expect(await mustAct(leader, paused, 'unpause')).toMatchObject({ state: 'processing' });
  });

  it('is received by one office and handled by another', async () => {
    const dossier = await takeIn(counter, { handlingOfficeCode: 'H23.18.08' });
    expect(dossier).toMatchObject({ officeCode: 'H23.18.07', handlingOfficeCode: 'H23.18.08' });
    const forwarded = await mustAct(counter, dossier, 'forward');
    const theirs = await api.as('thuly2');
    expect(forwarded['assignee']).toMatchObject({ id: theirs.user.id });
    expect(await caseOfficer.act(forwarded, 'receive_handover')).toMatchObject({ status: 403 });
    const sent = await mustAct(theirs, forwarded, 'forward');
    const decided = await mustAct(await api.as('lanhdao2'), sent, 'decide', { results: [{}] });
    expect(
      await (await api.as('motcua2')).act(decided, 'hand_over', { method: 'desk', collector: COLLECTOR }),
    ).toMatchObject({ status: 403 });
    expect(await mustAct(counter, decided, 'hand_over', { method: 'desk', collector: COLLECTOR })).toMatchObject({
      state: 'handed_over',
    });
  });
});
