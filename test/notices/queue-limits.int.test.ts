import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SHIPPED_SMS_PROFILES } from '../../server/src/config/sms-http-profile.js';
import { createQueueConnection } from '../../server/src/queue/create-queue-connection.js';
import { type MailJob, type NoticeJob, QUEUES, type StaffMailJob } from '../../server/src/queue/job-contracts.js';
import { NoticeQueues } from '../../server/src/queue/notice-queues.js';
import type { RunningWorker, WorkerParts } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { KEPT_ENV, MAIL_FROM, REDIS_PREFIX, startTestWorker, TEST_QUEUE, testLogger } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

/** A long window: jobs that wait for their turn are not lost. */
const PATIENT = { dispatchWindowMs: 60_000, mailsAtOnce: 10, textsAtOnce: 10 };

const secondAccount = (url: string): NonNullable<WorkerParts['env']['secondSms']> => ({
  url,
  token: undefined,
  key: undefined,
  brandname: undefined,
  callbackUrl: undefined,
  queryUrl: undefined,
  profile: SHIPPED_SMS_PROFILES['default']!,
});

describe(`the line of each channel, queue on ${TEST_QUEUE}`, () => {
  let world: NoticeWorld;
  let sms: TestSmsGateway;
  let workers: RunningWorker[] = [];

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    sms = await TestSmsGateway.start();
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
    await sms.stop();
    await world.owner.query('DELETE FROM outbox_message; DELETE FROM notice; DELETE FROM alert_mail');
  });

  const queueConnection = () =>
    createQueueConnection(
      {
        redisUrl: KEPT_ENV.redisUrl,
        postgresUrl: world.database.workerUrl,
        production: false,
        redisPrefix: REDIS_PREFIX,
      },
      testLogger,
    );

  it('hands over no more messages in a second than the gateway takes, however many workers run', async () => {
    const rate = 5;
    const env = { smsDriver: 'http', smsHttpUrl: sms.url, smsRatePerSecond: rate } as const;
    await world.oweMany(26);
    workers = await Promise.all([startTestWorker(world, env, PATIENT), startTestWorker(world, env, PATIENT)]);
    await waitUntil('all sent', () => sms.messages.length === 26);
    const times = sms.messages.map(({ at }) => at).sort((a, b) => a - b);
    // 26 at 5 in a second: four to five seconds; on PostgreSQL the very first one may see six (BullMQ 6.7).
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(3_700);
  });

  it('hands over mails to staff and to citizens within one limit', async () => {
    const smtp = await TestSmtpServer.start();
    try {
      const env = { smtpUrl: smtp.url, mailFrom: MAIL_FROM, mailRatePerSecond: 5 };
      // A busy server answers late; a mail whose patience ends too soon is sent once more, as it should be.
      const patient = { ...PATIENT, gatewayTimeoutMs: 30_000, leaseMs: 60_000 };
      workers = await Promise.all([startTestWorker(world, env, patient), startTestWorker(world, env, patient)]);
      const beganAt = performance.now();
      await world.owner.query(
        `INSERT INTO alert_mail (id, staff_id, created_at, subject, body, mail_address, mail_state, mail_due_at)
         SELECT gen_random_uuid(), (SELECT id FROM staff LIMIT 1), now(), 'Việc của bạn', 'Một hồ sơ.', 'thuly@example.vn', 'planned', now()
           FROM generate_series(1, 13)`,
      );
      await world.oweMany(13, { email: 'hoa@example.com' });
      await waitUntil('all are taken', async () => {
        const [{ n }]: [{ n: number }] = await world.owner.query(
          `SELECT count(*)::int AS n FROM (SELECT 1 FROM notice WHERE state = 'gateway_accepted'
             UNION ALL SELECT 1 FROM alert_mail WHERE mail_state = 'gateway_accepted') taken`,
        );
        return n === 26;
      });
      expect(smtp.mails).toHaveLength(26);
      // As above; either kind alone would be through within three seconds.
      expect(performance.now() - beganAt).toBeGreaterThan(3_700);
    } finally {
      await smtp.stop();
    }
  });

  it('lets mails to citizens pass by those to staff that wait', async () => {
    const connection = queueConnection();
    const order: string[] = [];
    try {
      await connection.start();
      const queues = new NoticeQueues(connection, 5_000);
      const toStaff = (mailId: string): StaffMailJob => ({ table: 'alert_mail', mailId, dispatchNo: 1 });
      const jobs = [toStaff('a'), toStaff('b')];
      await queues.addStaffMails(jobs);
      await queues.add(['c', 'd'].map((noticeId) => ({ noticeId, dispatchNo: 1, channel: 'email' })));
      expect([...(await queues.staffMailsWaiting([...jobs, toStaff('e')])).values()]).toEqual([true, true, false]);
      expect((await queues.depths(5_000)).get(QUEUES.email)).toMatchObject({ waiting: 4 });
      const consumer = connection.consume<MailJob>(
        QUEUES.email,
        async (job) => void order.push('table' in job ? job.mailId : job.noticeId),
        { concurrency: 1 },
      );
      await waitUntil('all have had their turn', () => order.length === 4);
      await consumer.close();
      expect(order).toEqual(['c', 'd', 'a', 'b']);
    } finally {
      await connection.close();
    }
  });

  it('keeps to the limit of each gateway: the second is bound by its own, and not by that of the first', async () => {
    const second = await TestSmsGateway.start();
    try {
      const env = { smsDriver: 'http', smsHttpUrl: sms.url, smsRatePerSecond: 1, secondSmsRatePerSecond: 5 } as const;
      const withSecond = { ...env, secondSms: secondAccount(second.url) };
      // The first takes nothing and is left alone at once.
      sms.answers.push(...Array.from({ length: 100 }, () => ({ status: 503, body: '' })));
      const resting = { ...PATIENT, breakerFailures: 1, breakerRestMs: 600_000 };
      await world.oweMany(1);
      workers = [await startTestWorker(world, withSecond, resting)];
      await waitUntil('the second has the first one', () => second.messages.length === 1);
      await world.oweMany(21);
      await waitUntil('all sent', () => second.messages.length === 22);
      const times = second.messages.map(({ at }) => at).sort((a, b) => a - b);
      // 21 at 5 in a second: four seconds; on PostgreSQL the very first one may see six.
      expect(times.at(-1)! - times[1]!).toBeGreaterThan(2_700);
      // The first is left alone.
      expect(sms.messages.length).toBe(1);
    } finally {
      await second.stop();
    }
  });

  it('tries a first one that rested with one message, and lets the others stand in the line of the second', async () => {
    const second = await TestSmsGateway.start();
    try {
      const env = { smsDriver: 'http', smsHttpUrl: sms.url, smsRatePerSecond: 1 } as const;
      sms.answers.push({ status: 503, body: '' }, 'hold');
      const resting = { ...PATIENT, breakerFailures: 1, breakerRestMs: 1_500 };
      await world.oweMany(1);
      workers = [await startTestWorker(world, { ...env, secondSms: secondAccount(second.url) }, resting)];
      await waitUntil('the second has the first one', () => second.messages.length === 1);
      await pause(1_600);
      await world.oweMany(21);
      await waitUntil('the first is tried, the second has the others', () => second.messages.length === 21);
      expect(sms.messages.length).toBe(2);
    } finally {
      await second.stop();
    }
  });

  it('keeps to the limit of the first for what that one may have, also when it stood in the line of the second', async () => {
    const second = await TestSmsGateway.start();
    const connection = queueConnection();
    try {
      await connection.start();
      await world.oweMany(16);
      const jobs: NoticeJob[] = await world.owner
        .query(
          `WITH relayed AS (DELETE FROM outbox_message RETURNING subject_id)
         UPDATE notice SET state = 'dispatched', dispatch_no = 1, attempts = 1, gateway = 'sms-http', due_at = now() + interval '1 minute'
          WHERE id IN (SELECT subject_id FROM relayed) RETURNING id AS "noticeId", dispatch_no AS "dispatchNo"`,
        )
        .then(([rows]: [NoticeJob[]]) => rows);
      const away = { firstTakes: () => 0, firstRests: () => true };
      await new NoticeQueues(connection, 5_000, away).add(jobs.map((job) => ({ ...job, channel: 'sms' })));
      const env = { smsDriver: 'http', smsHttpUrl: sms.url, smsRatePerSecond: 5 } as const;
      workers = [await startTestWorker(world, { ...env, secondSms: secondAccount(second.url) }, PATIENT)];
      await waitUntil('all sent', () => sms.messages.length === 16);
      const times = sms.messages.map(({ at }) => at).sort((a, b) => a - b);
      // 16 at 5 in a second: three seconds; on PostgreSQL the very first one may see six.
      expect(times.at(-1)! - times[0]!).toBeGreaterThan(1_700);
      expect(second.messages).toEqual([]);
    } finally {
      await connection.close();
      await second.stop();
    }
  });

  it('does not let mails wait behind text messages', async () => {
    await world.oweMany(40);
    workers = [await startTestWorker(world, { smsDriver: 'http', smsHttpUrl: sms.url, smsRatePerSecond: 1 }, PATIENT)];
    await waitUntil('the line moves', () => sms.messages.length > 0);
    const [mail] = (await world.owe({ email: 'bich.dao@example.vn' })) as [string];
    await waitUntil('mail sent', async () => (await world.notice(mail)).state === 'gateway_accepted');
    expect(sms.messages.length).toBeLessThan(20);
  });
});
