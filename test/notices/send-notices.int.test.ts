import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { In, Not } from 'typeorm';
import { newId } from '../../server/src/common/ids.js';
import { NoticeClaims } from '../../server/src/notices/notice-claims.js';
import { Notice } from '../../server/src/notices/notice.entity.js';
import type { NoticeJob } from '../../server/src/queue/job-contracts.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { SHIPPED_SMS_PROFILES } from '../../server/src/config/sms-http-profile.js';
import { SmsHttpChannel } from '../../server/src/notices/channels/sms-http.channel.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { FAST, LOGGED, MAIL_FROM, startTestWorker, TEST_QUEUE } from './notice-worker.js';
import { FACTS, NoticeWorld } from './notice-world.js';

const EMAIL = 'bich.dao@example.vn';
const PHONE = '+84912345678';

describe(`notices sent through the queue on ${TEST_QUEUE}`, () => {
  let world: NoticeWorld;
  let smtp: TestSmtpServer;
  let sms: TestSmsGateway;
  const workers: RunningWorker[] = [];

  const start = async (settings: Parameters<typeof startTestWorker>[2] = {}): Promise<RunningWorker> => {
    const env = {
      smtpUrl: smtp.url,
      mailFrom: MAIL_FROM,
      smsDriver: 'http',
      smsHttpUrl: sms.url,
      smsHttpToken: 'secret-token',
    } as const;
    const worker = await startTestWorker(world, env, settings);
    workers.push(worker);
    return worker;
  };

  const owe = async (request: Parameters<NoticeWorld['owe']>[0]): Promise<string> => {
    const ids = await world.owe(request);
    expect(ids).toHaveLength(1);
    return ids[0]!;
  };

  const reaches = (id: string, state: string): Promise<unknown> =>
    waitUntil(`notice is ${state}`, async () => (await world.notice(id)).state === state);

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    [smtp, sms] = await Promise.all([TestSmtpServer.start(), TestSmsGateway.start()]);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await Promise.all([smtp.stop(), sms.stop()]);
    await world.owner.query(`UPDATE notice SET state = 'recalled'; DELETE FROM outbox_message`);
  });

  it('names in its head the office that has taken over', async () => {
    const successor = newId();
    await world.owner.query(
      `INSERT INTO office SELECT (jsonb_populate_record(o, jsonb_build_object(
              'id', $1::uuid, 'code', 'H23.18.99', 'name', 'UBND phường Trần Hưng Đạo', 'path', ARRAY[$1::uuid]))).* FROM office o`,
      [successor],
    );
    await world.owner.query(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       VALUES (gen_random_uuid(), $1, $2, '2025-07-01', '1/QĐ')`,
      [world.officeId, successor],
    );
    const [id] = (await world.owe({ email: EMAIL })) as [string];
    await start({ gatewayTimeoutMs: 10_000, leaseMs: 15_000, dispatchWindowMs: 15_000 });
    await reaches(id, 'gateway_accepted');
    await world.owner.query('DELETE FROM office_succession');
    await world.owner.query('DELETE FROM office WHERE id = $1', [successor]);
    expect((await simpleParser(smtp.mails[0]!.source)).html).toContain('>UBND phường Trần Hưng Đạo</h1>');
  });

  it('brings one mail and one text message, and keeps what the gateways said', async () => {
    const [mailId, smsId] = (await world.owe({ email: EMAIL, phone: PHONE })) as [string, string];
    // The very first mail of a busy machine takes its time, and one without an answer would be sent again.
    await start({ gatewayTimeoutMs: 10_000, leaseMs: 15_000, dispatchWindowMs: 15_000 });
    await Promise.all([reaches(mailId, 'gateway_accepted'), reaches(smsId, 'gateway_accepted')]);

    expect(smtp.mails).toHaveLength(1);
    const [received] = smtp.mails;
    expect(received).toMatchObject({ from: MAIL_FROM.address, to: [EMAIL] });
    const mail = await simpleParser(received!.source);
    expect(mail.subject).toBe(`[${FACTS.officeName}] Hồ sơ ${FACTS.code}: đã được tiếp nhận`);
    expect(mail.text).toContain(FACTS.applicantName);
    expect(mail.text).toContain(FACTS.dueText);
    expect(mail.messageId).toBe(`<${mailId}@conghoa.example.vn>`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.html).toContain(`>${FACTS.officeName}</h1>`);
    expect(mail.html).toContain(`>${FACTS.code}</td>`);

    expect(sms.messages).toEqual([
      {
        to: PHONE,
        text: 'UBND phuong Cong Hoa da tiep nhan ho so H23.18.07-260315-0042. Hen tra ket qua: 16 gio 30 ngay 18/03/2026.',
        reference: smsId,
        authorization: 'Bearer secret-token',
        at: expect.any(Number),
      },
    ]);
    const stored = await world.notice(smsId);
    expect(stored).toMatchObject({
      gateway: 'sms-http',
      gatewayId: 'sms-1',
      attempts: 1,
      dispatchNo: 1,
      lastError: null,
    });
    expect(stored.acceptedAt).toBeInstanceOf(Date);
  });

  it('writes neither address nor words into the log', async () => {
    const id = await owe({ phone: PHONE });
    await start();
    await reaches(id, 'gateway_accepted');
    await waitUntil('log', () => LOGGED.some((line) => line.includes(id)));
    expect(LOGGED.join('\n')).not.toMatch(/912345678|bich\.dao|Đào|tiep nhan ho so/);
  });

  it('submits once when two workers race for many notices', async () => {
    await world.oweMany(20);
    await Promise.all([start(), start()]);
    const owed = (): Promise<number> =>
      world.owner.manager.countBy(Notice, { state: Not(In(['gateway_accepted', 'recalled'])) });
    await waitUntil('all sent', async () => (await owed()) === 0);
    await pause(200);
    expect(sms.messages).toHaveLength(20);
    expect(new Set(sms.messages.map((message) => message.reference)).size).toBe(20);
  });

  it('gives a notice to one of two workers that hold the same job', async () => {
    const id = await owe({ phone: PHONE });
    await world.owner.query(`UPDATE notice SET state = 'dispatched', dispatch_no = 1 WHERE id = $1`, [id]);
    const workers = [new NoticeClaims(world.worker, 1_000, 0), new NoticeClaims(world.worker, 1_000, 0)];
    const claim = (no: number) => workers[no % 2]!.claim({ noticeId: id, dispatchNo: no % 3 === 2 ? 2 : 1 });
    const won = await Promise.all(Array.from({ length: 12 }, (_, no) => claim(no)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await claim(2)).toBeNull();
  });

  it('knows an old number of a notice from its present one, though both come at once', async () => {
    const noticeId = await owe({ phone: PHONE });
    await world.owner.query(`UPDATE notice SET state = 'dispatched', dispatch_no = 2 WHERE id = $1`, [noticeId]);
    const claims = new NoticeClaims(world.worker, 10_000, 0);
    // The first goes alone, so that what is asked behind it shares one statement.
    const jobs = [0, 1, 2, 1].map((dispatchNo) => ({ noticeId, dispatchNo }));
    const claimed = await Promise.all(jobs.map((job) => claims.claim(job)));
    expect(claimed.map((won) => won?.dispatchNo)).toEqual([undefined, undefined, 2, undefined]);
    expect(await Promise.all(jobs.map((job) => claims.markCalled(job)))).toEqual([false, false, true, false]);
    const end = ({ dispatchNo }: NoticeJob) => ({ state: 'failed' as const, error: `number ${dispatchNo}` });
    expect(await Promise.all(jobs.map((job) => claims.record(job, end(job))))).toEqual([false, false, true, false]);
    expect(await world.notice(noticeId)).toMatchObject({ state: 'failed', lastError: 'number 2' });
  });

  it('writes down what came of each, though the database refuses one of them', async () => {
    const jobs: NoticeJob[] = [];
    while (jobs.length < 8) jobs.push({ noticeId: await owe({ phone: PHONE }), dispatchNo: 1 });
    await world.owner.query(`UPDATE notice SET state = 'dispatched', dispatch_no = 1`);
    const claims = new NoticeClaims(world.worker, 10_000, 0);
    expect((await Promise.all(jobs.map((job) => claims.claim(job)))).map((won) => won?.id)).toEqual(
      jobs.map(({ noticeId }) => noticeId),
    );
    expect(await Promise.all(jobs.map((job) => claims.markCalled(job)))).toEqual(jobs.map(() => true));
    const error = (no: number): string => (no === 5 ? 'no text: \u0000' : `refused, ${no}`);
    const recorded = await Promise.allSettled(
      jobs.map((job, no) => claims.record(job, { state: 'failed', error: error(no) })),
    );
    expect(recorded.map(({ status }) => status === 'fulfilled')).toEqual(jobs.map((_, no) => no !== 5));
    for (const [no, { noticeId }] of jobs.entries())
      expect(await world.notice(noticeId)).toMatchObject(
        no === 5 ? { state: 'submitting' } : { state: 'failed', lastError: `refused, ${no}` },
      );
  });

  it('marks several in the order in which others lock them, so that no two wait for each other', async () => {
    const ids = [await owe({ phone: PHONE }), await owe({ phone: PHONE }), await owe({ phone: PHONE })].sort();
    await world.owner.query(`UPDATE notice SET state = 'dispatched', dispatch_no = 1`);
    const claims = new NoticeClaims(world.worker, 10_000, 0);
    const jobs = ids.reverse().map((noticeId) => ({ noticeId, dispatchNo: 1 }));
    for (const job of jobs) await claims.claim(job);
    const marked = await world.owner.transaction(async (em) => {
      await em.query('SELECT 1 FROM notice WHERE id = $1 FOR UPDATE', [jobs[2]!.noticeId]);
      // The first goes alone, so that what is asked behind it shares one statement.
      const marks = Promise.all(jobs.map((job) => claims.markCalled(job)));
      await waitUntil('they wait for the lowest', async () => {
        const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return (await world.owner.query<unknown[]>(waiting)).length > 0;
      });
      await em.query('SELECT 1 FROM notice WHERE id = $1 FOR UPDATE NOWAIT', [jobs[1]!.noticeId]);
      return { marks };
    });
    expect(await marked.marks).toEqual([true, true, true]);
  });

  it('tries again with the same Message-ID after a temporary refusal', async () => {
    smtp.answers.push({ code: 451, words: '4.7.1 Greylisted, try again' });
    const id = await owe({ email: EMAIL });
    await start();
    await reaches(id, 'gateway_accepted');
    expect(smtp.mails).toHaveLength(2);
    expect(new Set(smtp.header('Message-ID'))).toEqual(new Set([`<${id}@conghoa.example.vn>`]));
    expect(await world.notice(id)).toMatchObject({ attempts: 2, dispatchNo: 2 });
  });

  it('fails for good when the mailbox does not exist, without keeping the address in the words', async () => {
    smtp.unknownRecipients.add(EMAIL);
    const id = await owe({ email: EMAIL });
    await start();
    await reaches(id, 'failed');
    const { lastError, attempts } = await world.notice(id);
    expect(attempts).toBe(1);
    expect(lastError).toContain('550 5.1.1 <[…]>: Recipient address rejected');
    expect(lastError).not.toContain('bich');
  });

  it('sends a mail again when the answer was lost, with the same Message-ID', async () => {
    smtp.answers.push('drop');
    const id = await owe({ email: EMAIL });
    await start();
    await reaches(id, 'gateway_accepted');
    expect(smtp.header('Message-ID')).toEqual([`<${id}@conghoa.example.vn>`, `<${id}@conghoa.example.vn>`]);
  });

  it.each([
    ['the connection breaks', 'drop', /hang up|ECONNRESET/],
    ['no answer comes in time', 'hold', /no answer in time/],
    ['the answer cannot be read', { status: 200, body: '<html>OK</html>' }, /without an id/],
    ['the answer has no id', { status: 200, body: '{"ok":true}' }, /without an id/],
  ] as const)('leaves a text message unknown and alone when %s', async (_, answer, words) => {
    sms.answers.push(answer);
    const id = await owe({ phone: PHONE });
    await start();
    await reaches(id, 'unknown');
    await pause(FAST.leaseMs + FAST.sweepEveryMs * 3);
    expect(sms.messages).toHaveLength(1);
    const notice = await world.notice(id);
    expect(notice).toMatchObject({ state: 'unknown', acceptedAt: null });
    expect(notice.lastError).toMatch(words);
  });

  it.each([
    ['refuses the number', { status: 400, body: `{"message":"invalid number ${PHONE}"}` }],
    ['answers 200 with an error inside', { status: 200, body: '{"error":"146 wrong template"}' }],
    ['redirects', { status: 302, body: '' }],
  ] as const)('fails for good when the text gateway %s', async (_, answer) => {
    sms.answers.push(answer);
    const id = await owe({ phone: PHONE });
    await start();
    await reaches(id, 'failed');
    expect(sms.messages).toHaveLength(1);
    expect((await world.notice(id)).lastError).not.toContain('912345678');
  });

  it.each([429, 401, 503])('tries a text message again after %i', async (status) => {
    sms.answers.push({ status, body: '{"error":"busy"}' });
    const id = await owe({ phone: PHONE });
    await start();
    await reaches(id, 'gateway_accepted');
    expect(sms.messages).toHaveLength(2);
  });

  it('asks an officer after eight tries', async () => {
    sms.answers.push(...Array.from({ length: 9 }, () => ({ status: 503, body: '' })));
    const id = await owe({ phone: PHONE });
    await world.owner.query(`UPDATE notice SET attempts = 6 WHERE id = $1`, [id]);
    await start();
    await reaches(id, 'manual');
    expect(sms.messages).toHaveLength(2);
  });

  it('takes a refused connection for a message that was surely not sent', async () => {
    const url = sms.url;
    await sms.stop();
    const channel = new SmsHttpChannel({
      queryUrl: undefined,
      gateway: 'sms-http',
      url,
      profile: SHIPPED_SMS_PROFILES['default']!,
      token: undefined,
      key: undefined,
      brandname: undefined,
      callbackUrl: undefined,
      ca: undefined,
      timeoutMs: 500,
    });
    await expect(channel.send({ noticeId: 'n', to: PHONE, subject: null, text: 'x' })).resolves.toMatchObject({
      kind: 'refused',
      permanent: false,
    });
    sms = await TestSmsGateway.start();
  });

  it('does not wait for a time that comes again when the clock of the database has been set back', async () => {
    const waiting = await owe({ phone: PHONE });
    const inHand = await owe({ phone: '+84912000111' });
    await world.owner.query(`DELETE FROM outbox_message WHERE subject_id = $1`, [inHand]);
    await world.owner.query(`UPDATE notice SET state = 'dispatched' WHERE id = $1`, [inHand]);
    // As an hour that was is to come: all that was written down then lies ahead.
    await world.owner.query(`UPDATE outbox_message SET not_before = now() + interval '1 hour'`);
    await world.owner.query(`UPDATE notice SET due_at = now() + interval '1 hour'`);
    await world.owner.query(`UPDATE seen_clock SET seen_at = now() + interval '1 hour'`);
    await start();
    await reaches(waiting, 'gateway_accepted');
    await reaches(inHand, 'gateway_accepted');
    expect(sms.messages).toHaveLength(2);
    const [{ back }] = await world.owner.query(`SELECT seen_at <= clock_timestamp() AS back FROM seen_clock`);
    expect(back).toBe(true);
  });

  it('moves visits and mails to officers with such a clock, and leaves reminders on their day', async () => {
    const reminder = await owe({ phone: PHONE });
    const { owner } = world;
    await owner.query(`UPDATE notice SET kind = 'collect_reminder', due_at = now() + interval '3 days' WHERE id = $1`, [
      reminder,
    ]);
    await owner.query(`UPDATE outbox_message SET not_before = now() + interval '3 days' WHERE subject_id = $1`, [
      reminder,
    ]);
    const [visit, digest, ahead] = [newId(), newId(), newId()];
    await owner.query(
      `INSERT INTO visit (id, office_id, staff_id, opened_on, last_intake_at)
       VALUES ($1, $2, $3, current_date, now() + interval '5 hours')`,
      [visit, world.officeId, world.staffId],
    );
    await owner.query(
      `INSERT INTO staff_digest (id, staff_id, on_date, created_at, subject, body, offices, mail_address, mail_state, mail_due_at)
       VALUES ($1, $2, current_date, now(), 'x', 'x', '[]', 'can.bo@example.com', 'retry_waiting', now() + interval '8 hours')`,
      [digest, world.staffId],
    );
    await owner.query(
      `INSERT INTO staff_digest (id, staff_id, on_date, created_at, subject, body, offices)
       VALUES ($1, $2, current_date + 2, now(), 'x', 'x', '[]')`,
      [ahead, world.staffId],
    );
    const [{ dossierId }] = await owner.query('SELECT id AS "dossierId" FROM dossier');
    await owner.query(
      `INSERT INTO deadline_alert (id, office_id, dossier_id, kind, due_at, same_day, created_at) VALUES ($1, $2, $3, 'due_soon', now(), false, now())`,
      [ahead, world.officeId, dossierId],
    );
    await owner.query('INSERT INTO staff_alert (alert_id, staff_id, office_id, digest_id) VALUES ($1, $2, $3, $1)', [
      ahead,
      world.staffId,
      world.officeId,
    ]);
    await owner.query(
      `INSERT INTO schedule_run (name, due_at, started_at)
       SELECT 'a scan', date_trunc('minute', now()) + hours * interval '1 hour', now() FROM unnest(ARRAY[-2, 2]) AS hours`,
    );
    await owner.query(`UPDATE seen_clock SET seen_at = now() + interval '7 hours'`);
    await start();
    await waitUntil('the clock followed', async () => {
      const [{ back }] = await owner.query(`SELECT seen_at <= clock_timestamp() AS back FROM seen_clock`);
      return back as boolean;
    });
    const [waits] = await owner.query(
      `SELECT (SELECT not_before > now() + interval '2 days' FROM outbox_message WHERE subject_id = $1) AS reminder,
              (SELECT state FROM notice WHERE id = $1) AS state,
              (SELECT release_from <= now() FROM visit WHERE id = $2) AS visit,
              (SELECT mail_due_at BETWEEN now() + interval '59 minutes' AND now() + interval '61 minutes'
                 FROM staff_digest WHERE id = $3) AS digest`,
      [reminder, visit, digest],
    );
    expect(waits).toEqual({ reminder: true, state: 'planned', visit: true, digest: true });
    // What it has done at a time that is to come again is done again.
    const scans = await owner.query(`SELECT due_at < now() AS over FROM schedule_run WHERE name = 'a scan'`);
    expect(scans).toEqual([{ over: true }]);
    // Nor has a digest of a day to come told anything that the day's own will not tell.
    expect(await owner.query('SELECT id FROM staff_digest')).toEqual([{ id: digest }]);
    expect(await owner.query('SELECT digest_id AS digest FROM staff_alert')).toEqual([{ digest: null }]);
    await owner.query(`DELETE FROM staff_alert; DELETE FROM deadline_alert; DELETE FROM staff_digest`);
  });

  it('owes nothing when the act is rolled back, and sends no text message to a landline', async () => {
    await expect(
      world.offices.forOffices([world.officeId], async (tx) => {
        await world.oweWithin(tx, { email: EMAIL });
        throw new Error('the act fails');
      }),
    ).rejects.toThrow('the act fails');
    const ids = await world.owe({ phone: '+842203882114' });
    expect(await Promise.all(ids.map((id) => world.notice(id)))).toMatchObject([{ channel: 'phone', state: 'manual' }]);
    const [{ count }] = await world.owner.query(`SELECT count(*)::int AS count FROM outbox_message`);
    expect(count).toBe(0);
  });

  it('stops though a gateway does not answer', async () => {
    sms.answers.push('hold');
    const id = await owe({ phone: PHONE });
    const worker = await startTestWorker(
      world,
      { smsDriver: 'http', smsHttpUrl: sms.url },
      { gatewayTimeoutMs: 600_000, leaseMs: 900_000 },
    );
    await waitUntil('gateway called', () => sms.messages.length === 1);
    await worker.stop();
    expect((await world.notice(id)).state).toBe('unknown');
  });
});
