import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { startTestWorker, TEST_QUEUE } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

/** A long window: jobs that wait for their turn are not lost. */
const PATIENT = { dispatchWindowMs: 60_000, mailsAtOnce: 10, textsAtOnce: 10 };

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

  it('does not let mails wait behind text messages', async () => {
    await world.oweMany(40);
    workers = [await startTestWorker(world, { smsDriver: 'http', smsHttpUrl: sms.url, smsRatePerSecond: 1 }, PATIENT)];
    await waitUntil('the line moves', () => sms.messages.length > 0);
    const [mail] = (await world.owe({ email: 'bich.dao@example.vn' })) as [string];
    await waitUntil('mail sent', async () => (await world.notice(mail)).state === 'gateway_accepted');
    expect(sms.messages.length).toBeLessThan(20);
  });
});
