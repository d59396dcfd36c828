import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import type { ScheduledWork } from '../../server/src/queue/scheduled-work.js';
import { REDIS_PREFIX, startTestWorker, TEST_QUEUE, testRedisUrl } from '../notices/notice-worker.js';
import { NoticeWorld } from '../notices/notice-world.js';
import { pause, waitUntil } from '../support/wait-until.js';

/** The store wants five fields of us, but knows a sixth in front: seconds. */
const EVERY_SECOND = '* * * * * *';

describe('work at set times', () => {
  let world: NoticeWorld;
  let workers: RunningWorker[] = [];
  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
    await world.owner.query('DELETE FROM schedule_run');
  });
  afterAll(() => world.close());

  const start = async (...schedules: ScheduledWork[]): Promise<void> => {
    workers.push(await startTestWorker(world, {}, {}, schedules));
  };
  const counted = (name: string, work: () => Promise<void> = () => Promise.resolve()) => {
    const runs: number[] = [];
    const schedule: ScheduledWork = {
      name,
      pattern: EVERY_SECOND,
      work: () => {
        runs.push(Date.now());
        return work();
      },
    };
    return { runs, schedule };
  };
  const rows = (): Promise<{ name: string; finished_at: Date | null }[]> =>
    world.owner.query('SELECT name, finished_at FROM schedule_run ORDER BY due_at');

  it('is done once in its minute, however many workers hear of it and however often', async () => {
    const [first, second] = [counted('test-once'), counted('test-once')];
    await start(first.schedule);
    await start(second.schedule);
    await waitUntil('a run', () => first.runs.length + second.runs.length > 0);
    await pause(2_500);
    const minutes = await rows();
    expect(first.runs.length + second.runs.length).toBe(minutes.length);
    expect(minutes.length).toBeLessThanOrEqual(2); // the second when a minute began meanwhile
    expect(minutes.every(({ finished_at: finished }) => finished !== null)).toBe(true);
  });

  it('is tried again when it fails', async () => {
    let failures = 1;
    const failing = counted('test-failing', () => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('not now')) : Promise.resolve();
    });
    await start(failing.schedule);
    await waitUntil('a second try', () => failing.runs.length >= 2);
    await waitUntil('its end', async () => (await rows()).some(({ finished_at: finished }) => finished !== null));
  });

  it('goes on after a restart', async () => {
    const before = counted('test-restart');
    await start(before.schedule);
    await waitUntil('a run', () => before.runs.length > 0);
    await workers.pop()!.stop();
    await world.owner.query('DELETE FROM schedule_run');
    const after = counted('test-restart');
    await start(after.schedule);
    await waitUntil('a run after it', () => after.runs.length > 0);
  });

  it('comes back when the store has lost it', async () => {
    const lost = counted('test-lost');
    await start(lost.schedule);
    await waitUntil('a run', () => lost.runs.length > 0);
    await loseSchedules(world);
    await world.owner.query('DELETE FROM schedule_run');
    const runs = lost.runs.length;
    await waitUntil('a run after the loss', () => lost.runs.length > runs);
  });

  it('ends when it is no longer wanted', async () => {
    const [old, present] = [counted('test-old'), counted('test-present')];
    await start(old.schedule);
    await waitUntil('a run', () => old.runs.length > 0);
    await workers.pop()!.stop();
    await start(present.schedule);
    await waitUntil('a run of the other', () => present.runs.length > 0);
    await world.owner.query('DELETE FROM schedule_run');
    await pause(1_500);
    expect((await rows()).map(({ name }) => name)).toEqual(['test-present']);
  });
});

/** Everything that the store knows of set times is gone, as after a FLUSHALL. */
async function loseSchedules(world: NoticeWorld): Promise<void> {
  if (TEST_QUEUE === 'postgres') {
    const tables: { name: string }[] = await world.owner.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'bullmq'::regnamespace AND relkind = 'r'
          AND relname LIKE '%schedul%'`,
    );
    expect(tables.length).toBeGreaterThan(0);
    for (const { name } of tables) await world.owner.query(`DELETE FROM bullmq."${name}"`);
    await world.owner.query('DELETE FROM bullmq.job');
    return;
  }
  const redis = new Redis(testRedisUrl());
  const keys = await redis.keys(`${REDIS_PREFIX}:schedules:*`);
  expect(keys.length).toBeGreaterThan(0);
  await redis.del(...keys);
  redis.disconnect();
}
