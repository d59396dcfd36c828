import { once } from 'node:events';
import { join } from 'node:path';
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
import { tell, WHOLE } from './fault-report.js';
import { killAllWorkers, startFaultWorker } from './fault-worker.js';
import { FaultyGateway } from './faulty-gateway.js';
import { OwnPostgres } from './own-postgres.js';
import { OwnRedis } from './own-redis.js';
import { SEED, seededRandom } from './seeded-random.js';

const PATIENCE_MS = WHOLE ? 300_000 : 120_000;
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
const HOUR_MS = 3_600_000;

/** Whatever dies and whenever: what is owed is sent or an officer knows, and what was taken back never leaves. */
describe(`processes and stores that die, queue on ${TEST_QUEUE}, seed ${SEED}`, () => {
  const random = seededRandom(SEED);
  const rows: (string | number)[][] = [];
  let postgres: OwnPostgres | undefined;
  let redis: OwnRedis | undefined;
  let world: NoticeWorld;
  let sms: FaultyGateway;
  let smtp: TestSmtpServer;
  /** Notices of acts that were rolled back. */
  const neverOwed: string[] = [];

  const start = (preload?: string, env: Record<string, string> = {}): ReturnType<typeof startFaultWorker> => {
    const gateways = { smtpUrl: smtp.url, mailFrom: MAIL_FROM, smsDriver: 'http', smsHttpUrl: sms.url } as const;
    const parts = {
      env: { ...KEPT_ENV, ...gateways, redisUrl: redis?.url },
      settings: SETTINGS,
      redisPrefix: REDIS_PREFIX,
      databaseUrl: world.database.workerUrl,
    };
    return startFaultWorker(parts, preload && join(__dirname, preload), env);
  };
  const startTwo = (): void => void [start(), start()];

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

  /** Waits until nothing is owed any more, and looks into all books. */
  const settle = async (what: string): Promise<void> => {
    const begun = performance.now();
    const accounts = await waitUntil(
      `nothing is owed after: ${what}`,
      async () => {
        const found = await accountsOf(world.owner).catch(() => null); // the database may be what has died
        return found?.some(isOwed) === false && found;
      },
      PATIENCE_MS,
    );
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

    const known = new Set(accounts.map(({ id }) => id));
    expect(accounts.filter((account) => isSent(account) === account.called)).toEqual([]);
    expect(accounts.filter((account) => copiesOf(account) === 0 && !account.called)).toEqual([]);
    expect([...sms.copies.values()].filter((copies) => copies > 2)).toEqual([]);
    expect([...sms.copies.keys(), ...mails.keys()].filter((id) => !known.has(id))).toEqual([]);
    expect(await world.owner.query('SELECT 1 FROM notice WHERE id = ANY ($1)', [neverOwed])).toEqual([]);
  };

  beforeAll(async () => {
    if (WHOLE) {
      postgres = await OwnPostgres.start();
      process.env['MOTCUA_TEST_PG_URL'] = postgres.url;
    }
    if (TEST_QUEUE === 'redis') redis = await OwnRedis.start(await freePort());
    world = await NoticeWorld.create();
    smtp = await TestSmtpServer.start();
  }, PATIENCE_MS);
  afterEach(async () => {
    await killAllWorkers();
    await sms.stop();
    smtp.mails.length = 0;
    await world.owner.query('TRUNCATE outbox_message, notice CASCADE; DELETE FROM bullmq.job');
  });
  afterAll(async () => {
    tell(`what died, queue on ${TEST_QUEUE}`, HEAD, rows);
    await smtp.stop();
    await world.close();
    await redis?.stop();
    await postgres?.stop();
  }, PATIENCE_MS);

  it(
    'a worker that dies before or after each of its statements',
    async () => {
      sms = await FaultyGateway.start({ compares: false, faults: false, slowestMs: 0 }, random);
      const steps = [
        'the outbox is read',
        'notices are dispatched',
        'the outbox is emptied',
        'the relay commits',
        'a notice is claimed',
        'the gateway is about to be called',
        'the answer is written down',
      ];
      const points = steps.flatMap((step) => [`${step}: before`, `${step}: after`]);
      const tried = WHOLE ? points : points.filter((_, index) => index % 4 === (TEST_QUEUE === 'redis' ? 1 : 3));
      for (const point of tried) {
        await owe(4);
        const doomed = start('kill-worker-at.mjs', { MOTCUA_KILL_AT: point });
        await once(doomed, 'exit');
        expect([point, doomed.signalCode]).toEqual([point, 'SIGKILL']);
      }
      startTwo();
      await settle(`${tried.length} workers killed before or after a statement each`);
    },
    PATIENCE_MS,
  );

  /** What happens while two workers are at it. */
  const disasters: Record<string, () => Promise<void>> = {
    'kill -9 of both workers': async () => {
      await killAllWorkers();
      startTwo();
    },
    ...((WHOLE || TEST_QUEUE === 'postgres') && {
      'the clock of one worker jumps an hour ahead, that of another back': async () => {
        await killAllWorkers();
        start('jump-clock.mjs', { MOTCUA_JUMP_MS: String(HOUR_MS), MOTCUA_JUMP_AFTER_MS: '1000' });
        start('jump-clock.mjs', { MOTCUA_JUMP_MS: String(-HOUR_MS), MOTCUA_JUMP_AFTER_MS: '1000' });
      },
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
      'Redis comes back as it was before': async () => {
        await redis!.kill();
        redis!.restoreCopy();
        await redis!.up();
      },
      'kill -9 of Redis and both workers': async () => {
        await Promise.all([redis!.kill(), killAllWorkers()]);
        await redis!.up();
        startTwo();
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
        startTwo();
      },
    }),
  };

  it.each(Object.entries(disasters))(
    '%s',
    async (what, strikes) => {
      sms = await FaultyGateway.start({ compares: false, faults: false, slowestMs: 200 }, random);
      redis?.keepCopy();
      startTwo();
      await owe(OWED);
      // Somewhere on the way, once the first have arrived.
      await waitUntil('the first', () => sms.copies.size > 0, PATIENCE_MS);
      await pause(random() * 200);
      await strikes();
      await settle(what);
    },
    PATIENCE_MS,
  );
});
