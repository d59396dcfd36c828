import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { generateDossiers } from '../../server/src/seeding/generate/generate-dossiers.js';
import { hashOfDemoPassword } from '../seeding/generated-database.js';
import { createSeededDatabase, DEMO_PASSWORD } from '../support/api.js';
import { TEST_SECRET_KEY } from '../support/database.js';
import { killAllServers, startServerProcess, startWorkerProcess } from '../support/server-process.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';

/** `npm run soak` takes ten minutes, `MOTCUA_SOAK_SECONDS` others; without it some seconds, which show that nothing breaks. */
const SECONDS = Number(process.env['MOTCUA_SOAK_SECONDS'] ?? 0);
const SIZE =
  SECONDS > 0
    ? { dossiers: 20_000, offices: 10, warmUp: 60, seconds: SECONDS, transitionsPerSecond: 40, readers: 50 }
    : { dossiers: 200, offices: 2, warmUp: 1, seconds: 5, transitionsPerSecond: 8, readers: 5 };

interface Times {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}
interface TimesOfKinds {
  readonly writes: Times;
  readonly lists: Times;
  readonly others: Times;
}
interface Measured extends TimesOfKinds {
  readonly planned: number;
  readonly done: number;
  readonly transitionsPerSecond: number;
  readonly errors: readonly string[];
  /** The first minute of a server that has just been started, with the same work; not within the others. */
  readonly warming: TimesOfKinds;
}

afterAll(() => killAllServers());

it(
  `desks that work for ${SIZE.seconds} s lose nothing and see no error`,
  async () => {
    const database = await createSeededDatabase();
    const gateway = await TestSmsGateway.start();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
      (await owner.query(text, values)).rows[0] as T;
    try {
      await generateDossiers({
        url: database.ownerUrl,
        secretKey: TEST_SECRET_KEY,
        dossiers: SIZE.dossiers,
        offices: SIZE.offices,
        seed: 1,
        until: new Date(),
        passwordHash: await hashOfDemoPassword(database.ownerUrl),
        besideRealOffices: false,
        say: () => undefined,
      });
      await owner.query(TOLD_AT_NIGHT_TOO);
      const before = await one<{ dossiers: number; events: number; now: Date }>(COUNTS);
      const env = {
        DATABASE_URL: database.ownerUrl,
        MOTCUA_SECRET_KEY: TEST_SECRET_KEY.toString('base64'),
        MOTCUA_DEMO_PASSWORD: DEMO_PASSWORD,
      };
      const server = await startServerProcess(env);
      const worker = await startWorkerProcess({ ...env, SMS_DRIVER: 'http', SMS_HTTP_URL: gateway.url });
      // Nobody signs in to the ward that was merged.
      const { wards } = await one<{ wards: string[] }>(
        `SELECT array_agg(lower(code) ORDER BY code) AS wards FROM office o WHERE code LIKE 'G99.%'
            AND NOT EXISTS (SELECT FROM office_succession s WHERE o.id IN (s.predecessor_id, s.successor_id))`,
      );
      const asked = { apiUrl: server.url, password: DEMO_PASSWORD, wards, ...SIZE };
      const client = fork(join(__dirname, 'soak-client.mjs'), [JSON.stringify(asked)]);
      const ended = once(client, 'exit').then(([code]) => Promise.reject(new Error(`the client ended (${code})`)));
      const [measured] = (await Promise.race([once(client, 'message'), ended])) as [Measured];
      ended.catch(() => undefined);
      const told = (): Promise<Told> => one<Told>(TOLD, [before.now]);
      await waitUntil('what is owed is told', async () => (await told()).waiting === 0);
      const notices = await told();
      await Promise.all([server.kill(), worker.kill()]);
      if (SECONDS > 0) console.log(`${tableOf(measured)}\n${lineOf(notices)}`);

      expect(notices.told + notices.recalled).toBe(measured.planned);
      expect(measured.errors).toEqual([]);
      expect(measured.done).toBe(measured.planned);
      // A run of ten minutes is the proof; the short form only shows that nothing breaks.
      if (SECONDS >= 600) expect(measured.writes.p95).toBeLessThanOrEqual(300);
      if (SECONDS >= 600) expect(measured.lists.p95).toBeLessThanOrEqual(200);
      expect(measured.lists.n).toBeGreaterThan(SECONDS > 0 ? SIZE.readers : 0);
      const after = await one<{ dossiers: number; events: number; torn: number }>(COUNTS);
      expect(after.dossiers - before.dossiers).toBe(measured.planned);
      expect(after.events - before.events).toBe(measured.planned * (await one<{ n: number }>(EVENTS_OF_LIFE)).n);
      expect(after.torn).toBe(0);
      expect((await one<{ n: number }>(UNTOLD, [before.now])).n).toBe(0);
    } finally {
      await gateway.stop();
      await owner.end();
      await database.drop();
    }
  },
  (SIZE.warmUp + SIZE.seconds + 600) * 1_000,
);

const COUNTS = `SELECT (SELECT count(*)::int FROM dossier) AS dossiers, (SELECT count(*)::int FROM dossier_event) AS events, now(),
  (SELECT count(*)::int FROM dossier d WHERE version <> (SELECT count(*) FROM dossier_event e WHERE e.dossier_id = d.id)
                                          OR version <> (SELECT max(seq) FROM dossier_event e WHERE e.dossier_id = d.id)) AS torn`;
/** How many events the last of them has. */
const EVENTS_OF_LIFE = `SELECT version AS n FROM dossier ORDER BY id DESC LIMIT 1`;
/** Taken in since then without a message that the citizen is owed. */
const UNTOLD = `SELECT count(*)::int AS n FROM dossier d WHERE d.entered_at >= $1
  AND NOT EXISTS (SELECT FROM notice n WHERE n.dossier_id = d.id AND n.kind = 'accepted')`;

/** It may be night where the desks are. */
const TOLD_AT_NIGHT_TOO = `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
  VALUES (gen_random_uuid(), 'accepted', 'always', 'always', 'fallback', 0, TRUE)`;

/** Text messages of acceptances, from the act to the answer of the gateway. */
interface Told {
  readonly told: number;
  /** Overtaken, because the dossier was handed over before it had been sent. */
  readonly recalled: number;
  readonly waiting: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly most: number | null;
}
const TOLD = `SELECT count(accepted_at)::int AS told, count(*) FILTER (WHERE state = 'recalled')::int AS recalled,
    count(*) FILTER (WHERE accepted_at IS NULL AND state <> 'recalled')::int AS waiting,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY took) AS p95, max(took) AS most
  FROM (SELECT accepted_at, state, extract(epoch FROM accepted_at - created_at)::float8 * 1000 AS took FROM notice
         WHERE kind = 'accepted' AND channel = 'sms' AND created_at >= $1) n`;

const lineOf = ({ told, recalled, p50, p95, most }: Told): string =>
  `${told} acceptances told, ${recalled} overtaken; from the act to the gateway's answer: p50 ${p50?.toFixed(0)} ms, p95 ${p95?.toFixed(0)} ms, most ${most?.toFixed(0)} ms`;

function tableOf({ transitionsPerSecond, done, warming, ...times }: Measured): string {
  const ms = (number: number): string => number.toFixed(0).padStart(7);
  const lines = (of: TimesOfKinds): string[] => [
    `${'ms'.padEnd(8)} ${'number'.padStart(7)} ${['p50', 'p95', 'p99', 'most'].map((word) => word.padStart(7)).join(' ')}`,
    ...(['writes', 'lists', 'others'] as const).map((kind) => {
      const { n, p50, p95, p99, most } = of[kind];
      return `${kind.padEnd(8)} ${String(n).padStart(7)} ${[p50, p95, p99, most].map(ms).join(' ')}`;
    }),
  ];
  return [
    `${SIZE.seconds} s, with those before ${done} dossiers from intake to hand-over, ${transitionsPerSecond.toFixed(1)} transitions/s beside ${SIZE.readers} readers; ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
    ...lines(times),
    `the ${SIZE.warmUp} s before, from the start of the server`,
    ...lines(warming),
  ].join('\n');
}
