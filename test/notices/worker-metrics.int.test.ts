import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { startMetricsServer } from '../../server/src/metrics/metrics-server.js';
import { startWorker } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { FAST, KEPT_ENV, REDIS_PREFIX, TEST_QUEUE, testLogger } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

describe(`figures of a worker, queue on ${TEST_QUEUE}`, () => {
  let world: NoticeWorld;
  let sms: TestSmsGateway;
  beforeAll(async () => {
    [world, sms] = await Promise.all([NoticeWorld.create(), TestSmsGateway.start()]);
  });
  afterAll(async () => {
    await Promise.all([world.close(), sms.stop()]);
  });

  it('count what happened and what is owed, name nobody, and have a port of their own', async () => {
    sms.answers.push({ status: 400, body: '{"error":"so may sai"}' }, 'drop');
    const registry = new Registry();
    const worker = await startWorker({
      env: { ...KEPT_ENV, smsDriver: 'http', smsHttpUrl: sms.url },
      db: world.worker,
      box: world.database.box,
      logger: testLogger,
      settings: { ...FAST, mailsAtOnce: 1, textsAtOnce: 1 },
      redisPrefix: REDIS_PREFIX,
      registry,
    });
    const page = await startMetricsServer(registry, { port: 0, host: '127.0.0.1', token: undefined });
    try {
      for (let i = 0; i < 3; i++) await world.owe({ phone: '+84912345678' });
      const ended = async (): Promise<number> => {
        const [{ n }]: [{ n: number }] = await world.owner.query(
          `SELECT count(*)::int AS n FROM notice WHERE state IN ('failed', 'unknown', 'gateway_accepted')`,
        );
        return n;
      };
      await waitUntil('three ends', async () => (await ended()) === 3);
      await worker.stop();
      await world.owe({ phone: '+84912345678' });
      await world.owner.query(
        `INSERT INTO alert_mail (id, staff_id, created_at, subject, body, mail_address, mail_state, mail_due_at)
         SELECT gen_random_uuid(), (SELECT id FROM staff LIMIT 1), now(), 'Việc của bạn', 'Một hồ sơ.', 'thuly@example.vn', state,
                now() - days * interval '1 day'
           FROM (VALUES ('failed', 0), ('failed', 0), ('failed', 3), ('retry_waiting', 3)) AS mail (state, days)`,
      );

      const address = `http://127.0.0.1:${page.port}`;
      const text = await (await fetch(`${address}/metrics`)).text();
      for (const line of [
        'motcua_gateway_calls_total{channel="sms",gateway="sms-http",outcome="refused_for_good"} 1',
        'motcua_gateway_calls_total{channel="sms",gateway="sms-http",outcome="unknown"} 1',
        'motcua_gateway_calls_total{channel="sms",gateway="sms-http",outcome="accepted"} 1',
        'motcua_gateway_call_seconds_count{channel="sms",gateway="sms-http"} 3',
        'motcua_relay_notices_total 3',
        'motcua_notices_owed{channel="sms",state="planned"} 1',
        'motcua_staff_mails{mails="alert_mail",state="failed"} 2',
        'motcua_staff_mails{mails="alert_mail",state="retry_waiting"} 1',
      ]) {
        expect(text.split('\n')).toContain(line);
      }
      expect(text).toMatch(/^motcua_notices_oldest_owed_seconds \d/m);
      await world.owner.query(
        `UPDATE notice SET not_before = now() + interval '3 days', created_at = now() - interval '30 days' WHERE state = 'planned'`,
      );
      const before = await (await fetch(`${address}/metrics`)).text();
      expect(before).toMatch(/^motcua_notices_oldest_owed_seconds 0$/m);
      expect(before).toContain('motcua_notices_owed{channel="sms",state="planned"} 1');
      await world.owner.query(`UPDATE notice SET kind = 'collect_reminder' WHERE state = 'planned'`);
      expect(await (await fetch(`${address}/metrics`)).text()).not.toMatch(/^motcua_notices_owed{/m);
      expect(text).not.toMatch(/8491|912345678|Bích/);
      expect((await fetch(`${address}/`)).status).toBe(404);
    } finally {
      await page.close();
      await worker.stop();
    }
  });

  it('leave out what cannot be read', async () => {
    const registry = new Registry();
    const worker = await startWorker({
      env: KEPT_ENV,
      db: world.worker,
      box: world.database.box,
      logger: testLogger,
      settings: FAST,
      redisPrefix: REDIS_PREFIX,
      registry,
    });
    try {
      expect(await registry.metrics()).toMatch(/^motcua_queue_jobs\{queue="notices[^"]*",state="waiting"\} \d/m);
    } finally {
      await worker.stop();
    }
    expect(await registry.metrics()).not.toMatch(/^motcua_queue_jobs\{/m);
  });
});
