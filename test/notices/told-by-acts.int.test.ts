import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDateOf } from '@motcua/shared/calendar';
import { maskEmail } from '@motcua/shared/validation';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { ApplyReports } from '../../server/src/notices/apply-reports.js';
import type { AfterSending } from '../../server/src/notices/decide-next-step.js';
import { NoticeClaims } from '../../server/src/notices/notice-claims.js';
import { RecordReport } from '../../server/src/notices/record-report.js';
import { NOT_ASKED } from '../../server/src/outbox/no-longer-told.sql.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import {
  birthRegistration,
  citizenId,
  feeCode,
  inState,
  mustAct,
  mustActApproved,
  takeIn,
  type TestDossier,
} from '../support/dossiers.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { startTestWorker, testLogger } from './notice-worker.js';

const COLLECTOR = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };

describe('what acts tell the citizen', () => {
  let api: TestApi;
  let counter: TestClient;
  let leader: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [counter, leader] = await Promise.all([api.as('motcua'), api.as('lanhdao')]);
  });
  afterAll(() => api.stop());

  const owner = (): object => birthRegistration()['applicant'] as object;

  /** What the last event of a dossier tells by a channel. */
  const told = ({ id }: TestDossier, channel = 'sms'): Promise<{ kind: string; body: string }[]> =>
    api.sql(
      `SELECT n.kind, n.body FROM notice n JOIN dossier_event e ON e.id = n.event_id
        WHERE n.dossier_id = $1 AND n.channel = $2 AND n.waits_for_id IS NULL
          AND e.seq = (SELECT max(seq) FROM dossier_event WHERE dossier_id = $1)`,
      [id, channel],
    );

  it('that money is to be paid, how much, and that it has come', async () => {
    const officer = await api.as('thuly');
    const items = [{ feeCode: await feeCode(api), amountVnd: 58_000 }];
    const asked = await mustAct(officer, await inState.accepted(api), 'request_payment', { items });
    expect(await told(asked)).toEqual([
      { kind: 'payment_requested', body: expect.stringContaining('can nop 58.000 dong') },
    ]);
    const receipt = { form: '01BL', series: 'AA', number: '0000777' };
    const paid = await mustAct(counter, asked, 'confirm_payment', { receipt, method: 'cash' });
    expect(await told(paid)).toEqual([
      { kind: 'payment_confirmed', body: expect.stringMatching(/Hen tra ket qua: \d\d:\d\d ngay/) },
    ]);
  });

  it('that work stops and why, and goes on until when', async () => {
    const stopped = await mustAct(leader, await inState.processing(api), 'suspend', { reason: 'Chờ xác minh' });
    expect(await told(stopped)).toEqual([{ kind: 'suspended', body: expect.stringContaining('Ly do: Cho xac minh.') }]);
    expect(await told(await mustAct(leader, stopped, 'resume', { reason: 'Đã xác minh' }))).toEqual([
      { kind: 'resumed', body: expect.stringMatching(/Hen tra ket qua: \d\d:\d\d ngay/) },
    ]);
  });

  it('nothing of a due time that moves within what an apology has promised', async () => {
    const { body: procedure } = await counter.get('/api/v1/procedures/1.004873');
    const given = await takeIn(counter, {
      procedureCode: '1.004873',
      caseCode: undefined,
      components: (procedure as { components: { code: string }[] }).components.map(({ code }) => ({
        code,
        present: true,
      })),
    });
    const officer = await api.as('thuly');
    const words = { caseCode: 'XAC_MINH', reason: 'Cần xác minh' };
    const started = await mustAct(counter, given, 'forward');
    const sorry = await mustAct(leader, started, 'apologise', { reason: 'x', newDueAt: '2099-01-05T17:00:00+07:00' });
    const moved = await mustActApproved(officer, leader, sorry, 'change_case', words);
    expect(moved['dueAt']).not.toBe(sorry['dueAt']);
    expect(await told(moved)).toEqual([]);
  });

  it('by when it is promised since an apology, also when work goes on', async () => {
    const sorry = await mustAct(leader, await inState.processing(api), 'apologise', {
      reason: 'Máy hỏng',
      newDueAt: '2099-01-05T17:00:00+07:00',
    });
    const stopped = await mustAct(leader, sorry, 'suspend', { reason: 'Chờ xác minh' });
    expect(await told(await mustAct(leader, stopped, 'resume', { reason: 'Đã xác minh' }))).toEqual([
      { kind: 'resumed', body: expect.stringContaining('ngay 05/01/2099') },
    ]);
  });

  it('where it is worked on since another office took over', async () => {
    const taken = await takeIn(counter);
    await api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), old.id, new.id, '2025-07-01', '1/QĐ' FROM office old, office new
        WHERE old.code = $1 AND new.code = $2`,
      [WARD, OTHER_WARD],
    );
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    const asked = await mustAct(await api.as('motcua2'), taken, 'request_supplement', { components });
    await api.sql('DELETE FROM office_succession');
    const [mail] = await told(asked, 'email');
    expect(mail!.body).toContain('UBND phường Sao Đỏ');
    expect(mail!.body).not.toContain('Cộng Hòa');
    expect(await told(asked)).toEqual([{ kind: 'supplement_requested', body: expect.stringContaining('Sao Do') }]);
  });

  it('that it was withdrawn, or given back unfinished', async () => {
    const reason = 'Không còn nhu cầu';
    const gone = await mustActApproved(counter, leader, await inState.accepted(api), 'withdraw', { reason });
    expect(await told(gone)).toEqual([{ kind: 'withdrawn', body: expect.stringContaining('nhan lai giay to') }]);
    const returned = await mustAct(leader, await inState.suspended(api), 'return_unfinished', { reason });
    expect(await told(returned)).toEqual([
      { kind: 'returned', body: expect.stringContaining('Ly do: Khong con nhu cau.') },
    ]);
  });

  it('under which number the post has the result, and thanks once it has arrived', async () => {
    const online = await takeIn(counter, { resultDelivery: { method: 'post', address: 'Thôn 3, xã An Bình' } });
    const decided = await mustAct(leader, await mustAct(counter, online, 'forward'), 'decide', { results: [{}] });
    const there = await mustAct(counter, decided, 'receive_result');
    expect(await told(there)).toEqual([{ kind: 'result_ready', body: expect.stringContaining('gui qua buu dien') }]);
    const waybill = 'EB123456789VN';
    const posted = await mustAct(counter, there, 'hand_over', { method: 'post', waybill });
    expect(await told(posted)).toEqual([{ kind: 'posted', body: expect.stringContaining(`ma van don ${waybill}`) }]);
    const arrived = await mustAct(counter, posted, 'hand_over', { method: 'post' });
    expect(await told(arrived, 'email')).toEqual([
      { kind: 'handed_over', body: expect.stringContaining('Cảm ơn Ông/Bà') },
    ]);
  });

  it('again what is still to be brought and collected, each once and only while it is', async () => {
    const reminders = ({ id }: TestDossier): Promise<object[]> =>
      api.sql(
        `SELECT n.kind, n.channel, n.state, n.recalled_because AS because,
                extract(hour FROM o.not_before AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS hour,
                round(extract(epoch FROM o.not_before - now()) / 86400)::int > 3 AS later
           FROM notice n LEFT JOIN outbox_message o ON o.subject_id = n.id
          WHERE n.dossier_id = $1 AND n.kind LIKE '%reminder%' AND n.channel = 'email' ORDER BY n.kind`,
        [id],
      );
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    const asked = await mustAct(counter, await inState.accepted(api), 'request_supplement', { components, until });
    const owed = { channel: 'email', state: 'planned', because: null, hour: 8, later: true };
    expect(await reminders(asked)).toEqual([{ kind: 'supplement_reminder', ...owed }]);
    const brought = await mustAct(counter, asked, 'receive_supplement', {
      components: [{ code: 'GCS', present: true }],
    });
    expect(await reminders(brought)).toMatchObject([{ state: 'recalled', because: 'no_longer_true' }]);

    const there = await mustAct(counter, await inState.decided(api), 'receive_result');
    expect(await reminders(there)).toEqual([
      { kind: 'collect_reminder', ...owed },
      { kind: 'collect_reminder_again', ...owed },
    ]);
    const collected = await mustAct(counter, there, 'hand_over', { method: 'desk', collector: COLLECTOR });
    expect(await reminders(collected)).toMatchObject([{ state: 'recalled' }, { state: 'recalled' }]);
  });

  it('again after a week where no last day was said', async () => {
    const asked = await inState.awaiting_supplement(api);
    const reminders = await api.sql<{ body: string; days: number }>(
      `SELECT n.body, extract(epoch FROM n.not_before - now()) / 86400 AS days
         FROM notice n WHERE n.dossier_id = $1 AND n.kind = 'supplement_reminder' ORDER BY n.channel`,
      [asked.id],
    );
    expect(reminders.map(({ body }) => body)).toEqual([
      expect.stringContaining('chúng tôi chưa nhận được giấy tờ cần bổ sung'),
      expect.stringContaining('con thieu giay to can bo sung. Moi lien he'),
    ]);
    for (const { days } of reminders) expect(Number(days)).toBeGreaterThan(6);
  });

  it('again by the counter that will have taken over by then', async () => {
    const taken = await takeIn(counter);
    await api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), old.id, new.id, (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 4, '2/QĐ' FROM office old, office new
        WHERE old.code = $1 AND new.code = $2`,
      [WARD, OTHER_WARD],
    );
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    const asked = await mustAct(counter, taken, 'request_supplement', { components });
    await api.sql('DELETE FROM office_succession');
    const mails = await api.sql<{ kind: string; body: string }>(
      `SELECT kind, body FROM notice WHERE dossier_id = $1 AND channel = 'email' AND kind LIKE 'supplement%' ORDER BY kind`,
      [asked.id],
    );
    expect(mails).toEqual([
      { kind: 'supplement_reminder', body: expect.stringContaining('UBND phường Sao Đỏ') },
      { kind: 'supplement_requested', body: expect.stringContaining('UBND phường Cộng Hòa') },
    ]);
  });

  it('still of what is to be brought, when only a part of it has come', async () => {
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const components = ['GCS', 'TK'].map((code) => ({ code, defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }));
    const asked = await mustAct(counter, await inState.accepted(api), 'request_supplement', { components, until });
    const reminders = (): Promise<object[]> =>
      api.sql(`SELECT state FROM notice WHERE dossier_id = $1 AND kind = 'supplement_reminder' AND channel = 'email'`, [
        asked.id,
      ]);
    const bring = (dossier: TestDossier, code: string): Promise<TestDossier> =>
      mustAct(counter, dossier, 'receive_supplement', { components: [{ code, present: true }] });
    const half = await bring(asked, 'GCS');
    expect(await reminders()).toEqual([{ state: 'planned' }]);
    await bring(half, 'TK');
    expect(await reminders()).toEqual([{ state: 'recalled' }]);
  });

  it('of a procedure finished while they wait only that it is finished, unless it is not', async () => {
    const components = ['BC', 'BS'].map((code) => ({ code, present: true }));
    const copies = await takeIn(counter, { procedureCode: '2.000815', caseCode: undefined, components });
    const notices = (): Promise<object[]> =>
      api.sql(
        `SELECT n.kind, n.state, n.recalled_because AS because, o.not_before > now() + interval '14 minutes' AS later
           FROM notice n LEFT JOIN outbox_message o ON o.subject_id = n.id
          WHERE n.dossier_id = $1 AND n.channel = 'email' ORDER BY n.id`,
        [copies.id],
      );
    expect(await notices()).toEqual([{ kind: 'accepted', state: 'planned', because: null, later: true }]);
    const answer = await counter.post(`/api/v1/dossiers/${copies.id}/same-visit`, {
      version: copies.version,
      results: [{}],
      signerId: leader.user.id,
      collector: COLLECTOR,
    });
    expect(answer.status).toBe(200);
    expect(await notices()).toMatchObject([
      { kind: 'accepted', state: 'recalled', because: 'no_longer_true' },
      { kind: 'handed_over', state: 'planned' },
    ]);
    const texts = await api.sql(
      `SELECT DISTINCT kind, state FROM notice WHERE dossier_id = $1 AND channel = 'sms' AND state <> 'recalled'`,
      [copies.id],
    );
    expect(texts).toEqual([{ kind: 'handed_over', state: 'planned' }]);
  });

  it('of such a procedure no sooner where the counter accepts what was only submitted before', async () => {
    const components = ['BC', 'BS'].map((code) => ({ code, present: true }));
    const sent = await takeIn(counter, { procedureCode: '2.000815', caseCode: undefined, components, accept: false });
    const accepted = await mustAct(counter, sent, 'accept');
    expect(
      await api.sql(
        `SELECT n.state, o.not_before > now() + interval '14 minutes' AS later
           FROM notice n JOIN outbox_message o ON o.subject_id = n.id
          WHERE n.dossier_id = $1 AND n.channel = 'email' AND n.kind = 'accepted'`,
        [accepted.id],
      ),
    ).toEqual([{ state: 'planned', later: true }]);
  });

  it('to the owner when who brought it left no way to be told', async () => {
    const bearer = { fullName: 'Trần Văn Đức', relation: 'Cha' };
    const recipients = ({ id }: TestDossier): Promise<object[]> =>
      api.sql('SELECT DISTINCT recipient FROM notice WHERE dossier_id = $1', [id]);
    expect(await recipients(await takeIn(counter, { submitter: bearer }))).toEqual([{ recipient: 'applicant' }]);
    const reached = { ...bearer, phone: '0987654321' };
    expect(await recipients(await takeIn(counter, { submitter: reached }))).toEqual([{ recipient: 'submitter' }]);
  });

  it('to that owner as was said when it was brought, also when that changes later', async () => {
    const bearer = { fullName: 'Trần Văn Đức', relation: 'Cha' };
    const messages = { channels: ['sms'], language: 'en' };
    const taken = await takeIn(counter, { submitter: bearer, applicant: { ...owner(), messages } });
    const planned = (): Promise<object[]> =>
      api.sql(
        `SELECT recipient, channel, language FROM notice
          WHERE dossier_id = $1 AND state = 'planned' AND waits_for_id IS NULL ORDER BY channel`,
        [taken.id],
      );
    expect(await planned()).toEqual([{ recipient: 'applicant', channel: 'sms', language: 'en' }]);
    const changes = { messages: { channels: ['email'] } };
    await mustAct(counter, taken, 'correct', { changes, reason: 'Công dân đề nghị' });
    expect(await planned()).toEqual([]);
  });

  it('to the bearer as that one wishes, not as the owner did, once the bearer can be reached', async () => {
    const bearer = { fullName: 'Trần Văn Đức', relation: 'Cha' };
    const messages = { channels: ['sms'], language: 'en' };
    const take = (wish: object): Promise<TestDossier> =>
      takeIn(counter, { submitter: bearer, applicant: { ...owner(), messages: wish } });
    const reached = async (dossier: TestDossier): Promise<TestDossier> => {
      const changes = { submitter: { phone: '0987654321', email: 'duc@example.com' } };
      return mustAct(counter, dossier, 'correct', { changes, reason: 'Bổ sung số điện thoại' });
    };
    const stopped = async (dossier: TestDossier): Promise<object[]> => {
      const { id } = await mustAct(leader, await mustAct(counter, dossier, 'forward'), 'suspend', { reason: 'x' });
      return api.sql(
        `SELECT recipient, channel, language, state FROM notice
          WHERE dossier_id = $1 AND kind = 'suspended' AND waits_for_id IS NULL ORDER BY channel`,
        [id],
      );
    };
    const theirs = { recipient: 'submitter', language: 'vi', state: 'planned' };
    expect(await stopped(await reached(await take(messages)))).toEqual([
      { ...theirs, channel: 'email' },
      { ...theirs, channel: 'sms' },
    ]);
    expect(await stopped(await reached(await take({ channels: [] })))).toMatchObject([{ state: 'recalled' }]);
  });

  describe('after a number was set right', () => {
    const correct = (dossier: TestDossier, changes: object): Promise<TestDossier> =>
      mustAct(counter, dossier, 'correct', { changes, reason: 'Ghi nhầm số' });
    const texts = ({ id }: TestDossier): Promise<object[]> =>
      api.sql(
        `SELECT channel, state, address_masked AS "to", text_key IS NOT NULL AS keyed FROM notice
          WHERE dossier_id = $1 AND kind = 'accepted' AND channel <> 'email' ORDER BY id`,
        [id],
      );

    it('to that one, also what was waiting to leave', async () => {
      const taken = await takeIn(counter);
      await correct(taken, { phone: '0987654321' });
      expect(await texts(taken)).toEqual([{ channel: 'sms', state: 'planned', to: '0987•••321', keyed: true }]);
    });

    it('to that one, also the next try of what was refused at the old one, but not what may be there', async () => {
      const refused = await takeIn(counter);
      const lost = await takeIn(counter);
      const retries = (dossier: TestDossier, gateway: string | null): Promise<unknown> =>
        api.sql(
          `UPDATE notice SET state = 'retry_waiting', attempts = 3, last_error = '450', gateway = $2,
                  due_at = now() + interval '1 hour' WHERE dossier_id = $1 AND channel = 'sms'`,
          [dossier.id, gateway],
        );
      await retries(refused, null);
      await retries(lost, 'sms-http');
      const waits = { channel: 'sms', state: 'retry_waiting' };
      await correct(refused, { phone: '0987654321' });
      expect(await texts(refused)).toMatchObject([{ ...waits, to: '0987•••321' }]);
      const before = await texts(lost);
      await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1 AND channel = 'email'`, [lost.id]);
      await correct(lost, { phone: '0987654321' });
      expect(await texts(lost)).toEqual([{ ...before[0], state: 'unknown' }]);
      const { body } = await counter.get('/api/v1/notices/call-list');
      const calls = body.data as { dossierCode: string }[];
      expect(calls.find(({ dossierCode }) => dossierCode === lost.code)).toMatchObject({ phone: '0987•••321' });
    });

    it('to that one, also the next try of a mail that may be at the old one', async () => {
      const lost = await takeIn(counter, { applicant: { ...owner(), email: 'nham@example.com' } });
      await api.sql(
        `UPDATE notice SET state = 'retry_waiting', attempts = 1, gateway = 'smtp', due_at = now() + interval '1 hour'
          WHERE dossier_id = $1 AND channel = 'email'`,
        [lost.id],
      );
      await correct(lost, { email: 'dung@example.com' });
      const [mail] = await api.sql<{ state: string; to: string }>(
        `SELECT state, gateway, address_masked AS "to" FROM notice WHERE dossier_id = $1 AND channel = 'email'`,
        [lost.id],
      );
      expect(mail).toEqual({ state: 'retry_waiting', gateway: 'smtp', to: maskEmail('dung@example.com') });
    });

    it('by a call to that one when the answer of the old one was lost, which gets it no second time', async () => {
      const gateway = await TestSmsGateway.start();
      gateway.answers.push('lose', 'lose');
      await api.sql(`UPDATE notice SET state = 'recalled'; DELETE FROM outbox_message`);
      const db = await createDataSource({
        url: api.database.workerUrl,
        poolSize: 8,
        applicationName: 'test',
      }).initialize();
      const sms = {
        smsDriver: 'http',
        smsHttpUrl: gateway.url,
        smsQueryUrl: gateway.queryUrl,
        smsHttpToken: 'x',
      } as const;
      const worker = await startTestWorker({ worker: db, database: api.database }, sms, { askFirstMs: 3_600_000 });
      const applicant = { kind: 'person', fullName: 'Vũ Thị Trang', citizenId: citizenId(), phone: '0912345678' };
      const [corrected, other] = [await takeIn(counter, { applicant }), await takeIn(counter, { applicant })];
      const both = `dossier_id IN ('${corrected.id}', '${other.id}') AND channel = 'sms'`;
      const count = async (where: string): Promise<number> =>
        (await api.sql(`SELECT 1 FROM notice WHERE ${both} AND ${where}`)).length;
      await waitUntil('both answers are lost', async () => (await count(`state = 'unknown'`)) === 2);
      await correct(corrected, { phone: '0987654321' });
      await api.sql(`UPDATE notice SET due_at = now() - interval '1 day' WHERE ${both}`);
      await waitUntil('the other is sent again', async () => (await count(`state = 'gateway_accepted'`)) === 1);
      await worker.stop();
      await db.destroy();
      await gateway.stop();
      expect(await texts(corrected)).toMatchObject([{ state: 'unknown', to: '0912•••678' }]);
      expect(gateway.messages.map(({ text }) => text.includes(other.code))).toEqual([true]);
      const { body } = await counter.get('/api/v1/notices/call-list');
      const calls = body.data as { dossierCode: string }[];
      expect(calls.find(({ dossierCode }) => dossierCode === corrected.code)).toMatchObject({ phone: '0987•••321' });
    });

    describe('while a text message is on its way to the old one', () => {
      let db: DataSource;
      beforeAll(async () => {
        const { workerUrl: url } = api.database;
        db = await createDataSource({ url, poolSize: 1, applicationName: 'test' }).initialize();
      });
      afterAll(() => db.destroy());

      const onItsWay = async (): Promise<TestDossier & { noticeId: string }> => {
        const taken = await takeIn(counter);
        await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1 AND channel = 'email'`, [taken.id]);
        const [{ id: noticeId }] = (await api.sql<{ id: string }>(
          `UPDATE notice SET state = 'submitting', dispatch_no = 1, attempts = 1, due_at = now() + interval '1 hour'
            WHERE dossier_id = $1 AND channel = 'sms' RETURNING id`,
          [taken.id],
        )) as [{ id: string }];
        return { ...taken, noticeId };
      };
      const ends = (noticeId: string, next: AfterSending): Promise<boolean> =>
        new NoticeClaims(db, 60_000, 0).record({ noticeId, dispatchNo: 1 }, next);
      const numberCalled = async ({ code }: TestDossier): Promise<string | undefined> => {
        const { body } = await counter.get('/api/v1/notices/call-list');
        return (body.data as { dossierCode: string; phone: string }[]).find(({ dossierCode }) => dossierCode === code)
          ?.phone;
      };
      const accepted = (gatewayId: string) => ({ state: 'gateway_accepted', gateway: 'sms-http', gatewayId }) as const;
      const arrives = async (gatewayId: string, noticeId: string): Promise<void> => {
        const report = { gateway: 'sms-http', gatewayId, noticeId, state: 'delivered', words: '', at: null } as const;
        await new RecordReport(db).execute(report);
        await new ApplyReports(db, api.database.box, 0, testLogger).sweep();
      };

      it('by a call to that one when it is refused, and gets no second try', async () => {
        const sent = await onItsWay();
        await correct(sent, { phone: '0987654321' });
        await ends(sent.noticeId, { state: 'retry_waiting', waitMs: 0, error: '450' });
        expect(await texts(sent)).toMatchObject([{ state: 'manual', to: '0912•••678' }]);
        expect(await numberCalled(sent)).toBe('0987•••321');
      });

      it('by a call to that one when it is taken, and arrives there', async () => {
        const sent = await onItsWay();
        await correct(sent, { phone: '0987654321' });
        await ends(sent.noticeId, accepted('at-the-old'));
        await arrives('at-the-old', sent.noticeId);
        expect(await texts(sent)).toMatchObject([{ state: 'unknown', to: '0912•••678' }]);
        expect(await numberCalled(sent)).toBe('0987•••321');
        const asked = await api.sql<{ asked: number }>('SELECT asked FROM notice WHERE id = $1', [sent.noticeId]);
        expect(asked).toEqual([{ asked: NOT_ASKED }]);
      });

      it('by it after all when the old one was right', async () => {
        const sent = await onItsWay();
        const corrected = await correct(sent, { phone: '0987654321' });
        await correct(corrected, { phone: '0912345678' });
        await ends(sent.noticeId, accepted('at-the-right'));
        expect(await api.sql('SELECT state, asked FROM notice WHERE id = $1', [sent.noticeId])).toEqual([
          { state: 'gateway_accepted', asked: 0 },
        ]);
        await arrives('at-the-right', sent.noticeId);
        expect(await texts(sent)).toMatchObject([{ state: 'delivered', to: '0912•••678' }]);
      });
    });

    it('to that one, also what stands in a queue; a call instead is on the list at once', async () => {
      const [texted, called] = [await takeIn(counter), await takeIn(counter)];
      for (const { id } of [texted, called]) {
        await api.sql(
          `UPDATE notice SET state = 'dispatched', dispatch_no = 1 WHERE dossier_id = $1 AND channel = 'sms'`,
          [id],
        );
      }
      await correct(texted, { phone: '0987654321' });
      expect(await texts(texted)).toMatchObject([{ channel: 'sms', state: 'dispatched', to: '0987•••321' }]);
      await correct(called, { phone: '0220 3882 115' });
      expect(await texts(called)).toMatchObject([{ channel: 'phone', state: 'manual' }]);
    });

    it('by a call where that one gets no text messages', async () => {
      const taken = await takeIn(counter);
      await correct(taken, { phone: '0220 3882 115' });
      expect(await texts(taken)).toMatchObject([{ channel: 'phone', keyed: false }]);
    });

    it('of who brought it, who is told', async () => {
      const submitter = { fullName: 'Trần Văn Đức', phone: '0987654321', relation: 'Cha' };
      const taken = await takeIn(counter, { submitter });
      const after = await correct(taken, { submitter: { phone: '0912345679', email: 'duc@example.com' } });
      expect(await texts(taken)).toMatchObject([{ channel: 'sms', to: '0912•••679' }]);
      expect(after['submitter']).toMatchObject({
        fullName: 'Trần Văn Đức',
        relation: 'Cha',
        email: expect.any(String),
      });
      const { details } = (after['events'] as { details: Record<string, unknown> }[]).at(-1)!;
      expect(JSON.stringify(details)).not.toMatch(/0912345679|0987654321|duc@example/);
    });

    it('and not to somebody who did not bring it', async () => {
      const taken = await takeIn(counter);
      const fields = { changes: { submitter: { phone: '0912345679' } }, reason: 'Ghi nhầm số' };
      expect(await counter.act(taken, 'correct', fields)).toMatchObject({
        status: 422,
        body: { code: 'dossier.no_submitter' },
      });
    });

    it('also what an officer sends once more', async () => {
      const taken = await takeIn(counter);
      const [{ id }] = (await api.sql<{ id: string }>(
        `UPDATE notice SET state = 'undelivered' WHERE dossier_id = $1 AND channel = 'sms' RETURNING id`,
        [taken.id],
      )) as [{ id: string }];
      await correct(taken, { phone: '0987654321' });
      const again = await counter.post(`/api/v1/notices/${id}/resend`);
      expect([again.status, again.body.to]).toEqual([200, '0987•••321']);
    });
  });

  it('how many days are left when a reminder is sent once more, not how many were left on its first day', async () => {
    const until = addDays(localDateOf(new Date()), 20);
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    const asked = await mustAct(counter, await takeIn(counter), 'request_supplement', { components, until });
    const again = async (): Promise<string> => {
      const [{ id }] = (await api.sql<{ id: string }>(
        `UPDATE notice n SET state = 'undelivered', waits_for_id = NULL
          WHERE dossier_id = $1 AND kind = 'supplement_reminder' AND channel = 'sms'
            AND NOT EXISTS (SELECT 1 FROM notice again WHERE again.resent_from_id = n.id) RETURNING id`,
        [asked.id],
      )) as [{ id: string }];
      expect((await counter.post(`/api/v1/notices/${id}/resend`)).status).toBe(200);
      const [{ body, say }] = (await api.sql<{ body: string; say: string }>(
        'SELECT body, say FROM notice WHERE resent_from_id = $1',
        [id],
      )) as [{ body: string; say: string }];
      return `${body} ${say}`;
    };
    expect(await again()).toMatch(/con 20 ngay de bo sung .* còn 20 ngày để bổ sung/);
    await api.sql('UPDATE dossier_pause SET review_on = $2 WHERE dossier_id = $1', [asked.id, localDateOf(new Date())]);
    expect(await again()).toMatch(/con chua day 1 ngay de bo sung .* còn chưa đầy 1 ngày để bổ sung/);
    await api.sql(`UPDATE dossier_pause SET review_on = current_date - 2 WHERE dossier_id = $1`, [asked.id]);
    expect(await again()).toMatch(/da qua han bo sung .* đã quá hạn bổ sung/);
  });

  it('in English, with dates as that writes them, and on the phone in Vietnamese', async () => {
    const wish = { channels: ['sms', 'email'], language: 'en' };
    const taken = await takeIn(counter, { applicant: { ...owner(), messages: { language: 'en' } } });
    expect(taken).toMatchObject({ applicant: { messages: { channels: ['email', 'sms'], language: 'en' } } });
    const [text] = await api.sql<{ body: string; say: string; language: string }>(
      `SELECT body, say, language FROM notice WHERE dossier_id = $1 AND channel = 'sms'`,
      [taken.id],
    );
    expect(text!.language).toBe('en');
    expect(text!.body).toMatch(/has accepted dossier .* Result due: \d\d:\d\d, \d+ [A-Z][a-z]+ \d{4}\./);
    expect(text!.say).toMatch(/đã tiếp nhận hồ sơ .*: \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
    expect(await told(taken, 'email')).toEqual([
      { kind: 'accepted', body: expect.stringContaining('Dear Nguyễn Thị') },
    ]);
    const changed = await mustAct(counter, taken, 'correct', {
      changes: { messages: wish },
      reason: 'Công dân đề nghị',
    });
    expect(changed).toMatchObject({ applicant: { messages: { channels: ['email', 'sms'], language: 'en' } } });
  });

  it('that what was missing has come, also before the dossier is accepted', async () => {
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    const asked = await mustAct(counter, await inState.submitted(api), 'request_supplement', { components });
    const brought = await mustAct(counter, asked, 'receive_supplement', {
      components: [{ code: 'GCS', present: true }],
    });
    expect(await told(brought)).toEqual([
      { kind: 'supplement_complete', body: expect.stringMatching(/nhan du giay to bo sung ho so \S+\.$/) },
    ]);
  });

  it('by the channels that are wished, and of who wishes none keeps what was not told', async () => {
    const submitter = { fullName: 'Trần Văn Đức', phone: '0987654321', email: 'duc@example.com', relation: 'Cha' };
    const byText = await takeIn(counter, { submitter, applicant: { ...owner(), messages: { channels: ['sms'] } } });
    expect(await told(byText)).toHaveLength(1);
    expect(await told(byText, 'email')).toEqual([]);

    const silent = await takeIn(counter, { applicant: { ...owner(), messages: { channels: [] } } });
    const kept = await api.sql(
      `SELECT n.state, n.recalled_because AS because, o.id AS outbox
         FROM notice n LEFT JOIN outbox_message o ON o.subject_id = n.id WHERE n.dossier_id = $1`,
      [silent.id],
    );
    expect(kept).toEqual([{ state: 'recalled', because: 'not_wanted', outbox: null }]);
  });

  it('no more by what somebody does not wish any more, not even what was to be told later', async () => {
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    const asked = await mustAct(counter, await inState.accepted(api), 'request_supplement', { components, until });
    const changes = { messages: { channels: ['sms'] } };
    const quiet = await mustAct(counter, asked, 'correct', { changes, reason: 'Không dùng thư nữa' });
    const reminders = await api.sql(
      `SELECT n.channel, n.state, n.recalled_because AS because, n.waits_for_id AS "waitsFor",
              round(extract(epoch FROM o.not_before - now()) / 86400)::int > 3 AS later
         FROM notice n LEFT JOIN outbox_message o ON o.subject_id = n.id AND n.channel = 'sms'
        WHERE n.dossier_id = $1 AND n.kind = 'supplement_reminder' ORDER BY n.channel`,
      [asked.id],
    );
    expect(reminders).toEqual([
      { channel: 'email', state: 'recalled', because: 'not_wanted', waitsFor: null, later: null },
      // It was for the case that the mail does not arrive.
      { channel: 'sms', state: 'planned', because: null, waitsFor: null, later: true },
    ]);
    expect((quiet['events'] as { details: object }[]).at(-1)!.details).toMatchObject({
      changed: ['messages'],
      before: { messages: { channels: ['email', 'sms'], language: 'vi' } },
      after: { messages: { channels: ['sms'], language: 'vi' } },
    });
  });

  it('by what takes the place of that as if it were owed since then', async () => {
    await api.sql(
      `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
       VALUES (gen_random_uuid(), 'accepted', 'always', 'fallback', 'fallback', 0, false)`,
    );
    const taken = await takeIn(counter);
    await api.sql('DELETE FROM notice_rule');
    await api.sql(`UPDATE notice SET created_at = now() - interval '2 days' WHERE dossier_id = $1`, [taken.id]);
    const changes = { messages: { channels: ['sms'] } };
    await mustAct(counter, taken, 'correct', { changes, reason: 'Không dùng thư nữa' });
    const texts = await api.sql(
      `SELECT state, waits_for_id AS "waitsFor", not_before > now() - interval '1 day' AS "sinceThen"
         FROM notice WHERE dossier_id = $1 AND kind = 'accepted' AND channel = 'sms'`,
      [taken.id],
    );
    expect(texts).toEqual([{ state: 'planned', waitsFor: null, sinceThen: true }]);
  });

  it('of a visit still, where what overtakes it is told to somebody else', async () => {
    await api.sql(
      `INSERT INTO notice_rule (id, office_id, kind, email, sms, phone, people, hold_seconds, urgent)
       SELECT gen_random_uuid(), id, 'submitted', 'never', 'always', 'fallback', 'both', 0, false FROM office WHERE code = $1`,
      [WARD],
    );
    const submitter = { fullName: 'Trần Văn Đức', phone: '0987654321', relation: 'Cha' };
    const visitId = '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a12';
    const held = await takeIn(counter, { accept: false, visitId, submitter, applicant: owner() });
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    await mustAct(counter, held, 'request_supplement', { components });
    const kept = await api.sql(
      `SELECT recipient, state FROM notice WHERE dossier_id = $1 AND kind = 'submitted' ORDER BY recipient`,
      [held.id],
    );
    expect(kept).toEqual([
      { recipient: 'applicant', state: 'planned' },
      { recipient: 'submitter', state: 'recalled' },
    ]);
    await api.sql('DELETE FROM notice_rule');
  });

  it('where and when a result is collected, and thanks for the visit', async () => {
    const there = await mustAct(counter, await inState.decided(api), 'receive_result');
    const [mail] = await api.sql<{ body: string }>(
      `SELECT body FROM notice WHERE dossier_id = $1 AND kind = 'result_ready' AND channel = 'email'`,
      [there.id],
    );
    expect(mail!.body).toMatch(/giấy tờ tùy thân đến .* để nhận kết quả, thứ Hai đến thứ Sáu \d\d:\d\d-/);
    const done = await mustAct(counter, there, 'hand_over', { method: 'desk', collector: COLLECTOR });
    expect(await told(done, 'email')).toEqual([
      { kind: 'handed_over', body: expect.stringContaining('đã được trả ngày') },
    ]);
    // A courtesy: it costs no text message where a mail tells it.
    expect(await told(done)).toEqual([]);
    const { body } = await counter.get(`/api/v1/notices?dossierId=${done.id}&channel=sms&limit=1`);
    expect(body.data).toMatchObject([{ kind: 'handed_over', state: 'planned', waitsForChannel: 'email' }]);
  });
});
