import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

interface Call {
  readonly noticeId: string;
  readonly dossierCode: string;
  readonly name: string;
  readonly phone: string;
  readonly say: string;
  readonly channel: string;
  readonly tries: number;
  readonly oftenInVain: boolean;
}

describe('citizens whom no message reached', () => {
  let api: TestApi;
  let counter: TestClient;
  let colleague: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    colleague = await api.as('motcua');
  });
  afterAll(() => api.stop());

  /** A dossier whose notices ended like that. */
  const ended = async (states: { email: string; sms: string }, changes: object = {}): Promise<TestDossier> => {
    const dossier = await takeIn(counter, changes);
    for (const [channel, state] of Object.entries(states)) {
      await api.sql('UPDATE notice SET state = $3 WHERE dossier_id = $1 AND channel = $2', [
        dossier.id,
        channel,
        state,
      ]);
    }
    return dossier;
  };
  const untold = (changes: object = {}): Promise<TestDossier> => ended({ email: 'failed', sms: 'failed' }, changes);

  const list = async (): Promise<Call[]> => {
    const { status, body } = await counter.get('/api/v1/notices/call-list');
    expect(status).toBe(200);
    return body.data as Call[];
  };
  const callOf = async ({ code }: TestDossier): Promise<Call | undefined> =>
    (await list()).find(({ dossierCode }) => dossierCode === code);
  const call = (noticeId: string, body: object, client = counter) =>
    client.post(`/api/v1/notices/${noticeId}/call`, body);

  it.each([
    ['failed', 'failed', true],
    ['failed', 'unknown', true],
    ['manual', 'undelivered', true],
    ['gateway_accepted', 'failed', false],
    ['failed', 'delivered', false],
    ['failed', 'retry_waiting', false],
    ['failed', 'recalled', true],
  ])('are called when the mail is %s and the text message is %s: %s', async (email, sms, expected) => {
    expect((await callOf(await ended({ email, sms }))) !== undefined).toBe(expected);
  });

  it('are not called when they want no messages any more', async () => {
    const dossier = await untold();
    const { noticeId } = (await callOf(dossier))!;
    const correction = { changes: { messages: { channels: [] } }, reason: 'Không muốn nhận tin' };
    await mustAct(counter, dossier, 'correct', correction);
    expect(await callOf(dossier)).toBeUndefined();
    expect(await call(noticeId, { outcome: 'told' })).toMatchObject({ body: { code: 'notice.needs_no_call' } });
  });

  it('stand there once, with what to say in full Vietnamese and nothing in the clear', async () => {
    const dossier = await untold();
    const calls = (await list()).filter(({ dossierCode }) => dossierCode === dossier.code);
    expect(calls).toMatchObject([{ channel: 'sms', name: 'Nguyễn Thị Hoà', tries: 0, oftenInVain: false }]);
    expect(calls[0]!.say).toContain(`đã tiếp nhận hồ sơ ${dossier.code}. Hẹn trả kết quả`);
    expect(calls[0]!.phone).toMatch(/•/);
    const [{ n }] = (await api.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM access_record WHERE action = 'list'`,
    )) as [{ n: number }];
    expect(n).toBeGreaterThan(0);
  });

  it('say the same of a visit as its one message', async () => {
    const visitId = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a11';
    const first = await takeIn(counter, { visitId });
    const second = await takeIn(counter, { visitId });
    await counter.post(`/api/v1/visits/${visitId}/close`);
    await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1 AND state = 'planned'`, [first.id]);
    const { say } = (await callOf(first))!;
    for (const { code } of [first, second]) expect(say).toContain(code);
    expect(say).toContain('đã tiếp nhận 2 hồ sơ');
  });

  it('leave the list once they were told, and the notice says by whom', async () => {
    const dossier = await untold();
    const { noticeId } = (await callOf(dossier))!;
    expect(await call(noticeId, { outcome: 'told', version: 0 })).toMatchObject({
      status: 200,
      body: { noticeId, outcome: 'told', state: 'delivered', tries: 1 },
    });
    expect(await callOf(dossier)).toBeUndefined();
    const { body } = await counter.get(`/api/v1/notices?dossierId=${dossier.id}&channel=sms`);
    expect(body.data).toMatchObject([{ state: 'delivered', gateway: 'phone', gatewayId: 'Lê Thị Mai' }]);
    expect(await call(noticeId, { outcome: 'told' })).toMatchObject({
      status: 409,
      body: { code: 'notice.needs_no_call' },
    });
  });

  it('come up again after those not called yet, and are marked when it was often in vain', async () => {
    const dossier = await untold();
    const { noticeId } = (await callOf(dossier))!;
    expect(await callOf(dossier)).toMatchObject({ lastOutcome: null, lastNote: null });
    for (const outcome of ['no_answer', 'no_answer']) await call(noticeId, { outcome, note: 'Máy bận' });
    await call(noticeId, { outcome: 'call_back', note: 'Gọi lại sau 17 giờ' });
    expect(await callOf(dossier)).toMatchObject({ lastOutcome: 'call_back', lastNote: 'Gọi lại sau 17 giờ' });
    const waiting = await untold();
    const calls = await list();
    const at = (one: TestDossier): number => calls.findIndex(({ dossierCode }) => dossierCode === one.code);
    expect(at(waiting)).toBeLessThan(at(dossier));
    expect(calls[at(dossier)]).toMatchObject({ tries: 3, oftenInVain: true });
    expect(calls[at(waiting)]).toMatchObject({ oftenInVain: false });
  });

  it('are not called again at a wrong number, and stay among what needs somebody', async () => {
    const dossier = await untold();
    const { noticeId } = (await callOf(dossier))!;
    expect(await call(noticeId, { outcome: 'wrong_number' })).toMatchObject({ body: { state: 'undelivered' } });
    expect(await callOf(dossier)).toBeUndefined();
    const { body } = await counter.get(`/api/v1/notices?dossierId=${dossier.id}&needsSomebody=true`);
    expect(body.data).not.toHaveLength(0);
  });

  it('are called once when two officers come to it together, also by the mail that failed beside the text', async () => {
    const dossier = await untold();
    const ids = await api.sql<{ id: string }>('SELECT id FROM notice WHERE dossier_id = $1', [dossier.id]);
    const answers = await Promise.all([
      call(ids[0]!.id, { outcome: 'told', version: 0 }),
      call(ids[1]!.id, { outcome: 'told', version: 0 }, colleague),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'notice.called_meanwhile',
      version: 1,
    });
    const calls = await api.sql(
      'SELECT 1 FROM notice_call c JOIN notice n ON n.id = c.notice_id WHERE n.dossier_id = $1',
      [dossier.id],
    );
    expect(calls).toHaveLength(1);
  });

  it('are called from the start when no message can reach them, once with the newest, and not to be courteous', async () => {
    const dossier = await takeIn(counter, {
      accept: false,
      applicant: { kind: 'person', fullName: 'Vũ Văn Bàn', otherId: { kind: 'none' }, phone: '0220 3882 114' },
    });
    const [asked] = (await list()).filter(({ dossierCode }) => dossierCode === dossier.code);
    expect(asked).toMatchObject({ channel: 'phone', name: 'Vũ Văn Bàn', tries: 0 });
    expect(asked!.say).toContain(dossier.code);
    expect((await counter.post(`/api/v1/notices/${asked!.noticeId}/resend`)).body).toMatchObject({
      code: 'notice.not_resendable',
    });

    const done = await mustAct(counter, dossier, 'accept');
    const calls = (await list()).filter(({ dossierCode }) => dossierCode === done.code);
    expect(calls).toMatchObject([{ channel: 'phone', kind: 'accepted' }]);
    expect(await call(calls[0]!.noticeId, { outcome: 'told', version: 0 })).toMatchObject({
      body: { state: 'delivered' },
    });
    const { body } = await counter.get(`/api/v1/notices?dossierId=${dossier.id}&channel=phone`);
    expect(body.data).toMatchObject([
      { kind: 'accepted', state: 'delivered', gateway: 'phone' },
      { kind: 'submitted', state: 'recalled', recalledBecause: 'superseded' },
    ]);

    const courtesy = await untold();
    await api.sql(`UPDATE notice SET kind = 'handed_over' WHERE dossier_id = $1`, [courtesy.id]);
    expect(await callOf(courtesy)).toBeUndefined();
  });

  it('are not called with what later news told them, nor do such notices need anybody', async () => {
    const dossier = await takeIn(counter, { accept: false });
    await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1`, [dossier.id]);
    const { noticeId } = (await callOf(dossier))!;
    await mustAct(counter, dossier, 'accept');
    expect(await callOf(dossier)).toMatchObject({ noticeId });
    await api.sql(`UPDATE notice SET state = 'delivered' WHERE dossier_id = $1 AND kind = 'accepted'`, [dossier.id]);
    expect(await callOf(dossier)).toBeUndefined();
    const { body } = await counter.get(`/api/v1/notices?dossierId=${dossier.id}&needsSomebody=true`);
    expect(body.data).toEqual([]);
    expect(await call(noticeId, { outcome: 'told' })).toMatchObject({ body: { code: 'notice.needs_no_call' } });
  });

  it('are not called about what has been done meanwhile', async () => {
    const there = await mustAct(counter, await inState.decided(api), 'receive_result');
    await api.sql(`UPDATE notice SET state = 'failed', waits_for_id = NULL WHERE dossier_id = $1`, [there.id]);
    const kinds = async (): Promise<string[]> => {
      const { body } = await counter.get(`/api/v1/notices?dossierId=${there.id}&needsSomebody=true`);
      return (body.data as { kind: string }[]).map(({ kind }) => kind);
    };
    expect(await kinds()).toContain('result_ready');
    const collector = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };
    await mustAct(counter, there, 'hand_over', { method: 'desk', collector });
    expect(await kinds()).not.toContain('result_ready');
    expect((await callOf(there))?.say ?? '').not.toContain('nhận kết quả');
  });

  it('are not asked for what they have brought, though more was asked for since', async () => {
    const asked = { components: ['GCS', 'TK'].map((code) => ({ code, defect: 'Mờ', bring: 'Bản rõ' })) };
    const brought = (code: string): object => ({ components: [{ code, present: true }] });
    const calls = async (): Promise<string[]> =>
      (await list()).filter(({ dossierCode }) => dossierCode === code).map(({ noticeId }) => noticeId);
    const first = await mustAct(counter, await takeIn(counter), 'request_supplement', asked);
    const { id, code } = first;
    const failing = `UPDATE notice SET state = 'failed' WHERE dossier_id = $1 AND kind = 'supplement_requested'`;
    await api.sql(failing, [id]);
    const [call] = await calls();
    expect(call).toBeDefined();
    const inPart = await mustAct(counter, first, 'receive_supplement', brought('TK'));
    expect(await calls()).toEqual([call]);
    const complete = await mustAct(counter, inPart, 'receive_supplement', brought('GCS'));
    const again = { ...asked, reason: 'Vẫn mờ' };
    await mustActApproved(counter, await api.as('lanhdao'), complete, 'request_supplement', again);
    await api.sql(`${failing} AND state = 'planned'`, [id]);
    const after = await calls();
    expect(after).toHaveLength(1);
    expect(after).not.toContain(call);
  });

  it('are called by the office that has taken theirs over, which also lists what they were told', async () => {
    const dossier = await untold();
    const heir = await api.as('motcua2');
    const seen = async (): Promise<unknown[]> => {
      const { body } = await heir.get('/api/v1/notices/call-list');
      const { body: listed } = await heir.get(`/api/v1/notices?dossierCode=${dossier.code}`);
      return [
        (body.data as Call[]).some(({ dossierCode }) => dossierCode === dossier.code),
        (listed.data as object[]).length > 0,
      ];
    };
    const count = async (): Promise<number> =>
      (await heir.get('/api/v1/notices/call-list/count')).body['value'] as number;
    const before = await count();
    expect(await seen()).toEqual([false, false]);
    await api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT $1, p.id, s.id, '2024-01-01', '1/NQ' FROM office p, office s WHERE p.code = $2 AND s.code = $3`,
      [randomUUID(), WARD, OTHER_WARD],
    );
    expect(await seen()).toEqual([true, true]);
    expect(await count()).toBeGreaterThan(before);
    await api.sql('DELETE FROM office_succession WHERE decision_number = $1', ['1/NQ']);
  });

  it('are called again once the wrong number was set right', async () => {
    const dossier = await untold();
    await call((await callOf(dossier))!.noticeId, { outcome: 'wrong_number' });
    expect(await callOf(dossier)).toBeUndefined();
    await mustAct(counter, dossier, 'correct', { changes: { phone: '0987654321' }, reason: 'Ghi nhầm số' });
    expect(await callOf(dossier)).toMatchObject({ phone: '0987•••321', tries: 1 });
  });

  describe('at a wrong number, where another is heard', () => {
    const heard = (noticeId: string, phone: string) => call(noticeId, { outcome: 'wrong_number', phone });
    /** Its result lies at the counter, and no message of that got through: nothing of it can be corrected any more. */
    const decided = async (): Promise<TestDossier> => {
      const dossier = await mustAct(counter, await inState.decided(api), 'receive_result');
      await api.sql(
        `UPDATE notice SET state = CASE kind WHEN 'result_ready' THEN 'failed' ELSE 'delivered' END, waits_for_id = NULL
          WHERE dossier_id = $1`,
        [dossier.id],
      );
      return dossier;
    };
    const numberOf = async (id: string) => (await counter.post(`/api/v1/notices/${id}/reveal`, {})).body;

    it('it goes there by text message, and the dossier stays as it is', async () => {
      const dossier = await decided();
      const { noticeId, say } = (await callOf(dossier))!;
      const { status, body } = await heard(noticeId, '0987 654 321');
      expect([status, body]).toMatchObject([200, { state: 'undelivered', tries: 1, again: { channel: 'sms' } }]);
      expect(await callOf(dossier)).toBeUndefined();
      const { body: rows } = await counter.get(`/api/v1/notices?dossierId=${dossier.id}&kind=result_ready&channel=sms`);
      expect(rows.data).toMatchObject([
        { id: body.again.noticeId, to: '0987•••321', state: 'planned', resentFromId: noticeId },
        { id: noticeId, state: 'undelivered', gateway: 'phone' },
      ]);
      expect(rows.data[0].text).toBe(rows.data[1].text);
      const { body: after } = await counter.get(`/api/v1/dossiers/${dossier.id}`);
      expect(after).toMatchObject({ version: dossier.version, applicant: { phone: '0912•••678' } });
      expect(await api.sql('SELECT 1 FROM outbox_message WHERE subject_id = $1', [body.again.noticeId])).toHaveLength(
        1,
      );

      await api.sql(`UPDATE notice SET state = 'undelivered' WHERE id = $1`, [body.again.noticeId]);
      expect(await callOf(dossier)).toMatchObject({
        noticeId: body.again.noticeId,
        phone: '0987•••321',
        tries: 1,
        say,
      });
      expect(await numberOf(body.again.noticeId)).toEqual({ phone: '+84987654321' });
    });

    it('one that gets no messages is called, which leaves a record', async () => {
      const dossier = await decided();
      const { body } = await heard((await callOf(dossier))!.noticeId, '02203882117');
      expect(body).toMatchObject({ again: { channel: 'phone' } });
      const next = (await callOf(dossier))!;
      expect(next).toMatchObject({ noticeId: body.again.noticeId, channel: 'phone', numberHeard: true, tries: 1 });
      expect(await numberOf(next.noticeId)).toEqual({ phone: '+842203882117' });
      const looks = `SELECT fields FROM access_record WHERE action = 'reveal' AND dossier_id = $1`;
      expect(await api.sql(looks, [dossier.id])).toEqual([{ fields: ['phone'] }]);
      expect((await heard(next.noticeId, '02203882117')).body).toMatchObject({ code: 'notice.same_number' });
      expect(await call(next.noticeId, { outcome: 'wrong_number' })).toMatchObject({
        status: 200,
        body: { again: null },
      });
      expect(await callOf(dossier)).toBeUndefined();
    });

    it('until the dossier has another', async () => {
      const dossier = await untold();
      const { body } = await heard((await callOf(dossier))!.noticeId, '02203882117');
      const email = { changes: { email: 'khac@example.com' }, reason: 'Ghi nhầm thư' };
      const corrected = await mustAct(counter, dossier, 'correct', email);
      expect(await numberOf(body.again.noticeId)).toEqual({ phone: '+842203882117' });
      await mustAct(counter, corrected, 'correct', { changes: { phone: '0987654322' }, reason: 'Ghi nhầm số' });
      expect(await callOf(dossier)).toMatchObject({ phone: '0987•••322', numberHeard: false });
    });

    it('until who brought the dossier has another, not the owner, nor only another mailbox', async () => {
      const submitter = { fullName: 'Trần Văn Đức', phone: '0987654324', relation: 'Cha' };
      const dossier = await untold({ submitter });
      await heard((await callOf(dossier))!.noticeId, '02203882117');
      const correct = async (changes: object): Promise<Call | undefined> => {
        const now = (await counter.get(`/api/v1/dossiers/${dossier.id}`)).body as TestDossier;
        await mustAct(counter, now, 'correct', { changes, reason: 'Ghi nhầm' });
        return callOf(dossier);
      };
      const [mailbox, owner, another] = [
        await correct({ submitter: { email: 'khac@example.com' } }),
        await correct({ phone: '0987654325' }),
        await correct({ submitter: { phone: '0987654326' } }),
      ];
      expect([mailbox, owner]).toMatchObject([{ numberHeard: true }, { numberHeard: true }]);
      expect(another).toMatchObject({ numberHeard: false, phone: '0987•••326' });
    });

    it('until then also when it tells others of its visit too and is sent there once more', async () => {
      const visitId = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a16';
      const applicant = { kind: 'person', fullName: 'Vũ Văn Ghế', otherId: { kind: 'none' }, phone: '0912345673' };
      const [first] = [await takeIn(counter, { visitId, applicant }), await takeIn(counter, { visitId, applicant })];
      await counter.post(`/api/v1/visits/${visitId}/close`);
      await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1 AND state = 'planned'`, [first.id]);
      const { again } = (await heard((await callOf(first))!.noticeId, '0987654327')).body;
      await mustAct(counter, first, 'correct', { changes: { phone: '0987654328' }, reason: 'Ghi nhầm số' });
      await api.sql(`UPDATE notice SET state = 'undelivered' WHERE id = $1`, [again.noticeId]);
      const { id } = (await counter.post(`/api/v1/notices/${again.noticeId}/resend`)).body;
      await api.sql(`UPDATE notice SET state = 'undelivered' WHERE id = $1`, [id]);
      expect(await callOf(first)).toMatchObject({ noticeId: id, numberHeard: false, phone: '0987•••328' });
    });

    it('until then also when it is sent there once more', async () => {
      const dossier = await untold();
      const first = (await heard((await callOf(dossier))!.noticeId, '0987654321')).body.again.noticeId as string;
      const again = async (id: string): Promise<{ id: string; to: string }> => {
        await api.sql(`UPDATE notice SET state = 'undelivered' WHERE id = $1`, [id]);
        return (await counter.post(`/api/v1/notices/${id}/resend`)).body;
      };
      const second = await again(first);
      expect(second).toMatchObject({ to: '0987•••321' });
      await mustAct(counter, dossier, 'correct', { changes: { phone: '0987654322' }, reason: 'Ghi nhầm số' });
      const third = await again(second.id);
      expect(third).toMatchObject({ to: '0987•••322' });
      expect(await numberOf(third.id)).toEqual({ phone: '+84987654322' });
    });

    it.each([
      ['12345', 'wrong_number', 'notice.number_invalid', 'phone.invalid'],
      ['0912345678', 'wrong_number', 'notice.same_number', 'notice.same_number'],
      ['0987654321', 'no_answer', 'notice.number_not_heard', 'notice.number_not_heard'],
    ])('%s after %s is refused with %s and changes nothing', async (phone, outcome, code, field) => {
      const dossier = await untold();
      const before = await callOf(dossier);
      const answer = await call(before!.noticeId, { outcome, phone });
      expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ path: 'phone', code: field }] } });
      expect(await callOf(dossier)).toEqual(before);
    });

    it('but not who wants no messages', async () => {
      const dossier = await untold();
      const { noticeId } = (await callOf(dossier))!;
      const correction = { changes: { messages: { channels: [] } }, reason: 'Không muốn nhận tin' };
      await mustAct(counter, dossier, 'correct', correction);
      expect((await heard(noticeId, '0987654321')).body).toMatchObject({ code: 'notice.needs_no_call' });
    });
  });

  it('say the news of a visit in one call', async () => {
    const visitId = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a12';
    const applicant = { kind: 'person', fullName: 'Vũ Văn Ghế', otherId: { kind: 'none' }, phone: '0220 3882 115' };
    const first = await takeIn(counter, { visitId, applicant });
    const second = await takeIn(counter, { visitId, applicant });
    expect(await callOf(first)).toBeUndefined();
    await counter.post(`/api/v1/visits/${visitId}/close`);
    const calls = (await list()).filter(({ dossierCode }) => [first.code, second.code].includes(dossierCode));
    expect(calls).toMatchObject([{ dossierCode: first.code, channel: 'phone' }]);
    expect(calls[0]!.say).toContain(second.code);

    // Whatever becomes of the first, the others have no call of their own.
    await mustActApproved(counter, await api.as('lanhdao'), first, 'void_intake', { reason: 'Nhập nhầm' });
    const left = (await callOf(second))!;
    expect(left).toMatchObject({ noticeId: calls[0]!.noticeId, channel: 'phone' });
    expect(left.say).toContain(second.code);
    expect(left.say).not.toContain(first.code);
    expect(await callOf(first)).toBeUndefined();
    expect(await call(left.noticeId, { outcome: 'told', version: 0 })).toMatchObject({ body: { state: 'delivered' } });
    expect(await callOf(second)).toBeUndefined();
  });

  it('are called with what is left of a visit as who they are there, and again once that number was set right', async () => {
    const visitId = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a14';
    const phone = '0912345671';
    const hers = { kind: 'person', fullName: 'Vũ Thị Bàn', otherId: { kind: 'none' }, phone };
    const fathers = { kind: 'person', fullName: 'Vũ Văn Ghế', otherId: { kind: 'none' } };
    const submitter = { fullName: 'Vũ Thị Bàn', phone, relation: 'Con' };
    const first = await takeIn(counter, { visitId, applicant: fathers, submitter });
    const second = await takeIn(counter, { visitId, applicant: hers });
    await counter.post(`/api/v1/visits/${visitId}/close`);
    await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1 AND state = 'planned'`, [first.id]);
    await mustActApproved(counter, await api.as('lanhdao'), first, 'void_intake', { reason: 'Nhập nhầm' });
    const left = (await callOf(second))!;
    expect(left).toMatchObject({ recipient: 'applicant', name: 'Vũ Thị Bàn', phone: '0912•••671' });

    await call(left.noticeId, { outcome: 'wrong_number' });
    expect(await callOf(second)).toBeUndefined();
    await mustAct(counter, second, 'correct', { changes: { phone: '0987654323' }, reason: 'Ghi nhầm số' });
    expect(await callOf(second)).toMatchObject({ noticeId: left.noticeId, phone: '0987•••323', tries: 1 });

    const heard = (number: string) => call(left.noticeId, { outcome: 'wrong_number', phone: number });
    expect((await heard('0987654323')).body).toMatchObject({ code: 'notice.same_number' });
    // A text message would tell of the first as well.
    expect((await heard('0987654329')).body).toMatchObject({ again: { channel: 'phone' } });
    const there = (await callOf(second))!;
    expect(there).toMatchObject({ numberHeard: true, phone: '0987•••329', say: left.say });
  });

  it('are called whom no other message tells, though it tells the first of their visit', async () => {
    const visitId = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a15';
    const email = 'vu.thi.ban@example.com';
    const hers = { kind: 'person', fullName: 'Vũ Thị Bàn', otherId: { kind: 'none' }, email };
    const first = await takeIn(counter, { visitId, applicant: { ...hers, phone: '0912345672' } });
    const second = await takeIn(counter, { visitId, applicant: hers });
    await counter.post(`/api/v1/visits/${visitId}/close`);
    const become = (state: string, channel: string) =>
      api.sql<{ id: string }>(
        `UPDATE notice SET state = $1 WHERE dossier_id = $2 AND channel = $3 AND state = 'planned' RETURNING id`,
        [state, first.id, channel],
      );
    const [mail] = await become('failed', 'email');
    // A text is on its way to the first, and to nobody else.
    expect(await callOf(first)).toBeUndefined();
    expect(await callOf(second)).toMatchObject({ noticeId: mail!.id });
    expect((await become('failed', 'sms')).length).toBe(1);
    expect(await callOf(first)).toMatchObject({ channel: 'sms' });
  });

  it('are called with the news of a visit though there is other news of its first dossier to call with', async () => {
    const visitId = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a13';
    const applicant = { kind: 'person', fullName: 'Vũ Văn Ghế', otherId: { kind: 'none' }, phone: '0220 3882 117' };
    const first = await takeIn(counter, { visitId, applicant });
    const second = await takeIn(counter, { visitId, applicant });
    await counter.post(`/api/v1/visits/${visitId}/close`);
    await mustActApproved(counter, await api.as('lanhdao'), first, 'withdraw', { reason: 'Công dân xin rút' });
    expect(await callOf(first)).toMatchObject({ kind: 'withdrawn' });
    expect(await callOf(second)).toMatchObject({ kind: 'accepted' });
  });

  it('come back to the list after a call was taken back, or written down as made, by mistake', async () => {
    const applicant = { kind: 'person', fullName: 'Vũ Văn Ghế', otherId: { kind: 'none' }, phone: '0220 3882 116' };
    const dossier = await takeIn(counter, { applicant });
    const resend = async (id: string): Promise<string> => {
      const { status, body } = await counter.post(`/api/v1/notices/${id}/resend`);
      expect([status, body]).toMatchObject([200, { channel: 'phone', state: 'manual', resentFromId: id }]);
      return body.id as string;
    };
    const first = (await callOf(dossier))!.noticeId;
    expect((await counter.post(`/api/v1/notices/${first}/recall`)).status).toBe(200);
    expect(await callOf(dossier)).toBeUndefined();
    const second = await resend(first);
    expect(await callOf(dossier)).toMatchObject({ noticeId: second, channel: 'phone' });
    await call(second, { outcome: 'told', version: 0 });
    expect(await callOf(dossier)).toBeUndefined();
    const third = await resend(second);
    expect(await callOf(dossier)).toMatchObject({ noticeId: third, tries: 1 });
    expect(await call(third, { outcome: 'told', version: 1 })).toMatchObject({ body: { state: 'delivered' } });
    expect(await callOf(dossier)).toBeUndefined();
    expect(await counter.post(`/api/v1/notices/${first}/resend`)).toMatchObject({
      status: 422,
      body: { code: 'notice.resent_already' },
    });
  });

  it('are called when what an officer sent once more does not arrive, though the first seemed to', async () => {
    const dossier = await ended({ email: 'recalled', sms: 'delivered' });
    const [{ id }] = (await api.sql<{ id: string }>(`SELECT id FROM notice WHERE dossier_id = $1 AND channel = 'sms'`, [
      dossier.id,
    ])) as [{ id: string }];
    const again = (await counter.post(`/api/v1/notices/${id}/resend`)).body.id as string;
    expect(await callOf(dossier)).toBeUndefined();
    await api.sql(`UPDATE notice SET state = 'undelivered' WHERE id = $1`, [again]);
    expect(await callOf(dossier)).toMatchObject({ noticeId: again });
  });

  it('are counted without a look at anybody', async () => {
    const looks = async (): Promise<number> => (await api.sql('SELECT 1 FROM access_record')).length;
    const expected = (await list()).length;
    const before = await looks();
    const { body } = await counter.get('/api/v1/notices/call-list/count');
    expect(body).toEqual({ value: expected, exact: true });
    expect(await looks()).toBe(before);
  });
});
