import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { maskEmail } from '@motcua/shared/validation';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { NoticeClaims } from '../../server/src/notices/notice-claims.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { OTHER_WARD, startTestApi, type TestApi } from '../support/api.js';
import { citizenId, inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';
import { MAIL_FROM, startTestWorker } from './notice-worker.js';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly because: string | null;
  readonly waitS: number | null;
}

describe('notices wait until nobody regrets them', () => {
  let api: TestApi;
  let db: DataSource;
  let worker: RunningWorker | undefined;

  beforeAll(async () => {
    api = await startTestApi({}, { notices: { holds: true } });
    db = await createDataSource({
      url: api.database.workerUrl,
      poolSize: 8,
      applicationName: 'test-worker',
    }).initialize();
  });
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
  });
  afterAll(async () => {
    await db.destroy();
    await api.stop();
  });

  const start = async (...how: Parameters<typeof startTestWorker> extends [unknown, ...infer Rest] ? Rest : never) =>
    void (worker = await startTestWorker({ worker: db, database: api.database }, ...how));

  const noticesOf = (dossierId: string, kind: string): Promise<Row[]> =>
    api.sql(
      `SELECT id, kind, state, recalled_because AS because, extract(epoch FROM not_before - now())::float AS "waitS"
         FROM notice WHERE dossier_id = $1 AND kind = $2 ORDER BY id`,
      [dossierId, kind],
    );
  const states = async (dossierId: string, kind: string): Promise<string[]> =>
    (await noticesOf(dossierId, kind)).map(({ state, because }) => (because === null ? state : `${state} ${because}`));
  const recall = async (id: string, username = 'motcua') =>
    (await api.as(username)).post(`/api/v1/notices/${id}/recall`, {});
  /** The hold is over in a moment. */
  const endHold = (dossierId: string, ms: number): Promise<unknown> =>
    api.sql(
      `UPDATE outbox_message SET not_before = now() + $2 * interval '1 millisecond'
        WHERE subject_id IN (SELECT id FROM notice WHERE dossier_id = $1 AND kind <> 'supplement_reminder')`,
      [dossierId, ms],
    );
  const asked = (): Promise<TestDossier> => inState.awaiting_supplement(api);

  it('a minute for a demand, none for the acknowledgement', async () => {
    const dossier = await asked();
    for (const { waitS } of await noticesOf(dossier.id, 'supplement_requested')) {
      expect(waitS).toBeGreaterThan(50);
      expect(waitS).toBeLessThanOrEqual(60);
    }
    const all = await api.sql<{ kind: string; held: boolean }>(
      `SELECT kind, not_before IS NOT NULL AS held FROM notice WHERE dossier_id = $1`,
      [dossier.id],
    );
    for (const { kind, held } of all) expect(held).toBe(kind.startsWith('supplement'));
  });

  it('and leave when the minute is over, not before', async () => {
    const dossier = await asked();
    await start();
    await waitUntil('what has no hold has left', async () => {
      const [{ owed }] = (await api.sql(
        `SELECT count(*)::int AS owed FROM notice WHERE dossier_id = $1 AND not_before IS NULL AND state <> 'gateway_accepted'`,
        [dossier.id],
      )) as [{ owed: number }];
      return owed === 0;
    });
    expect(new Set(await states(dossier.id, 'supplement_requested'))).toEqual(new Set(['planned']));
    await endHold(dossier.id, 700);
    const ends = Date.now() + 700;
    await waitUntil('sent', async () =>
      (await states(dossier.id, 'supplement_requested')).every((state) => state === 'gateway_accepted'),
    );
    expect(Date.now()).toBeGreaterThanOrEqual(ends - 50);
  });

  it.each(['motcua', 'lanhdao'])('%s takes one back; it is never sent', async (username) => {
    const dossier = await asked();
    const [notice] = (await noticesOf(dossier.id, 'supplement_requested')) as [Row];
    const answer = await recall(notice.id, username);
    expect(answer).toMatchObject({ status: 200, body: { state: 'recalled', recalledBecause: 'officer' } });
    expect(await recall(notice.id, username)).toMatchObject({ status: 422, body: { code: 'notice.recalled' } });
    await endHold(dossier.id, 0);
    await start();
    await waitUntil(
      'the others are sent',
      async () => (await api.sql(`SELECT 1 FROM outbox_message WHERE not_before <= now()`)).length === 0,
    );
    expect((await states(dossier.id, 'supplement_requested'))[0]).toBe('recalled officer');
    const { body } = await (await api.as('motcua')).get(`/api/v1/dossiers/${dossier.id}`);
    expect(body.notices.find(({ id }: Row) => id === notice.id)).toMatchObject({ recalledBecause: 'officer' });
  });

  it('not by somebody who has nothing to do with it', async () => {
    const dossier = await asked();
    const [notice] = (await noticesOf(dossier.id, 'supplement_requested')) as [Row];
    expect(await recall(notice.id, 'thuly')).toMatchObject({ status: 403, body: { code: 'role.not_allowed' } });
    expect(await recall(notice.id, 'motcua2')).toMatchObject({ status: 404 });
  });

  it('who did the act at the office that handles what another received takes it back; nobody else there', async () => {
    const taken = await takeIn(await api.as('motcua'), { handlingOfficeCode: OTHER_WARD });
    const forwarded = await mustAct(await api.as('motcua'), taken, 'forward');
    const suspended = await mustAct(await api.as('lanhdao2'), forwarded, 'suspend', { reason: 'Chờ xác minh' });
    const [notice, another] = (await noticesOf(suspended.id, 'suspended')) as [Row, Row];
    const counter = await api.as('motcua2');
    for (const act of ['recall', 'retry', 'resend']) {
      const answer = await counter.post(`/api/v1/notices/${notice.id}/${act}`);
      expect([act, answer.status, answer.body.code]).toEqual([act, 403, 'role.not_allowed']);
    }
    // Of what was received and is handled there, nothing is opened with it.
    const theirs = await inState.suspended(api);
    const [foreign] = (await noticesOf(theirs.id, 'suspended')) as [Row];
    expect(await recall(foreign.id, 'lanhdao2')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await recall(notice.id, 'lanhdao2')).toMatchObject({ status: 200, body: { state: 'recalled' } });
    expect((await noticesOf(suspended.id, 'suspended')).find(({ id }) => id === another.id)!.because).not.toBe(
      'officer',
    );
  });

  it('whoever has one sent once more or tried now has looked at it, also when the answer is given again', async () => {
    const dossier = await inState.accepted(api);
    const [sent, waiting] = (await noticesOf(dossier.id, 'accepted')) as [Row, Row];
    await api.sql(`UPDATE notice SET state = 'failed' WHERE id = $1`, [sent.id]);
    await api.sql(`UPDATE notice SET state = 'retry_waiting', attempts = 1 WHERE id = $1`, [waiting.id]);
    const looks = async (): Promise<number> =>
      (
        await api.sql(
          `SELECT 1 FROM access_record r JOIN staff s ON s.id = r.staff_id
            WHERE r.dossier_id = $1 AND r.action = 'list' AND s.username = 'motcua'`,
          [dossier.id],
        )
      ).length;
    const counter = await api.as('motcua');
    const before = await looks();
    for (const [at, path] of [`${sent.id}/resend`, `${waiting.id}/retry`].entries()) {
      const key = { 'idempotency-key': randomUUID() };
      const [first, again] = [
        await counter.post(`/api/v1/notices/${path}`, undefined, key),
        await counter.post(`/api/v1/notices/${path}`, undefined, key),
      ];
      expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
      expect(await looks()).toBe(before + 2 * (at + 1));
    }
  });

  it('not once it has left', async () => {
    const dossier = await inState.accepted(api);
    await start();
    await waitUntil('sent', async () =>
      (await states(dossier.id, 'accepted')).every((state) => state === 'gateway_accepted'),
    );
    const [notice] = (await noticesOf(dossier.id, 'accepted')) as [Row];
    expect(await recall(notice.id)).toMatchObject({ status: 409, body: { code: 'notice.too_late' } });
    expect(await states(dossier.id, 'accepted')).not.toContain('recalled officer');
  });

  it('between two tries, unless the first may have arrived', async () => {
    const dossier = await inState.accepted(api);
    const [notice] = (await noticesOf(dossier.id, 'accepted')) as [Row];
    const become = (changes: string): Promise<unknown> =>
      api.sql(`UPDATE notice SET attempts = 1, due_at = now() + interval '1 hour', ${changes} WHERE id = $1`, [
        notice.id,
      ]);
    await become(`state = 'retry_waiting', gateway = 'smtp'`);
    expect(await recall(notice.id)).toMatchObject({ status: 409, body: { code: 'notice.may_have_arrived' } });
    await become(`state = 'planned'`);
    expect(await recall(notice.id)).toMatchObject({ status: 409, body: { code: 'notice.may_have_arrived' } });
    await become(`state = 'manual'`);
    expect(await recall(notice.id)).toMatchObject({ status: 409, body: { code: 'notice.may_have_arrived' } });
    await become(`state = 'submitting', gateway = NULL`);
    expect(await recall(notice.id)).toMatchObject({ status: 409, body: { code: 'notice.too_late' } });
    await become(`state = 'retry_waiting'`);
    expect(await recall(notice.id)).toMatchObject({
      status: 200,
      body: { state: 'recalled', recalledBecause: 'officer' },
    });
  });

  it('in a queue, and its job sends nothing', async () => {
    const dossier = await inState.accepted(api);
    await start();
    await waitUntil('sent', async () =>
      (await states(dossier.id, 'accepted')).every((state) => state === 'gateway_accepted'),
    );
    const [notice] = (await noticesOf(dossier.id, 'accepted')) as [Row];
    const queued = (changes: string): Promise<{ dispatchNo: number }[]> =>
      api.sql(
        `UPDATE notice SET state = 'dispatched', due_at = now() + interval '1 hour', ${changes} WHERE id = $1
          RETURNING dispatch_no AS "dispatchNo"`,
        [notice.id],
      );
    await queued(`gateway = 'smtp'`);
    expect(await recall(notice.id)).toMatchObject({ status: 409, body: { code: 'notice.may_have_arrived' } });
    const [job] = (await queued('gateway = NULL')) as [{ dispatchNo: number }];
    expect(await recall(notice.id)).toMatchObject({ status: 200, body: { state: 'recalled' } });
    const claims = new NoticeClaims(db, 4_000, 0);
    expect(await claims.claim({ noticeId: notice.id, dispatchNo: job.dispatchNo })).toBeNull();
  });

  it('the row decides between an officer and the relay: sent or taken back, never both', async () => {
    const dossiers = await Promise.all(Array.from({ length: 12 }, asked));
    const ids = (await Promise.all(dossiers.map(({ id }) => noticesOf(id, 'supplement_requested')))).flat();
    await start();
    await api.sql(
      `UPDATE outbox_message SET not_before = now() + random() * interval '300 milliseconds' WHERE subject_id = ANY ($1)`,
      [ids.map(({ id }) => id)],
    );
    await new Promise((resolve) => setTimeout(resolve, 120));
    const answers = await Promise.all(ids.map(({ id }) => recall(id)));
    await waitUntil('settled', async () => {
      const owed = await api.sql(
        `SELECT 1 FROM notice WHERE state NOT IN ('gateway_accepted', 'recalled') AND id = ANY ($1)`,
        [ids.map(({ id }) => id)],
      );
      return owed.length === 0;
    });
    const after = (await Promise.all(dossiers.map(({ id }) => noticesOf(id, 'supplement_requested')))).flat();
    answers.forEach(({ status }, index) => {
      expect([200, 409]).toContain(status);
      expect(after[index]!.state).toBe(status === 200 ? 'recalled' : 'gateway_accepted');
    });
  });

  it('what was demanded is not demanded any more once it has come', async () => {
    const dossier = await asked();
    await mustAct(await api.as('motcua'), dossier, 'receive_supplement', {
      components: [{ code: 'GCS', present: true }],
    });
    expect(new Set(await states(dossier.id, 'supplement_requested'))).toEqual(new Set(['recalled no_longer_true']));
    expect(await states(dossier.id, 'supplement_complete')).not.toContain('recalled reversed');
  });

  it('nor is it said that all has come once more is demanded', async () => {
    const counter = await api.as('motcua');
    const brought = { components: [{ code: 'GCS', present: true }] };
    const complete = await mustAct(counter, await asked(), 'receive_supplement', brought);
    expect(await states(complete.id, 'supplement_complete')).toContain('planned');
    await mustActApproved(counter, await api.as('lanhdao'), complete, 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Vẫn mờ', bring: 'Bản chính' }],
      reason: 'Bản nộp lại vẫn mờ',
    });
    expect(new Set(await states(complete.id, 'supplement_complete'))).toEqual(new Set(['recalled no_longer_true']));
    expect(await states(complete.id, 'supplement_requested')).toContain('planned');
  });

  it('nor when the demand stands in a queue by then', async () => {
    const dossier = await asked();
    await api.sql(
      `UPDATE notice SET state = 'dispatched', dispatch_no = 1 WHERE dossier_id = $1 AND kind = 'supplement_requested'`,
      [dossier.id],
    );
    await mustAct(await api.as('motcua'), dossier, 'receive_supplement', {
      components: [{ code: 'GCS', present: true }],
    });
    expect(new Set(await states(dossier.id, 'supplement_requested'))).toEqual(new Set(['recalled no_longer_true']));
  });

  it('an undone act withdraws its notice', async () => {
    const dossier = await inState.decided(api);
    const at = await mustAct(await api.as('motcua'), dossier, 'receive_result', {});
    expect((await noticesOf(dossier.id, 'result_ready')).length).toBeGreaterThan(0);
    await mustActApproved(await api.as('motcua'), await api.as('lanhdao'), at, 'reopen_decision', {
      reason: 'Sai tên người được khai sinh',
    });
    expect(new Set(await states(dossier.id, 'result_ready'))).toEqual(new Set(['recalled reversed']));
  });

  describe('an act undone while the mail about it is on its way', () => {
    let smtp: TestSmtpServer;
    let answer: () => void;
    beforeEach(async () => void (smtp = await TestSmtpServer.start()));
    afterEach(() => smtp.stop());

    /** The server has the mail of a dossier that is just accepted, and says this of it once told to. */
    async function onItsWay(code: number, more: { phone?: string } = {}): Promise<TestDossier> {
      const after = new Promise<void>((resolve) => (answer = resolve));
      const email = `trang.${code}.${Date.now()}@example.vn`;
      smtp.script('dot', { code, words: 'try again later', after }, email);
      const dossier = await takeIn(await api.as('motcua'), {
        applicant: { kind: 'person', fullName: 'Vũ Thị Trang', citizenId: citizenId(), email, ...more },
        accept: true,
      });
      await start({ smtpUrl: smtp.url, mailFrom: MAIL_FROM }, { gatewayTimeoutMs: 20_000, leaseMs: 50_000 });
      await waitUntil('the server has it', () => smtp.mails.some(({ to }) => to.includes(email)));
      expect(await states(dossier.id, 'accepted')).toContain('submitting');
      return dossier;
    }
    const undo = async (dossier: TestDossier): Promise<unknown> =>
      mustActApproved(await api.as('motcua'), await api.as('lanhdao'), dossier, 'void_intake', {
        reason: 'Nhập nhầm thủ tục',
      });

    it.each([451, 550])('is not told any more when the server refuses it with %d', async (code) => {
      const dossier = await onItsWay(code);
      await undo(dossier);
      expect(await states(dossier.id, 'accepted')).toEqual(['submitting']);
      answer();
      await waitUntil('the try has ended', async () => (await states(dossier.id, 'accepted'))[0] !== 'submitting');
      expect(await states(dossier.id, 'accepted')).toEqual(['recalled reversed']);
    });

    it('gives way to the text message where mails are not wished any more', async () => {
      await api.sql(
        `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
         VALUES (gen_random_uuid(), 'accepted', 'always', 'fallback', 'fallback', 0, false)`,
      );
      const dossier = await onItsWay(451, { phone: '0912345678' }).finally(() => api.sql('DELETE FROM notice_rule'));
      const changes = { messages: { channels: ['sms'] } };
      await mustAct(await api.as('motcua'), dossier, 'correct', { changes, reason: 'Không dùng thư nữa' });
      answer();
      await waitUntil('the text message has left', async () => {
        const [text] = await api.sql<{ state: string }>(
          `SELECT state FROM notice WHERE dossier_id = $1 AND kind = 'accepted' AND channel = 'sms'`,
          [dossier.id],
        );
        return text!.state === 'gateway_accepted';
      });
      expect(await states(dossier.id, 'accepted')).toContain('recalled not_wanted');
    });

    it('has been told when the server takes it', async () => {
      const dossier = await onItsWay(250);
      await undo(dossier);
      answer();
      await waitUntil('the try has ended', async () => (await states(dossier.id, 'accepted'))[0] !== 'submitting');
      expect(await states(dossier.id, 'accepted')).toEqual(['gateway_accepted']);
    });

    describe('whose address is set right', () => {
      const correct = async (dossier: TestDossier): Promise<{ wrong: string; right: string }> => {
        const [{ email: wrong }] = (await api.sql<{ email: string }>('SELECT email FROM dossier WHERE id = $1', [
          dossier.id,
        ])) as [{ email: string }];
        const right = `dung.${wrong}`;
        await mustAct(await api.as('motcua'), dossier, 'correct', { changes: { email: right }, reason: 'Ghi nhầm' });
        answer();
        await waitUntil('it was taken', async () => (await states(dossier.id, 'accepted'))[0] === 'gateway_accepted');
        return { wrong, right };
      };
      const mailsTo = (email: string): number => smtp.mails.filter(({ to }) => to.includes(email)).length;
      const shown = async ({ id }: TestDossier): Promise<unknown> =>
        (
          await api.sql(`SELECT address_masked AS "to" FROM notice WHERE dossier_id = $1 AND kind = 'accepted'`, [id])
        )[0];

      it.each([451, 550])('is tried again there after %d, and at the old one no more', async (code) => {
        const dossier = await onItsWay(code);
        const { wrong, right } = await correct(dossier);
        expect([mailsTo(wrong), mailsTo(right)]).toEqual([1, 1]);
        expect(await shown(dossier)).toEqual({ to: maskEmail(right) });
      });

      it('is said to have gone to the old one when that takes it', async () => {
        const dossier = await onItsWay(250);
        const { wrong, right } = await correct(dossier);
        expect([mailsTo(wrong), mailsTo(right)]).toEqual([1, 0]);
        expect(await shown(dossier)).toEqual({ to: maskEmail(wrong) });
      });
    });

    it('is not tried again when it may have arrived', async () => {
      const dossier = await onItsWay(451);
      await undo(dossier);
      await smtp.stop();
      await waitUntil('the try has ended', async () => (await states(dossier.id, 'accepted'))[0] !== 'submitting');
      expect(await states(dossier.id, 'accepted')).toEqual(['unknown']);
      expect(
        await api.sql(
          'SELECT 1 FROM outbox_message WHERE subject_id IN (SELECT id FROM notice WHERE dossier_id = $1 AND kind = $2)',
          [dossier.id, 'accepted'],
        ),
      ).toEqual([]);
    });

    it('also when the try ends just then', async () => {
      const dossier = await onItsWay(451);
      const ended = await createDataSource({
        url: api.database.ownerUrl,
        poolSize: 1,
        applicationName: 'test-ends',
      }).initialize();
      const undone = await ended.transaction(async (em) => {
        await em.query(
          `UPDATE notice SET state = 'retry_waiting', due_at = now() + interval '1 hour' WHERE dossier_id = $1 AND kind = 'accepted'`,
          [dossier.id],
        );
        const undoing = undo(dossier);
        await waitUntil(
          'the act waits for it',
          async () =>
            (
              await api.sql(
                `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
              )
            ).length > 0,
        );
        return { undoing };
      });
      await undone.undoing;
      answer();
      expect(await states(dossier.id, 'accepted')).toEqual(['recalled reversed']);
      await ended.destroy();
    });
  });
});
