import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { startWorker, type RunningWorker } from '../../server/src/notices/start-worker.js';
import { SweepNotices } from '../../server/src/notices/sweep-notices.js';
import { createQueueConnection } from '../../server/src/queue/create-queue-connection.js';
import { NoticeQueues } from '../../server/src/queue/notice-queues.js';
import { OutboxRelay } from '../../server/src/outbox/outbox-relay.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { pause, waitUntil } from '../support/wait-until.js';
import {
  FAST,
  KEPT_ENV,
  LOGGED,
  REDIS_PREFIX,
  startTestWorker,
  TEST_QUEUE,
  testLogger,
  testRedisUrl,
} from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

describe(`a queue that forgets or goes away, on ${TEST_QUEUE}`, () => {
  let world: NoticeWorld;
  let worker: RunningWorker | undefined;

  const states = async (): Promise<Record<string, number>> => {
    const rows: { state: string; count: number }[] = await world.owner.query(
      'SELECT state, count(*)::int AS count FROM notice GROUP BY state',
    );
    return Object.fromEntries(rows.map((row) => [row.state, row.count]));
  };

  const connection = (redisUrl = KEPT_ENV.redisUrl): ReturnType<typeof createQueueConnection> =>
    createQueueConnection(
      { redisUrl, postgresUrl: world.database.workerUrl, production: false, redisPrefix: REDIS_PREFIX },
      testLogger,
    );

  /** Every key of ours: a FLUSHALL would reach other tests that share the server. */
  const forgetEverything = async (): Promise<void> => {
    if (TEST_QUEUE === 'postgres') {
      await world.owner.query('DELETE FROM bullmq.job');
      return;
    }
    const redis = new Redis(testRedisUrl());
    const keys = await redis.keys(`${REDIS_PREFIX}:*`);
    if (keys.length > 0) await redis.del(keys);
    await redis.quit();
  };

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(async () => {
    await forgetEverything();
    await world.close();
  });
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
    await world.owner.query('DELETE FROM outbox_message; DELETE FROM notice');
    await forgetEverything();
  });

  it('loses no notice when the queue forgets all jobs', async () => {
    await world.oweMany(50);
    const store = connection();
    await store.start();
    const relay = new OutboxRelay(world.worker, new NoticeQueues(store, FAST.queueTimeoutMs), FAST);
    await relay.relayBatch();
    await store.close();
    expect(await states()).toEqual({ dispatched: 50 });

    await forgetEverything();
    worker = await startTestWorker(world);
    await waitUntil('all sent', async () => (await states())['gateway_accepted'] === 50);
    const [{ highest }] = await world.owner.query('SELECT max(dispatch_no) AS highest FROM notice');
    // A busy machine may take one for lost that was just being taken.
    expect(highest).toBeGreaterThanOrEqual(2);
  });

  it('does not dispatch again what merely waits in a long line', async () => {
    await world.oweMany(20);
    const store = connection();
    await store.start();
    // Only the relay and the sweeper run: nobody takes jobs out.
    const queues = new NoticeQueues(store, FAST.queueTimeoutMs);
    await new OutboxRelay(world.worker, queues, FAST).relayBatch();
    const sweeper = new SweepNotices(world.worker, queues, FAST, testLogger, () => undefined);
    await pause(FAST.dispatchWindowMs + 50);
    await sweeper.sweep();
    expect(await states()).toEqual({ dispatched: 20 });
    await forgetEverything();
    await pause(FAST.dispatchWindowMs + 50);
    await sweeper.sweep();
    expect(await states()).toEqual({ planned: 20 });
    await store.close();
  });

  it('does not dispatch again what a queue says nothing of, until it answers', async () => {
    await world.oweMany(20);
    const store = connection();
    await store.start();
    await new OutboxRelay(world.worker, new NoticeQueues(store, FAST.queueTimeoutMs), FAST).relayBatch();
    await forgetEverything();
    await world.owner.query('UPDATE notice SET due_at = now()');
    const silent = connection();
    await silent.start();
    const silentQueues = new NoticeQueues(silent, 200);
    await silent.close();
    const sweep = (queues: NoticeQueues): Promise<boolean> =>
      new SweepNotices(world.worker, queues, FAST, testLogger, () => undefined).sweep();
    await sweep(silentQueues);
    expect(await states()).toEqual({ dispatched: 20 });
    await world.owner.query('UPDATE notice SET due_at = now()');
    await sweep(new NoticeQueues(store, FAST.queueTimeoutMs));
    expect(await states()).toEqual({ planned: 20 });
    await store.close();
  });

  it.each([
    ['that was given up when its worker died in the call', FAST.maxAttempts, 'manual'],
    ['that is owed again for that', 1, 'planned'],
  ])('says of a mail that it may have arrived: one %s', async (_, attempts, state) => {
    const [id] = (await world.owe({ email: 'bich.dao@example.vn' })) as [string];
    await world.owner.query('DELETE FROM outbox_message');
    await world.owner.query(
      `UPDATE notice SET state = 'submitting', attempts = $2, submitting_since = now(), due_at = now() WHERE id = $1`,
      [id, attempts],
    );
    const store = connection();
    await store.start();
    const queues = new NoticeQueues(store, FAST.queueTimeoutMs);
    await new SweepNotices(world.worker, queues, FAST, testLogger, () => undefined).sweep();
    expect(await world.notice(id)).toMatchObject({ state, gateway: 'smtp' });
    await store.close();
  });

  it('sends a notice whose outbox row was lost', async () => {
    const [id] = (await world.owe({ phone: '+84912345678' })) as [string];
    await world.owner.query(`DELETE FROM outbox_message; UPDATE notice SET due_at = now()`);
    worker = await startTestWorker(world);
    await waitUntil('sent', async () => (await world.notice(id)).state === 'gateway_accepted');
  });

  it('does nothing for a job whose number is not the present one', async () => {
    const [id] = (await world.owe({ phone: '+84912345678' })) as [string];
    worker = await startTestWorker(world);
    await waitUntil('sent', async () => (await world.notice(id)).state === 'gateway_accepted');
    const store = connection();
    await store.start();
    const job = { noticeId: id, dispatchNo: 7, channel: 'sms' } as const;
    await new NoticeQueues(store, FAST.queueTimeoutMs).add([job]);
    await pause(300);
    expect(await world.notice(id)).toMatchObject({ attempts: 1, state: 'gateway_accepted' });
    await store.close();
  });

  // There is a Redis to lose only where the queue lives in one; the second pass of the suite runs these.
  if (TEST_QUEUE === 'redis') {
    it.each([
      ['waits while Redis is away and goes on when it is back', 500],
      ['comes to life even when Redis goes away while it starts', 0],
    ])('%s', async (_, settledMs) => {
      const target = new URL(testRedisUrl());
      const proxy = await TcpProxy.before(target.hostname, Number(target.port));
      const url = `redis://${proxy.address.host}:${proxy.address.port}`;
      worker = await startTestWorker(world, { redisUrl: url });
      await worker.check();
      await pause(settledMs);

      await proxy.down();
      const [id] = (await world.owe({ phone: '+84912345678' })) as [string];
      const before = LOGGED.length;
      await waitUntil('relay fails', () =>
        LOGGED.slice(before).some((line) => line.startsWith('failed, will try again')),
      );
      await expect(worker.check()).rejects.toThrow();
      await pause(500);
      expect((await world.notice(id)).state).toBe('planned');

      await proxy.up();
      await waitUntil('sent', async () => (await world.notice(id)).state === 'gateway_accepted');
      await worker.stop();
      worker = undefined;
      await proxy.down();
    });

    it('stops while Redis is away', async () => {
      const target = new URL(testRedisUrl());
      const proxy = await TcpProxy.before(target.hostname, Number(target.port));
      const running = await startTestWorker(world, { redisUrl: `redis://127.0.0.1:${proxy.address.port}` });
      await pause(200);
      await proxy.down();
      await pause(300);
      // Waiting for its answer, it would never end.
      await running.stop();
    });

    it('refuses a Redis in production that may forget work, and one that does not answer', async () => {
      const redis = new Redis(testRedisUrl());
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      const start = (redisUrl: string): Promise<RunningWorker> =>
        startWorker({
          env: { ...KEPT_ENV, redisUrl, production: true, demo: false },
          db: world.worker,
          box: world.database.box,
          logger: testLogger,
          redisPrefix: REDIS_PREFIX,
        });
      try {
        await expect(start(testRedisUrl())).rejects.toThrow(/REDIS_URL: .*maxmemory-policy must be noeviction/);
      } finally {
        await redis.config('SET', 'maxmemory-policy', 'noeviction');
      }
      await expect(start('redis://127.0.0.1:1')).rejects.toThrow('REDIS_URL: this Redis does not answer.');
      await redis.quit();
    });
  }
});
