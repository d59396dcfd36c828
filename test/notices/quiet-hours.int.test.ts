import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteOfDay } from '@motcua/shared/calendar';
import { newId } from '../../server/src/common/ids.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';
import { createQueueConnection } from '../../server/src/queue/create-queue-connection.js';
import { NoticeQueues } from '../../server/src/queue/notice-queues.js';
import { OutboxRelay } from '../../server/src/outbox/outbox-relay.js';
import { FAST, KEPT_ENV, MAIL_FROM, REDIS_PREFIX, startTestWorker, testLogger } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

const HOUR_MS = 3_600_000;

describe('nobody is disturbed at night', () => {
  let world: NoticeWorld;
  let sms: TestSmsGateway;
  let smtp: TestSmtpServer;
  let worker: RunningWorker | undefined;
  beforeAll(async () => {
    world = await NoticeWorld.create();
    [sms, smtp] = [await TestSmsGateway.start(), await TestSmtpServer.start()];
  });
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
    await world.owner.query('DELETE FROM outbox_message; DELETE FROM notice; DELETE FROM office_setting');
  });
  afterAll(async () => {
    await Promise.all([sms.stop(), smtp.stop()]);
    await world.close();
  });

  const set = (key: string, value: unknown): Promise<unknown> =>
    world.owner.query('INSERT INTO office_setting (id, office_id, key, value) VALUES ($1, $2, $3, $4)', [
      newId(),
      world.officeId,
      key,
      JSON.stringify(value),
    ]);
  /** Whatever the hour of this test: it is night now, and for more than an hour. */
  const nightNow = async (): Promise<void> => {
    const hour = Math.floor(minuteOfDay(new Date()) / 60);
    await set('notices.quietFromHour', hour);
    await set('notices.quietToHour', (hour + 2) % 24);
  };
  const start = async (smsDriver: 'http' | 'log' = 'http'): Promise<void> =>
    void (worker = await startTestWorker(
      world,
      { smtpUrl: smtp.url, mailFrom: MAIL_FROM, smsDriver, smsHttpUrl: sms.url },
      { quietHours: true },
    ));
  const both = async (): Promise<[string, string]> =>
    (await world.owe({ email: 'bich.dao@example.vn', phone: '+84912345678' })) as [string, string];
  const isSent = (id: string): Promise<unknown> =>
    waitUntil('sent', async () => (await world.notice(id)).state === 'gateway_accepted');
  const sleeps = async (id: string): Promise<void> => {
    await waitUntil('put off', async () => (await world.notice(id)).notBefore !== null);
    const { state, notBefore, attempts } = await world.notice(id);
    expect({ state, attempts }).toEqual({ state: 'planned', attempts: 0 });
    const waitMs = notBefore!.getTime() - Date.now();
    expect(waitMs).toBeGreaterThan(HOUR_MS - 60_000);
    // On a public holiday it is the morning after.
    if (waitMs < 2 * HOUR_MS) expect(notBefore!.getTime() % HOUR_MS).toBeLessThan(5_000);
  };

  it('text messages wait until morning, mails do not', async () => {
    await nightNow();
    const [mail, text] = await both();
    await start();
    await isSent(mail);
    await sleeps(text);
    expect(sms.messages).toEqual([]);
  });

  it('mails too, where the office wants it', async () => {
    await nightNow();
    await set('notices.quietChannels', 'all');
    const [mail, text] = await both();
    await start();
    await sleeps(mail);
    await sleeps(text);
  });

  it('nothing waits where the office keeps no quiet hours', async () => {
    await nightNow();
    await set('notices.quietChannels', 'none');
    const ids = await both();
    await start();
    for (const id of ids) await isSent(id);
  });

  it('what the office calls urgent leaves at once', async () => {
    await nightNow();
    await world.owner.query(
      `INSERT INTO notice_rule (id, office_id, kind, email, sms, phone, hold_seconds, urgent)
       VALUES ($1, $2, 'accepted', 'always', 'always', 'fallback', 0, true)`,
      [newId(), world.officeId],
    );
    const ids = await both();
    await start();
    for (const id of ids) await isSent(id);
    await world.owner.query('DELETE FROM notice_rule');
  });

  it('what is only kept on this computer wakes nobody', async () => {
    await nightNow();
    const [, text] = await both();
    await start('log');
    await isSent(text);
  });

  it('a next try that falls into the night waits as well', async () => {
    await nightNow();
    const [, text] = await both();
    await world.owner.query(`UPDATE notice SET state = 'retry_waiting', attempts = 1, due_at = now() WHERE id = $1`, [
      text,
    ]);
    await world.owner.query('DELETE FROM outbox_message WHERE subject_id = $1', [text]);
    await start();
    await waitUntil('put off', async () => (await world.notice(text)).notBefore !== null);
    expect((await world.notice(text)).notBefore!.getTime() - Date.now()).toBeGreaterThan(HOUR_MS - 60_000);
  });

  it('what stands in a queue when the night comes waits as well, which is no try', async () => {
    const [id] = await world.owe({ phone: '+84912345678' });
    // By day it is put into the queue, out of which nobody takes it before the night.
    const { redisUrl } = KEPT_ENV;
    const store = createQueueConnection(
      { redisUrl, postgresUrl: world.database.workerUrl, production: false, redisPrefix: REDIS_PREFIX },
      testLogger,
    );
    await store.start();
    await new OutboxRelay(world.worker, new NoticeQueues(store, FAST.queueTimeoutMs), FAST).relayBatch();
    await store.close();
    expect((await world.notice(id!)).state).toBe('dispatched');
    await world.owner.query(`UPDATE notice SET due_at = now() + interval '1 hour' WHERE id = $1`, [id]);
    await nightNow();
    const before = sms.messages.length;
    await start();
    await waitUntil('put off', async () => (await world.notice(id!)).notBefore !== null);
    expect(await world.notice(id!)).toMatchObject({ state: 'planned', attempts: 0 });
    expect(sms.messages).toHaveLength(before);
    // With the day it leaves from where it stands.
    await worker!.stop();
    await world.owner.query('DELETE FROM office_setting');
    await set('notices.quietChannels', 'none');
    await world.owner.query('UPDATE outbox_message SET not_before = now()');
    await start();
    await waitUntil('sent', async () => (await world.notice(id!)).state === 'gateway_accepted');
    expect(await world.notice(id!)).toMatchObject({ attempts: 1 });
  });

  it('leaves in the morning', async () => {
    await nightNow();
    const [, text] = await both();
    await start();
    await sleeps(text);
    await world.owner.query('DELETE FROM office_setting');
    await set('notices.quietChannels', 'none');
    await world.owner.query('UPDATE outbox_message SET not_before = now()');
    await isSent(text);
  });
});
