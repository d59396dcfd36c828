import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_NOTICE_SETTINGS } from '../../server/src/notices/notice-settings.js';
import { KEPT_ENV, TEST_QUEUE } from '../notices/notice-worker.js';
import { FACTS, NoticeWorld } from '../notices/notice-world.js';
import { pause, waitUntil } from '../support/wait-until.js';

/** How many notices; the whole measure is `npm run bench:notices`. */
const SIZE = Number(process.env['MOTCUA_BENCH_NOTICES'] ?? 100);
const WHOLE = SIZE >= 1_000;
const ROUNDS = WHOLE ? 4 : 1;
const PATIENCE_MS = WHOLE ? 900_000 : 300_000;
/** What a gateway in the same country takes to answer. */
const GATEWAY_MS = 50;
const CONCURRENCY = DEFAULT_NOTICE_SETTINGS.textsAtOnce;
/** A working day at ten: quiet hours are asked about, and nothing waits for them. */
const CLOCK_OFFSET_MS = Date.parse('2026-03-17T10:00:00+07:00') - Date.now();

/** Each part is a process of its own, as where it is in use. */
describe(`notices, queue on ${TEST_QUEUE}`, () => {
  let world: NoticeWorld;
  let gateway: string;
  const children = new Set<ChildProcess>();
  const lines: string[] = [];

  const start = (file: string, told: object, env: Record<string, string> = {}): ChildProcess => {
    const child = fork(join(__dirname, file), [JSON.stringify(told)], { env: { ...process.env, ...env } });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  /** @returns what the process has measured */
  const part = async <T>(role: string, told: object = {}): Promise<T> => {
    const common = { role, redisUrl: KEPT_ENV.redisUrl, databaseUrl: world.database.workerUrl };
    const child = start('notices-built.mjs', { ...common, ...told });
    const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${role} ended (${code})`)));
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [T];
    ended.catch(() => undefined);
    return answer;
  };
  const startWorker = (redisPrefix: string): ChildProcess => {
    const env = { ...KEPT_ENV, smsDriver: 'http', smsHttpUrl: gateway, clockOffsetMs: CLOCK_OFFSET_MS };
    const told = { env, settings: DEFAULT_NOTICE_SETTINGS, redisPrefix, databaseUrl: world.database.workerUrl };
    const worker = start('../notices/worker-process.mjs', {}, { WORKER: JSON.stringify(told) });
    // It says that it is loaded, and waits.
    worker.once('message', () => worker.send('begin'));
    return worker;
  };
  const arrivals = async (): Promise<Map<string, number[]>> =>
    new Map((await (await fetch(gateway)).json()) as [string, number[]][]);
  const allAccepted = async (): Promise<boolean> => {
    // Ends at the first that is not: counting them all again and again would be part of the measure.
    const [{ all }]: [{ all: boolean }] = await world.owner.query(
      `SELECT NOT EXISTS (SELECT FROM notice WHERE state <> 'gateway_accepted') AS all`,
    );
    return all;
  };
  /** Files and rounds share one Redis; each has its own keys in it. */
  const newPrefix = (): string => `bench-${randomBytes(4).toString('hex')}`;
  const words = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
  const beside = (what: string, own: number, bare: number): void => {
    lines.push(`${what}: ${words(own)}, BullMQ alone ${words(bare)}, ratio ${(own / bare).toFixed(2)}`);
  };

  beforeAll(async () => {
    world = await NoticeWorld.create();
    ({ url: gateway } = await part<{ url: string }>('gateway', { takesMs: GATEWAY_MS }));
  });
  afterEach(async () => {
    await world.owner.query('TRUNCATE outbox_message, notice CASCADE; DELETE FROM bullmq.job');
    await fetch(gateway, { method: 'DELETE' });
  });
  afterAll(async () => {
    const load = loadavg()[0]!.toFixed(1);
    console.log([`queue on ${TEST_QUEUE}, ${cpus().length} cores, load ${load}, ${SIZE} notices`, ...lines].join('\n'));
    for (const child of children) child.kill('SIGKILL');
    await world.close();
  });

  it(
    'go from the outbox into the queue',
    async () => {
      const rounds: { bare: number; relayed: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        await world.oweMany(SIZE);
        await world.owner.query('ANALYZE notice; ANALYZE outbox_message');
        rounds.push(await part('relay', { count: SIZE, prefix: newPrefix(), clockOffsetMs: CLOCK_OFFSET_MS }));
        const [{ n }] = await world.owner.query(`SELECT count(*)::int AS n FROM notice WHERE state = 'dispatched'`);
        expect(n).toBe(SIZE);
        await world.owner.query('TRUNCATE outbox_message, notice CASCADE; DELETE FROM bullmq.job');
      }
      for (const { bare, relayed } of rounds) beside('relay into the queue', relayed, bare);
    },
    PATIENCE_MS,
  );

  it(
    'come from the outbox to the gateway, each once',
    async () => {
      for (let round = 0; round < Math.ceil(ROUNDS / 2); round++) {
        const told = { count: SIZE, prefix: newPrefix(), gateway, concurrency: CONCURRENCY };
        const { called } = await part<{ called: number }>('bare', told);
        await fetch(gateway, { method: 'DELETE' });
        await world.oweMany(SIZE);
        await world.owner.query('ANALYZE notice; ANALYZE outbox_message');
        const worker = startWorker(newPrefix());
        await waitUntil('all sent', allAccepted, PATIENCE_MS);
        const [{ seconds }] = await world.owner.query(
          'SELECT extract(epoch FROM max(accepted_at) - min(accepted_at))::float AS seconds FROM notice',
        );
        worker.kill('SIGKILL');
        beside(`outbox to gateway (${GATEWAY_MS} ms) and written down`, SIZE / seconds, called);
        expect([...(await arrivals()).values()].map(({ length }) => length)).toEqual(Array(SIZE).fill(1));
        await world.owner.query('TRUNCATE outbox_message, notice CASCADE; DELETE FROM bullmq.job');
        await fetch(gateway, { method: 'DELETE' });
      }
    },
    PATIENCE_MS,
  );

  it(
    'leave soon after the act, when nothing else is to be done',
    async () => {
      startWorker(newPrefix());
      const committed = new Map<string, number>();
      for (let i = 0; i < (WHOLE ? 100 : 4); i++) {
        // Each of another dossier: nobody gets one text twice.
        const facts = { ...FACTS, code: `${FACTS.code}-${i}` };
        const [id] = (await world.owe({ phone: '+84912345678', facts })) as [string];
        committed.set(id, Date.now());
        await waitUntil('arrival', async () => (await arrivals()).has(id));
        await pause(Math.random() * 300);
      }
      const came = await arrivals();
      // The first waits for the worker to start.
      const waits = [...committed].slice(1).map(([id, at]) => came.get(id)![0]! - at);
      waits.sort((a, b) => a - b);
      const at = (share: number): number => waits[Math.floor(waits.length * share)]!;
      lines.push(`commit to gateway, idle: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
      await waitUntil('all written down', allAccepted);
      expect([...came.values()].map(({ length }) => length)).toEqual(Array(committed.size).fill(1));
    },
    PATIENCE_MS,
  );
});
