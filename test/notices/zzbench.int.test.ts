import { it } from '@jest/globals';
import { createQueueConnection } from '../../server/src/queue/create-queue-connection.js';
import { NOTICE_JOB, type NoticeJob, QUEUES } from '../../server/src/queue/job-contracts.js';
import { OutboxRelay } from '../../server/src/outbox/outbox-relay.js';
import { DEFAULT_NOTICE_SETTINGS } from '../../server/src/notices/notice-settings.js';
import { newId } from '../../server/src/common/ids.js';
import { waitUntil, pause } from '../support/wait-until.js';
import { KEPT_ENV, REDIS_PREFIX, TEST_QUEUE, testLogger, startTestWorker } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';
it('bench', async () => {
  const world = await NoticeWorld.create();
  const store = createQueueConnection({ redisUrl: KEPT_ENV.redisUrl, postgresUrl: world.database.workerUrl, production: false, redisPrefix: REDIS_PREFIX }, testLogger);
  await store.start();
  const q = store.queue<NoticeJob>(QUEUES.notices);
  const out: string[] = [];
  for (let round = 0; round < 4; round++) {
    await world.oweMany(5000);
    const relay = new OutboxRelay(world.worker, q, DEFAULT_NOTICE_SETTINGS);
    let t = Date.now(); while (await relay.relayBatch()); const relayMs = Date.now() - t;
    t = Date.now();
    for (let b = 0; b < 10; b++) await q.addBulk(Array.from({ length: 500 }, () => { const noticeId = newId(); return { id: 'notice-' + noticeId + '-1', name: NOTICE_JOB, data: { noticeId, dispatchNo: 1 } }; }));
    const rawMs = Date.now() - t;
    out.push(`relay ${Math.round(5e6 / relayMs)}/s raw ${Math.round(5e6 / rawMs)}/s ratio ${(rawMs / relayMs).toFixed(2)}`);
  }
  await store.close();
  await world.owner.query(`UPDATE notice SET state='recalled'`); if (TEST_QUEUE==='postgres') await world.owner.query('DELETE FROM bullmq.job');
  const w = await startTestWorker(world, {}, DEFAULT_NOTICE_SETTINGS);
  await pause(TEST_QUEUE === 'redis' ? 8000 : 500);
  const lat: number[] = [];
  for (let i = 0; i < 25; i++) { await pause(137); const [id] = await world.owe({ phone: '+84912345678' }); const t = Date.now(); await waitUntil('sent', async () => (await world.notice(id!)).state === 'gateway_accepted'); lat.push(Date.now() - t); }
  lat.sort((a, b) => a - b); out.push(`idle p50 ${lat[12]} p95 ${lat[23]}`);
  await world.oweMany(2000); const t = Date.now();
  await waitUntil('all', async () => (await world.owner.query(`SELECT count(*)::int c FROM notice WHERE state NOT IN ('gateway_accepted','recalled')`))[0].c === 0, 50000);
  out.push(`2000 kept end to end ${Math.round(2e6 / (Date.now() - t))}/s`);
  const t2 = Date.now(); await w.stop(); out.push('stop ' + (Date.now() - t2) + ' ms');
  console.log(TEST_QUEUE + '\n' + out.join('\n'));
  await world.close();
}, 120000);
