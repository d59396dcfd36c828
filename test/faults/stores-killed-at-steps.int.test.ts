import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_NOTICE_SETTINGS } from '../../server/src/notices/notice-settings.js';
import { FAST, KEPT_ENV, MAIL_FROM, REDIS_PREFIX, TEST_QUEUE } from '../notices/notice-worker.js';
import { NoticeWorld } from '../notices/notice-world.js';
import { freePort } from '../support/server-process.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';
import { type Account, accountsOf, isOwed, isSent } from './accounts.js';
import { LONGEST_RECOVERY_MS, tell, WHOLE } from './fault-report.js';
import { FaultWorker, killAllWorkers } from './fault-worker.js';
import { FaultyGateway } from './faulty-gateway.js';
import { OwnPostgres } from './own-postgres.js';
import { OwnRedis } from './own-redis.js';
import { SEED, seededRandom } from './seeded-random.js';
import { POINTS } from './steps-of-a-notice.js';

const PATIENCE_MS = 600_000;
/** The whole run waits as long as the server really does. */
const SETTINGS = WHOLE ? { ...DEFAULT_NOTICE_SETTINGS, holds: false, quietHours: false } : FAST;
/** Of each channel. */
const OWED = 3;
/** So many start at the same time, which is what takes the processor. */
const STARTED_AT_ONCE = 4;
/** Each worker has some fourteen connections, and PostgreSQL takes two hundred. */
const STANDING_AT_ONCE = 7;
const TRIED = WHOLE ? POINTS : POINTS.filter((_, index) => index % 5 === (TEST_QUEUE === 'redis' ? 1 : 3));
const HEAD = [
  'where it stood',
  'owed',
  'sent',
  'to be called',
  'texts that came twice',
  'mails that came twice',
  'recovery',
];

/** One worker with a database of its own, which stands still at one point of the path of its notices. */
interface Standing {
  readonly point: string;
  readonly world: NoticeWorld;
  readonly worker: FaultWorker;
}

/**
 * The process lives, and what it relies on dies under its hands and comes back: at every step at the same time, each in a
 * database of its own. The same process has to find out of it.
 */
describe(`stores that die at each step of a notice, queue on ${TEST_QUEUE}, seed ${SEED}`, () => {
  let postgres: OwnPostgres | undefined;
  /** What other files use, perhaps in this same process. */
  let common: string | undefined;
  let redis: OwnRedis | undefined;
  let sms: FaultyGateway;
  let smtp: TestSmtpServer;

  const killsPostgres = WHOLE || TEST_QUEUE === 'postgres';

  beforeAll(async () => {
    if (killsPostgres) {
      postgres = await OwnPostgres.start();
      common = process.env['MOTCUA_TEST_PG_URL'];
      process.env['MOTCUA_TEST_PG_URL'] = postgres.url;
    }
    if (TEST_QUEUE === 'redis') redis = await OwnRedis.start(await freePort());
    smtp = await TestSmtpServer.start();
    sms = await FaultyGateway.start({ compares: false, faults: false, slowestMs: 50 }, seededRandom(SEED));
  }, PATIENCE_MS);
  afterAll(async () => {
    await killAllWorkers();
    await Promise.all([smtp.stop(), sms.stop()]);
    await redis?.stop();
    await postgres?.stop();
    if (common !== undefined) process.env['MOTCUA_TEST_PG_URL'] = common;
  }, PATIENCE_MS);

  const standAt = async (point: string): Promise<Standing> => {
    const world = await NoticeWorld.create();
    await world.oweMany(OWED, { phone: '+84912345678' });
    await world.oweMany(OWED, { email: 'moi.nguoi@example.vn' });
    const gateways = { smtpUrl: smtp.url, mailFrom: MAIL_FROM, smsDriver: 'http', smsHttpUrl: sms.url } as const;
    const parts = {
      env: { ...KEPT_ENV, ...gateways, redisUrl: redis?.url },
      settings: SETTINGS,
      redisPrefix: `${REDIS_PREFIX}-${randomUUID()}`,
      databaseUrl: world.database.workerUrl,
    };
    const worker = new FaultWorker(parts, 'worker-at-step.mjs', { MOTCUA_HOLD_AT: point });
    await worker.begin();
    await worker.standsStill();
    return { point, world, worker };
  };
  const allStanding = async (points: readonly string[]): Promise<Standing[]> => {
    const standing: Standing[] = [];
    for (const some of inGroups(points, STARTED_AT_ONCE)) standing.push(...(await Promise.all(some.map(standAt))));
    return standing;
  };

  /** Waits until nothing is owed any more there, and looks into its books. @returns the row of its point */
  const settle = async ({ point, world, worker }: Standing): Promise<(string | number)[]> => {
    const begun = performance.now();
    // It stood there longer than its lease, perhaps: then the text is taken for unknown until its answer is written down.
    const comes = point.startsWith('the answer is written down');
    const accounts = await waitUntil(
      `nothing is owed: ${point}`,
      async () => {
        const found = await accountsOf(world.owner).catch(() => null);
        return found?.some((account) => isOwed(account) || (comes && account.state === 'unknown')) === false && found;
      },
      PATIENCE_MS,
    );
    const tookMs = performance.now() - begun;
    const mails = new Map<string, number>();
    for (const messageId of smtp.header('Message-ID')) {
      const id = messageId.slice(1, messageId.indexOf('@'));
      mails.set(id, (mails.get(id) ?? 0) + 1);
    }
    const copiesOf = ({ id }: Account): number => (sms.copies.get(id) ?? 0) + (mails.get(id) ?? 0);
    const twice = (copies: ReadonlyMap<string, number>): number =>
      accounts.filter(({ id }) => (copies.get(id) ?? 0) > 1).length;
    const called = accounts.filter((account) => account.called);

    expect([point, accounts.length]).toEqual([point, 2 * OWED]);
    // Owed is sent or explained, never both and never neither.
    expect([point, accounts.filter((account) => isSent(account) === account.called)]).toEqual([point, []]);
    expect([point, accounts.filter((account) => copiesOf(account) === 0 && !account.called)]).toEqual([point, []]);
    expect([point, twice(sms.copies)]).toEqual([point, 0]);
    expect([point, worker.alive]).toEqual([point, true]);
    expect([point, tookMs < LONGEST_RECOVERY_MS]).toEqual([point, true]);
    return [
      point,
      accounts.length,
      accounts.filter(isSent).length,
      called.length,
      twice(sms.copies),
      twice(mails),
      `${(tookMs / 1_000).toFixed(0)} s`,
    ];
  };

  const strikes: Record<string, () => Promise<void>> = {
    ...(TEST_QUEUE === 'redis' && {
      Redis: async () => {
        await redis!.kill();
        await redis!.up();
      },
    }),
    ...(killsPostgres && {
      PostgreSQL: async () => {
        await postgres!.kill();
        await postgres!.up();
      },
    }),
  };

  it.each(Object.entries(strikes))(
    'kill -9 of %s while a worker stands at each',
    async (store, strike) => {
      const rows: (string | number)[][] = [];
      for (const points of inGroups(TRIED, STANDING_AT_ONCE)) {
        const standing = await allStanding(points);
        await strike();
        await Promise.all(standing.map(({ worker }) => worker.goOn()));
        rows.push(...(await Promise.all(standing.map(settle))));
        await killAllWorkers();
        for (const { world } of standing) await world.close();
      }
      tell(`${store} dies at each step, queue on ${TEST_QUEUE}`, HEAD, rows);
    },
    PATIENCE_MS,
  );
});

const inGroups = <One>(all: readonly One[], most: number): One[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, group) => all.slice(group * most, (group + 1) * most));
