import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { Clock } from '../../server/src/common/clock.js';
import { OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { SendStaffMails } from '../../server/src/digests/send-staff-mails.js';
import { KeptChannel } from '../../server/src/notices/channels/kept.channel.js';
import { KeptMessages } from '../../server/src/notices/kept-messages.js';
import { RecordReport } from '../../server/src/notices/record-report.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { type StaffMailJob, staffMailJobId } from '../../server/src/queue/job-contracts.js';
import type { ScheduledWork } from '../../server/src/queue/scheduled-work.js';
import {
  FAST,
  KEPT_ENV,
  LOGGED,
  MAIL_FROM,
  REDIS_PREFIX,
  startTestWorker,
  TEST_QUEUE,
  testLogger,
} from '../notices/notice-worker.js';
import { WARD } from '../support/api.js';
import { mustAct, type TestDossier } from '../support/dossiers.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { DigestWorld, MORNING, offsetTo } from './digest-world.js';

const EMAIL = 'pham.quang.huy@conghoa.example.vn';
/** A busy machine answers late; a mail whose lease or patience ends too soon is sent once more, as it should be. */
const PATIENT = { gatewayTimeoutMs: 30_000, leaseMs: 60_000 };
const EVERY_SECOND = '* * * * * *';

/** Needs the built server (`npm run build`): the process that is killed must be a real one. */
describe(`digests by mail, queue on ${TEST_QUEUE}`, () => {
  let world: DigestWorld;
  let smtp: TestSmtpServer;
  const workers: RunningWorker[] = [];
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    world = await DigestWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.forget();
    smtp = await TestSmtpServer.start();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await smtp.stop();
    await world.api.sql('DELETE FROM schedule_run');
  });

  const mailEnv = () => ({ smtpUrl: smtp.url, mailFrom: MAIL_FROM, clockOffsetMs: offsetTo(MORNING) });
  const start = async (schedules: ScheduledWork[] = [], env: object = mailEnv()): Promise<void> => {
    const parts = { worker: world.worker, database: world.api.database };
    workers.push(await startTestWorker(parts, env, PATIENT, schedules));
  };
  /** One overdue dossier, and the digest of the officer who holds it. */
  const owed = async (): Promise<{ id: string; subject: string; body: string }> => {
    await world.email('thuly', EMAIL);
    await world.overdue();
    await world.make();
    return world.text('thuly');
  };
  const mailIs = (state: string): Promise<unknown> =>
    waitUntil(`mail is ${state}`, async () => (await world.shown('thuly'))?.mail?.state === state);
  const attempts = async (): Promise<number> =>
    (
      await world.api.sql<{ attempts: number }>('SELECT attempts FROM staff_digest WHERE mail_address = $1', [EMAIL])
    )[0]!.attempts;

  describe('besides, where the office tells it at once', () => {
    beforeEach(() =>
      world.api.sql(
        `INSERT INTO staff_notice_rule (id, office_id, kind, desk, email, at_once, holder, leaders, supervisors)
         SELECT gen_random_uuid(), id, 'assigned', 'always', 'always', true, true, false, false FROM office WHERE code = $1`,
        [WARD],
      ),
    );
    afterEach(() => world.api.sql('DELETE FROM staff_notice_rule'));

    const given = async (): Promise<TestDossier> =>
      mustAct(await world.api.as('motcua'), await world.takenIn(), 'forward');

    it('leave within seconds, each told once by two workers', async () => {
      await world.email('thuly', EMAIL);
      const codes = [(await given()).code, (await given()).code];
      await Promise.all([start(), start()]);
      await waitUntil('all are told', async () => {
        const told = await world.api.sql(
          `SELECT 1 FROM staff_alert t JOIN alert_mail m ON m.id = t.mail_id WHERE m.mail_state = 'gateway_accepted'`,
        );
        return told.length === codes.length;
      });
      await pause(FAST.sweepEveryMs * 5);
      // One mail for what has come together, or two where each worker found one.
      const mails = await Promise.all(smtp.mails.map(({ source }) => simpleParser(source)));
      const lines = mails.flatMap(({ text = '' }) => text.match(/^- H\S+(?=,)/gm) ?? []);
      expect(lines.sort()).toEqual(codes.map((code) => `- ${code}`).sort());
      for (const { subject } of mails) expect(subject).toMatch(/^Motcua: [12] hồ sơ chờ bạn nhận/);
      expect(await world.told()).toEqual([]);
    });

    it('tell nothing that was taken before, and nobody who wants no mails', async () => {
      await world.email('thuly', EMAIL);
      const officer = await world.api.as('thuly');
      await mustAct(officer, await given(), 'receive_handover');
      await officer.send('PUT', '/api/v1/auth/preferences', { digestByMail: false });
      await given();
      await start();
      await waitUntil(
        'looked at',
        async () => (await world.api.sql('SELECT 1 FROM staff_alert WHERE mail_owed')).length === 0,
      );
      expect(await world.api.sql('SELECT 1 FROM alert_mail')).toEqual([]);
      await world.api.sql('DELETE FROM staff_preference');
    });
  });

  it('leave once for each person with an address, from two workers, in the very words that are kept', async () => {
    await world.email('thuly', EMAIL);
    await world.email('motcua2', 'anh@saodo.example.vn');
    await world.overdue();
    const schedule = (): ScheduledWork => ({ name: 'digest', pattern: EVERY_SECOND, work: () => world.make() });
    await Promise.all([start([schedule()]), start([schedule()])]);
    await waitUntil('a digest', async () => (await world.told()).length > 0);
    await mailIs('gateway_accepted');
    await pause(FAST.leaseMs + FAST.sweepEveryMs * 3);

    expect(smtp.mails).toHaveLength(1);
    const [received] = smtp.mails;
    expect(received).toMatchObject({ from: MAIL_FROM.address, to: [EMAIL] });
    const kept = await world.text('thuly');
    const mail = await simpleParser(received!.source);
    expect(mail.subject).toBe(kept.subject);
    expect(Buffer.from(mail.text!).equals(Buffer.from(kept.body))).toBe(true);
    expect(kept.body).toContain('trễ 1 ngày');
    expect(mail.messageId).toBe(`<${kept.id}@conghoa.example.vn>`);
    expect(mail.html).toBe(false);
    expect((await world.shown('thuly'))!.mail).toMatchObject({
      to: 'p•••@conghoa.example.vn',
      kept: false,
      lastError: null,
    });
    expect((await world.shown('lanhdao'))!.mail).toBeNull();
    expect(LOGGED.join('\n')).not.toMatch(/pham\.quang|hôn nhân/);
  });

  it('are tried again with the same Message-ID after a temporary refusal', async () => {
    smtp.answers.push({ code: 451, words: '4.7.1 Greylisted, try again' });
    const { id } = await owed();
    await start();
    await mailIs('gateway_accepted');
    expect(smtp.header('Message-ID')).toEqual(Array(2).fill(`<${id}@conghoa.example.vn>`));
    expect(await attempts()).toBe(2);
  });

  it('fail for good when the mailbox does not exist, and the person is shown why', async () => {
    smtp.unknownRecipients.add(EMAIL);
    await owed();
    await start();
    await mailIs('failed');
    await pause(FAST.retryFirstMs + FAST.sweepEveryMs * 3);
    expect(await attempts()).toBe(1);
    const { lastError, acceptedAt } = (await world.shown('thuly'))!.mail!;
    expect(lastError).toContain('550 5.1.1 <[…]>: Recipient address rejected');
    expect(acceptedAt).toBeNull();
  });

  it('have failed when they come back, and what came back of somebody else changes nothing', async () => {
    const { id } = await owed();
    await start();
    await mailIs('gateway_accepted');
    const [{ mailId }] = (await world.api.sql<{ mailId: string }>(
      'SELECT id AS "mailId" FROM staff_digest WHERE mail_address = $1',
      [EMAIL],
    )) as [{ mailId: string }];
    const box = world.api.database.box;
    const bounce = { gateway: 'smtp', gatewayId: null, noticeId: mailId, words: '550 User unknown', at: new Date() };
    const record = async (address: string): Promise<void> => {
      await new RecordReport(world.worker).execute({ ...bounce, state: 'undelivered' }, box.encrypt(address));
      await waitUntil(
        'the report was read',
        async () => (await world.api.sql('SELECT 1 FROM gateway_report')).length === 0,
      );
    };
    await record('somebody@example.vn');
    expect((await world.shown('thuly'))?.mail?.state).toBe('gateway_accepted');
    await record(EMAIL.toUpperCase());
    expect((await world.shown('thuly'))?.mail).toMatchObject({ state: 'failed' });
    expect(id).toBe(mailId);
  });

  it('have failed when they come back before the answer is written down', async () => {
    const { id } = await owed();
    await world.api.sql(`UPDATE staff_digest SET mail_due_at = now() + interval '1 hour' WHERE id = $1`, [id]);
    await start();
    const box = world.api.database.box;
    const bounce = { gateway: 'smtp', gatewayId: null, noticeId: id, words: '550 User unknown', at: new Date() };
    await new RecordReport(world.worker).execute({ ...bounce, state: 'undelivered' }, box.encrypt(EMAIL));
    await waitUntil('the report was read', async () =>
      (await world.api.sql<{ pending: boolean }>('SELECT pending FROM gateway_report')).every(
        ({ pending }) => !pending,
      ),
    );
    expect((await world.shown('thuly'))?.mail?.state).toBe('planned');
    await world.api.sql('UPDATE staff_digest SET mail_due_at = now() WHERE id = $1', [id]);
    await mailIs('failed');
    expect(smtp.mails).toHaveLength(1);
    expect((await world.shown('thuly'))?.mail?.lastError).toBe('550 User unknown');
    await waitUntil('it is done', async () => (await world.api.sql('SELECT 1 FROM gateway_report')).length === 0);
  });

  it('stand in line under a new number when the queue lost them, and a job of the old one does nothing', async () => {
    const { id } = await owed();
    const taken: StaffMailJob[] = [];
    let away = true;
    const waiting = new Map<string, boolean>();
    const queues = {
      addStaffMails: (jobs: readonly StaffMailJob[]): Promise<void> => {
        if (away && jobs.length > 0) return Promise.reject(new Error('The queue does not answer.'));
        taken.push(...jobs);
        return Promise.resolve();
      },
      staffMailsWaiting: (jobs: readonly StaffMailJob[]) =>
        Promise.resolve(new Map(jobs.map((job) => [staffMailJobId(job), waiting.get(staffMailJobId(job)) ?? false]))),
    };
    const table = 'staff_digest';
    const mails = new SendStaffMails(world.worker, { table }, queues, new KeptChannel(), FAST, 0, testLogger);
    const windowEnds = (): Promise<unknown> =>
      world.api.sql('UPDATE staff_digest SET mail_due_at = now() WHERE id = $1', [id]);

    await expect(mails.sweep()).rejects.toThrow('does not answer');
    away = false;
    await mails.sweep();
    expect(taken).toEqual([{ table, mailId: id, dispatchNo: 2 }]);
    await mails.sweep();
    expect(taken).toHaveLength(1);
    // It merely stands in a long line.
    waiting.set(staffMailJobId(taken[0]!), true);
    await windowEnds();
    await mails.sweep();
    expect(taken).toHaveLength(1);
    waiting.clear();
    await windowEnds();
    await mails.sweep();
    expect(taken.at(-1)).toEqual({ table, mailId: id, dispatchNo: 3 });

    await mails.execute(taken[0]!);
    expect((await world.shown('thuly'))?.mail?.state).toBe('planned');
    await Promise.all([mails.execute(taken[1]!), mails.execute(taken[1]!)]);
    expect((await world.shown('thuly'))?.mail?.state).toBe('gateway_accepted');
    expect(await attempts()).toBe(1);
  });

  it('have failed after the last try', async () => {
    smtp.answers.push(...Array.from({ length: 3 }, () => ({ code: 451, words: '4.3.2 Busy' })));
    await owed();
    await world.api.sql('UPDATE staff_digest SET attempts = $1', [FAST.maxAttempts - 2]);
    await start();
    await mailIs('failed');
    expect(smtp.mails).toHaveLength(2);
    expect((await world.shown('thuly'))?.mail?.mayHaveArrived).toBe(false);
  });

  it('may have arrived where the answer of one of their tries was lost, whatever the last one said', async () => {
    smtp.script('dot', 'drop', EMAIL);
    smtp.script('rcpt', { code: 550, words: '5.1.1 User unknown' }, EMAIL);
    smtp.script('rcpt', 'accept', EMAIL);
    await owed();
    await start();
    await mailIs('failed');
    expect(smtp.mails).toHaveLength(1);
    expect((await world.shown('thuly'))?.mail).toMatchObject({ acceptedAt: null, mayHaveArrived: true });
  });

  it('are sent again under the same Message-ID when the worker is killed before it has marked them', async () => {
    smtp.answers.push('hold');
    const { id } = await owed();
    const settings = { ...FAST, gatewayTimeoutMs: PATIENT.gatewayTimeoutMs };
    const env = { ...KEPT_ENV, ...mailEnv() };
    const told = { env, settings, redisPrefix: REDIS_PREFIX, databaseUrl: world.api.database.workerUrl };
    const child = spawn(process.execPath, [join(__dirname, '../notices/worker-process.mjs')], {
      env: { ...process.env, WORKER: JSON.stringify(told) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    await waitUntil('the first call', () => smtp.mails.length === 1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await world.shown('thuly'))!.mail!.state).toBe('submitting');
    await start();
    await mailIs('gateway_accepted');
    expect(smtp.header('Message-ID')).toEqual(Array(2).fill(`<${id}@conghoa.example.vn>`));
  });

  it('that bring their worker down each time are given up', async () => {
    await owed();
    await world.api.sql(`UPDATE staff_digest SET attempts = $1, mail_state = 'submitting' WHERE mail_address = $2`, [
      FAST.maxAttempts,
      EMAIL,
    ]);
    await start();
    await mailIs('failed');
    expect(smtp.mails).toEqual([]);
    expect((await world.shown('thuly'))?.mail?.mayHaveArrived).toBe(true);
  });

  it('are kept where there is no mail server, readable with the other messages of the person’s ward', async () => {
    const { id, subject, body } = await owed();
    await start([], { clockOffsetMs: offsetTo(MORNING) });
    await mailIs('gateway_accepted');
    expect((await world.shown('thuly'))!.mail).toMatchObject({ kept: true });
    const kept = new KeptMessages(new OfficeTransactions(world.api.db, new Clock(0)), world.api.database.box);
    const idOf = async (code: string): Promise<string> =>
      (await world.api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [code]))[0]!.id;
    const messages = await kept.list([await idOf('H23.18.07')]);
    expect(messages).toContainEqual(
      expect.objectContaining({ channel: 'email', to: EMAIL, subject, text: body, noticeId: id }),
    );
    expect((await kept.list([await idOf('H23.18.08')])).map(({ noticeId }) => noticeId)).not.toContain(id);
  });
});
