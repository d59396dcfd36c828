import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SHIPPED_SMS_PROFILES } from '../../server/src/config/sms-http-profile.js';
import type { RunningWorker, WorkerParts } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { startTestWorker, TEST_QUEUE } from './notice-worker.js';
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
    await world.owner.query('DELETE FROM outbox_message; DELETE FROM notice');
  });

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

  it('does not let mails wait behind text messages', async () => {
    await world.oweMany(40);
    workers = [await startTestWorker(world, { smsDriver: 'http', smsHttpUrl: sms.url, smsRatePerSecond: 1 }, PATIENT)];
    await waitUntil('the line moves', () => sms.messages.length > 0);
    const [mail] = (await world.owe({ email: 'bich.dao@example.vn' })) as [string];
    await waitUntil('mail sent', async () => (await world.notice(mail)).state === 'gateway_accepted');
    expect(sms.messages.length).toBeLessThan(20);
  });
});
