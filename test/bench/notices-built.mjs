// One part of the benchmark of notices in a process of its own, of the built server: inside of Jest everything costs more.
// Argument: JSON with the role and what it needs; answers with one message to its parent.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { SHIPPED_SMS_PROFILES } from '../../server/dist/config/sms-http-profile.js';
import { createDataSource } from '../../server/dist/database/data-source.js';
import { SmsHttpChannel } from '../../server/dist/notices/channels/sms-http.channel.js';
import { KeepQuiet } from '../../server/dist/notices/keep-quiet.js';
import { DEFAULT_NOTICE_SETTINGS } from '../../server/dist/notices/notice-settings.js';
import { OutboxRelay } from '../../server/dist/outbox/outbox-relay.js';
import { createQueueConnection } from '../../server/dist/queue/create-queue-connection.js';
import { NOTICE_JOB, noticeJobId, QUEUES } from '../../server/dist/queue/job-contracts.js';
import { NoticeQueues } from '../../server/dist/queue/notice-queues.js';

const told = JSON.parse(process.argv[2]);
const quiet = () => undefined;
const logger = { info: quiet, warn: (_, words) => console.error(words), error: (_, words) => console.error(words) };

async function connect(redisPrefix) {
  const { redisUrl, databaseUrl: postgresUrl } = told;
  const connection = createQueueConnection({ redisUrl, postgresUrl, production: false, redisPrefix }, logger);
  await connection.start();
  return connection;
}

const jobs = (count) =>
  Array.from({ length: count }, () => {
    const data = { noticeId: randomUUID(), dispatchNo: 1 };
    return { id: noticeJobId(data), name: NOTICE_JOB, data };
  });

/** As fast as BullMQ can: two batches at a time. */
async function putIn(queue, made) {
  const { relayBatch } = DEFAULT_NOTICE_SETTINGS;
  let at = 0;
  const line = async () => {
    while (at < made.length) await queue.addBulk(made.slice(at, (at += relayBatch)));
  };
  await Promise.all([line(), line()]);
}

/** How many of `count` a second. */
async function rate(count, work) {
  const begun = performance.now();
  await work();
  return Math.round((count / (performance.now() - begun)) * 1_000);
}

const roles = {
  /** Jobs put in by BullMQ alone, and notices by the relay. */
  async relay({ count, prefix, clockOffsetMs }) {
    // A worker that has been running for a while; a small form has nothing to measure.
    const warm = count >= 10_000 ? 2_000 : 0;
    const raw = await connect(`${prefix}-raw`);
    await putIn(raw.queue(QUEUES.sms), jobs(warm));
    const made = jobs(count - warm);
    const bare = await rate(made.length, () => putIn(raw.queue(QUEUES.sms), made));
    await raw.close();

    const db = await createDataSource({ url: told.databaseUrl, poolSize: 5, applicationName: 'bench' }).initialize();
    const connection = await connect(prefix);
    const night = new KeepQuiet(['sms'], clockOffsetMs, DEFAULT_NOTICE_SETTINGS.dispatchWindowMs);
    const queues = new NoticeQueues(connection, 60_000);
    let moved = 0;
    const onRelayed = (notices) => (moved += notices);
    const relay = new OutboxRelay(db, queues, DEFAULT_NOTICE_SETTINGS, { quiet: night, onRelayed });
    while (moved < warm) await relay.relay();
    const relayed = await rate(count - moved, async () => {
      while (await relay.relay());
    });
    await connection.close();
    await db.destroy();
    return { bare, relayed };
  },

  /** BullMQ alone calls the gateway for each job. */
  async bare({ count, prefix, gateway, concurrency }) {
    const raw = await connect(prefix);
    await putIn(raw.queue(QUEUES.sms), jobs(count));
    const profile = SHIPPED_SMS_PROFILES.default;
    const channel = new SmsHttpChannel({ url: gateway, profile, timeoutMs: 30_000 });
    const called = await rate(
      count,
      () =>
        new Promise((resolve) => {
          let done = 0;
          const send = async ({ noticeId }) => {
            await channel.send({ noticeId, to: '+84912345678', subject: null, text: 'Ho so da duoc tiep nhan.' });
            done += 1;
            if (done === count) resolve();
          };
          raw.consume(QUEUES.sms, send, { concurrency });
        }),
    );
    return { called };
  },

  /** Takes every message after a while, and answers which came when. */
  gateway({ takesMs }) {
    const arrivals = new Map();
    const server = createServer((request, response) => {
      if (request.method === 'GET') return void response.end(JSON.stringify([...arrivals]));
      if (request.method === 'DELETE') return (arrivals.clear(), void response.end());
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const { reference } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        arrivals.set(reference, [...(arrivals.get(reference) ?? []), Date.now()]);
        setTimeout(() => response.writeHead(200).end(JSON.stringify({ id: reference })), takesMs);
      });
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}/send` }));
    });
  },
};

process.send(await roles[told.role](told));
if (told.role !== 'gateway') process.exit(0);
