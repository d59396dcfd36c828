import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_NOTICE_SETTINGS } from '../../server/src/notices/notice-settings.js';
import { createQueueConnection } from '../../server/src/queue/create-queue-connection.js';
import { NOTICE_JOB, type NoticeJob, QUEUES } from '../../server/src/queue/job-contracts.js';
import { FAST, KEPT_ENV, MAIL_FROM, REDIS_PREFIX, TEST_QUEUE, testLogger } from '../notices/notice-worker.js';
import { NoticeWorld } from '../notices/notice-world.js';
import { freePort } from '../support/server-process.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { type Account, accountsOf, isOwed, isSent } from './accounts.js';
import { FakeClock } from './fake-clock.js';
import { LONGEST_RECOVERY_MS, tell, WHOLE } from './fault-report.js';
import { FaultWorker, killAllWorkers } from './fault-worker.js';
import { FaultyGateway } from './faulty-gateway.js';
import { OwnPostgres } from './own-postgres.js';
import { OwnRedis } from './own-redis.js';
import { SEED, seededRandom } from './seeded-random.js';
import { POINTS } from './steps-of-a-notice.js';

const PATIENCE_MS = 600_000;
/** The whole run waits as long as the server really does; else all windows are short. */
const SETTINGS = WHOLE
  ? { ...DEFAULT_NOTICE_SETTINGS, holds: false, quietHours: false }
  : { ...FAST, queueTimeoutMs: 10_000 };
/** How many notices are owed when it happens. */
const OWED = WHOLE ? 200 : 12;
const HEAD = [
  'what happened',
  'owed',
  'sent',
  'to be called',
  'texts that came twice',
  'mails that came twice',
  'recovery',
];
const STORES = TEST_QUEUE === 'redis' ? 'PostgreSQL and Redis' : 'PostgreSQL';
/** So many workers are got ready at the same time. */
const LOADED_AT_ONCE = 4;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Whatever dies and whenever: what is owed is sent or an officer knows, and what was taken back never leaves. */
describe(`processes and stores that die, queue on ${TEST_QUEUE}, seed ${SEED}`, () => {
  const random = seededRandom(SEED);
  const rows: (string | number)[][] = [];
  /** The small form does without. */
  const [postgresClock, redisClock] = WHOLE ? [FakeClock.make(), FakeClock.make()] : [];
  const jumpStores = async (aheadMs: number): Promise<void> =>
    void (await Promise.all([postgresClock?.jump(aheadMs), redisClock?.jump(aheadMs)]));
  let postgres: OwnPostgres | undefined;
  /** What other files use, perhaps in this same process. */
  let common: string | undefined;
  let redis: OwnRedis | undefined;
  let world: NoticeWorld;
  let sms: FaultyGateway;
  let smtp: TestSmtpServer;
  /** They go on from one disaster to the next. */
  let workers: FaultWorker[] = [];
  /** Notices of acts that were rolled back. */
  const neverOwed: string[] = [];

  const load = (preload: string, env?: Record<string, string>): FaultWorker => {
    const gateways = { smtpUrl: smtp.url, mailFrom: MAIL_FROM, smsDriver: 'http', smsHttpUrl: sms.url } as const;
    const parts = {
      env: { ...KEPT_ENV, ...gateways, redisUrl: redis?.url },
      settings: SETTINGS,
      redisPrefix: REDIS_PREFIX,
      databaseUrl: world.database.workerUrl,
    };
    return new FaultWorker(parts, preload, env);
  };
  /** Those that have died are replaced. */
  const twoAtWork = async (): Promise<void> => {
    workers = workers.filter(({ alive }) => alive);
    while (workers.length < 2) workers.push(load('jump-clock.mjs'));
    await Promise.all(workers.map((worker) => worker.begin()));
  };
  const jumpBoth = async (aheadMs: number): Promise<void> =>
    void (await Promise.all(workers.map((worker) => worker.jump(aheadMs))));

  /** Half of them mails; and an act that is rolled back in the last moment. */
  const owe = async (count: number): Promise<void> => {
    // Another number each time: the same text to the same number would wait for an officer.
    await world.oweMany(Math.ceil(count / 2), { phone: `+84912${100_000 + Math.floor(random() * 900_000)}` });
    await world.oweMany(Math.floor(count / 2), { email: 'moi.nguoi@example.vn' });
    const rolledBack = world.offices.forOffices([world.officeId], async (tx) => {
      neverOwed.push(...(await world.oweWithin(tx, { phone: '+84912345678', email: 'moi.nguoi@example.vn' })));
      throw new Error('taken back');
    });
    await expect(rolledBack).rejects.toThrow('taken back');
  };
  const mailsTo = (): Map<string, number> => {
    const copies = new Map<string, number>();
    for (const messageId of smtp.header('Message-ID')) {
      const id = messageId.slice(1, messageId.indexOf('@'));
      copies.set(id, (copies.get(id) ?? 0) + 1);
    }
    return copies;
  };

  const nothingOwed = (what: string): Promise<Account[]> =>
    waitUntil(
      `nothing is owed after: ${what}`,
      async () => {
        const found = await accountsOf(world.owner).catch(() => null); // the database may be what has died
        return found?.some(isOwed) === false && found;
      },
      PATIENCE_MS,
    );
  /** Somewhere on the way, once the first have arrived. */
  const onTheWay = async (): Promise<void> => {
    const before = sms.copies.size;
    await owe(OWED);
    await waitUntil('the first', () => sms.copies.size > before, PATIENCE_MS);
    await pause(random() * 200);
  };

  /** Waits until nothing is owed any more, and looks into all books. */
  const settle = async (what: string): Promise<void> => {
    const begun = performance.now();
    const accounts = await nothingOwed(what);
    const seconds = (performance.now() - begun) / 1_000;
    const mails = mailsTo();
    const copiesOf = ({ id }: Account): number => (sms.copies.get(id) ?? 0) + (mails.get(id) ?? 0);
    const twice = (copies: ReadonlyMap<string, number>): number => [...copies.values()].filter((n) => n > 1).length;
    const called = accounts.filter((account) => account.called);
    rows.push([
      what,
      accounts.length,
      accounts.filter(isSent).length,
      called.length,
      twice(sms.copies),
      twice(mails),
      `${seconds.toFixed(0)} s`,
    ]);

    if (WHOLE) expect([what, seconds * 1_000 < LONGEST_RECOVERY_MS]).toEqual([what, true]);
    const ever: { id: string }[] = await world.owner.query('SELECT id FROM notice');
    const known = new Set(ever.map(({ id }) => id));
    expect(accounts.filter((account) => isSent(account) === account.called)).toEqual([]);
    expect(accounts.filter((account) => copiesOf(account) === 0 && !account.called)).toEqual([]);
    // Nobody can ask this gateway, so what it may have is never given to it again.
    expect(twice(sms.copies)).toBe(0);
    expect([...sms.copies.keys(), ...mails.keys()].filter((id) => !known.has(id))).toEqual([]);
    expect(await world.owner.query('SELECT 1 FROM notice WHERE id = ANY ($1)', [neverOwed])).toEqual([]);
  };

  beforeAll(async () => {
    if (WHOLE) {
      postgres = await OwnPostgres.start(postgresClock);
      common = process.env['MOTCUA_TEST_PG_URL'];
      process.env['MOTCUA_TEST_PG_URL'] = postgres.url;
    }
    if (TEST_QUEUE === 'redis') redis = await OwnRedis.start(await freePort(), redisClock);
    world = await NoticeWorld.create();
    smtp = await TestSmtpServer.start();
    sms = await FaultyGateway.start({ compares: false, faults: false, slowestMs: 200 }, random);
  }, PATIENCE_MS);
  afterEach(async () => {
    await jumpStores(0);
    sms.copies.clear();
    smtp.mails.length = 0;
    await world.owner.query(`UPDATE notice SET state = 'recalled'`);
  });
  afterAll(async () => {
    tell(`what died, queue on ${TEST_QUEUE}`, HEAD, rows);
    if (WHOLE && !postgresClock)
      console.log('skipped: clocks of PostgreSQL and Redis, for lack of libfaketime (apt-get install faketime)');
    await killAllWorkers();
    await Promise.all([smtp.stop(), sms.stop()]);
    await world.close();
    await redis?.stop();
    await postgres?.stop();
    if (common !== undefined) process.env['MOTCUA_TEST_PG_URL'] = common;
    postgresClock?.remove();
    redisClock?.remove();
  }, PATIENCE_MS);

  it(
    'a worker that dies before or after each of its statements',
    async () => {
      const tried = WHOLE ? [...POINTS] : POINTS.filter((_, index) => index % 4 === (TEST_QUEUE === 'redis' ? 1 : 3));
      const killed = tried.length;
      while (tried.length > 0) {
        const some = tried.splice(0, LOADED_AT_ONCE).map((point) => {
          const doomed = load('worker-at-step.mjs', { MOTCUA_KILL_AT: point });
          return { point, doomed };
        });
        for (const { point, doomed } of some) {
          await owe(4);
          await doomed.begin();
          expect([point, await doomed.ended]).toEqual([point, 'SIGKILL']);
        }
      }
      await twoAtWork();
      await settle(`${killed} workers killed before or after a statement each`);
    },
    PATIENCE_MS,
  );

  /** What happens while two workers are at it. */
  const disasters: Record<string, () => Promise<void>> = {
    ...((WHOLE || TEST_QUEUE === 'postgres') && {
      'kill -9 of both workers': async () => {
        await killAllWorkers();
        await twoAtWork();
      },
    }),
    ...((WHOLE || TEST_QUEUE === 'postgres') && {
      'the clock of one worker jumps an hour ahead, that of the other back': async () => {
        await Promise.all([workers[0]!.jump(HOUR_MS), workers[1]!.jump(-HOUR_MS)]);
      },
      'their clocks jump to the true time again': () => jumpBoth(0),
      'every job stands in the queue three times': async () => {
        const connection = createQueueConnection(
          { redisUrl: redis?.url, postgresUrl: world.database.workerUrl, production: false, redisPrefix: REDIS_PREFIX },
          testLogger,
        );
        await connection.start();
        const notices: { id: string; channel: 'email' | 'sms' }[] = await world.owner.query(
          'SELECT id, channel FROM notice',
        );
        for (const channel of ['email', 'sms'] as const) {
          const own = notices.filter((notice) => notice.channel === channel);
          const jobs = [1, 1, 2].flatMap((dispatchNo, copy) =>
            own.map(({ id }) => ({ id: `copy-${copy}-${id}`, name: NOTICE_JOB, data: { noticeId: id, dispatchNo } })),
          );
          await connection.queue<NoticeJob>(QUEUES[channel]).addBulk(jobs);
        }
        await connection.close();
      },
    }),
    ...(TEST_QUEUE === 'redis' && {
      'kill -9 of Redis': async () => {
        await redis!.kill();
        await redis!.up();
      },
      'FLUSHALL in Redis': async () => void (await redis!.forgetAll()),
      'Redis comes back as it was ten minutes ago': async () => {
        await redis!.kill();
        redis!.restoreCopy();
        await redis!.up();
      },
      'kill -9 of Redis and both workers': async () => {
        await Promise.all([redis!.kill(), killAllWorkers()]);
        await redis!.up();
        await twoAtWork();
      },
    }),
    ...(WHOLE && {
      'kill -9 of PostgreSQL': async () => {
        await postgres!.kill();
        await postgres!.up();
      },
      'kill -9 of PostgreSQL and both workers': async () => {
        await Promise.all([postgres!.kill(), killAllWorkers()]);
        await postgres!.up();
        await twoAtWork();
      },
    }),
    ...(postgresClock && {
      [`the clocks of ${STORES} jump an hour ahead`]: () => jumpStores(HOUR_MS),
      [`the clocks of ${STORES} jump an hour back`]: () => jumpStores(-HOUR_MS),
      [`the same while both workers are dead and notices wait in the outbox`]: async () => {
        // They look at the clock every few seconds; before, it was an hour back.
        await waitUntil('they know the time', async () => {
          const [{ known }] = await world.owner.query(
            `SELECT seen_at > now() - interval '1 minute' AS known FROM seen_clock`,
          );
          return known as boolean;
        });
        await killAllWorkers();
        await owe(OWED);
        await jumpStores(-HOUR_MS);
        await twoAtWork();
      },
    }),
  };
  /** What was long before. */
  const earlier: Partial<Record<string, () => Promise<void>>> = {
    'Redis comes back as it was ten minutes ago': async () => {
      await redisClock?.jump(-10 * MINUTE_MS);
      await jumpBoth(-10 * MINUTE_MS);
      await onTheWay();
      redis!.keepCopy();
      await nothingOwed('ten minutes ago');
      await redisClock?.jump(0);
      await jumpBoth(0);
    },
  };

  it.each(Object.entries(disasters))(
    '%s',
    async (what, strikes) => {
      await twoAtWork();
      await earlier[what]?.();
      await onTheWay();
      await strikes();
      await settle(what);
    },
    PATIENCE_MS,
  );
});
