import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningWorker, WorkerParts } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { FAST, KEPT_ENV, MAIL_FROM, REDIS_PREFIX, startTestWorker, TEST_QUEUE } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

/** Needs the built server (`npm run build`): the process that is killed must be a real one. */
describe(`a worker that is killed, queue on ${TEST_QUEUE}`, () => {
  let world: NoticeWorld;
  let smtp: TestSmtpServer;
  let sms: TestSmsGateway;
  let survivor: RunningWorker | undefined;
  const children: ChildProcess[] = [];

  const env = (): WorkerParts['env'] => ({
    ...KEPT_ENV,
    smtpUrl: smtp.url,
    mailFrom: MAIL_FROM,
    smsDriver: 'http',
    smsHttpUrl: sms.url,
  });

  const startChild = (crash?: 'claim'): ChildProcess => {
    const settings = { ...FAST, gatewayTimeoutMs: 10_000 };
    const told = { env: env(), settings, redisPrefix: REDIS_PREFIX, databaseUrl: world.database.workerUrl, crash };
    const child = spawn(process.execPath, [join(__dirname, 'worker-process.mjs')], {
      env: { ...process.env, WORKER: JSON.stringify(told) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    return child;
  };

  const dies = async (child: ChildProcess): Promise<void> => {
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
  };

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    [smtp, sms] = await Promise.all([TestSmtpServer.start(), TestSmsGateway.start()]);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await survivor?.stop();
    survivor = undefined;
    await Promise.all([smtp.stop(), sms.stop()]);
  });

  it.each([
    { channel: 'mail', request: { email: 'bich.dao@example.vn' } },
    { channel: 'text message', request: { phone: '+84912345678' } },
  ])('twice at its claim: the $channel still leaves, once', async ({ request }) => {
    const [id] = (await world.owe(request)) as [string];
    await dies(startChild('claim'));
    await dies(startChild('claim'));
    survivor = await startTestWorker(world, env());
    await waitUntil('sent', async () => (await world.notice(id)).state === 'gateway_accepted');
    expect((await world.notice(id)).attempts).toBe(3);
    expect(smtp.mails.length + sms.messages.length).toBe(1);
  });

  it('twice while the mail server has the mail: it is sent again with the same Message-ID', async () => {
    smtp.answers.push('hold', 'hold');
    const [id] = (await world.owe({ email: 'bich.dao@example.vn' })) as [string];
    for (const calls of [1, 2]) {
      const child = startChild();
      await waitUntil(`call ${calls}`, () => smtp.mails.length === calls);
      expect((await world.notice(id)).gateway).toBe(calls === 1 ? null : 'smtp');
      child.kill('SIGKILL');
      await dies(child);
    }
    survivor = await startTestWorker(world, env());
    await waitUntil('sent', async () => (await world.notice(id)).state === 'gateway_accepted');
    expect(smtp.header('Message-ID')).toEqual(Array(3).fill(`<${id}@conghoa.example.vn>`));
  });

  it('while the gateway has the text message: it is unknown and not sent again', async () => {
    sms.answers.push('hold');
    const [id] = (await world.owe({ phone: '+84912345678' })) as [string];
    const child = startChild();
    await waitUntil('call', () => sms.messages.length === 1);
    child.kill('SIGKILL');
    await dies(child);
    survivor = await startTestWorker(world, env());
    await waitUntil('unknown', async () => (await world.notice(id)).state === 'unknown');
    await pause(FAST.leaseMs);
    expect(sms.messages).toHaveLength(1);
  });
});
