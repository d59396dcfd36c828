import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SHIPPED_SMS_PROFILES } from '../../server/src/config/sms-http-profile.js';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import type { RunningWorker, WorkerParts } from '../../server/src/notices/start-worker.js';
import { FAST, MAIL_FROM, startTestWorker } from '../notices/notice-worker.js';
import { NoticeWorld } from '../notices/notice-world.js';
import { type MailStage, TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';
import { type Account, accountsOf, isOwed, isSent } from './accounts.js';
import { FAULTS_PER_KIND, tell } from './fault-report.js';
import { FaultyGateway } from './faulty-gateway.js';
import { pick, SEED, seededRandom } from './seeded-random.js';

const PATIENCE_MS = 900_000;
const SETTINGS: NoticeSettings = {
  ...FAST,
  mailsAtOnce: 40,
  textsAtOnce: 40,
  askFirstMs: 1_000,
  queueTimeoutMs: 10_000,
  leaseMs: 20_000,
  dispatchWindowMs: 20_000,
};
const HEAD = ['first fault', 'messages', 'none', 'one', 'two', 'more', 'to be called'];

/** How many copies of its message each citizen got, by the fault that it met first. */
function rowsOf(accounts: readonly Account[], copies: ReadonlyMap<string, number>, first: ReadonlyMap<string, string>) {
  const faults = [...new Set(first.values())].sort();
  return ['all', ...faults].map((fault) => {
    const own = accounts.filter(({ id }) => fault === 'all' || first.get(id) === fault);
    const got = (n: number): number => own.filter(({ id }) => (copies.get(id) ?? 0) === n).length;
    const [none, one, two] = [got(0), got(1), got(2)];
    return [
      fault,
      own.length,
      none,
      one,
      two,
      own.length - none - one - two,
      own.filter(({ called }) => called).length,
    ];
  });
}

/** Two workers are at it at the same time. Whatever a gateway does, no citizen is left out unseen, and none pestered. */
describe(`answers of gateways that leave it open, seed ${SEED}`, () => {
  let world: NoticeWorld;
  let workers: readonly RunningWorker[] = [];

  const start = async (env: Partial<WorkerParts['env']>, gatewayTimeoutMs: number): Promise<void> => {
    const one = (): Promise<RunningWorker> => startTestWorker(world, env, { ...SETTINGS, gatewayTimeoutMs });
    workers = await Promise.all([one(), one()]);
  };
  /** @param open what may still come to another end */
  const settled = async (open: (account: Account) => boolean): Promise<Account[]> => {
    await waitUntil('no notice is open any more', async () => !(await accountsOf(world.owner)).some(open), PATIENCE_MS);
    const accounts = await accountsOf(world.owner);
    expect(accounts).toHaveLength(FAULTS_PER_KIND);
    // Owed is what was sent and what an officer sees.
    expect(accounts.filter((account) => isSent(account) === account.called)).toEqual([]);
    return accounts;
  };

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await world.owner.query('TRUNCATE outbox_message, notice CASCADE');
  });
  afterAll(() => world.close());

  it.each([
    { kind: 'a gateway that compares references', idempotent: true, asked: false, most: 1 },
    { kind: 'a gateway that answers questions', idempotent: false, asked: true, most: 1 },
    { kind: 'a gateway that neither compares nor answers questions', idempotent: false, asked: false, most: 2 },
  ])(
    '$kind',
    async ({ kind, idempotent, asked, most }) => {
      const gateway = await FaultyGateway.start(
        { compares: idempotent, faults: true, slowestMs: 0 },
        seededRandom(SEED),
      );
      await world.oweMany(FAULTS_PER_KIND);
      const profile = { ...SHIPPED_SMS_PROFILES['default']!, idempotent };
      const smsQueryUrl = asked ? gateway.queryUrl : undefined;
      await start({ smsDriver: 'http', smsHttpUrl: gateway.url, smsHttpProfile: profile, smsQueryUrl }, 1_500);
      const accounts = await settled((account) => isOwed(account) || (asked && account.state === 'unknown'));
      await gateway.stop();

      tell(kind, HEAD, rowsOf(accounts, gateway.copies, gateway.first));
      const copiesOf = ({ id }: Account): number => gateway.copies.get(id) ?? 0;
      expect(accounts.filter((account) => copiesOf(account) > most)).toEqual([]);
      expect(accounts.filter((account) => copiesOf(account) === 0 && !account.called)).toEqual([]);
      if (idempotent || asked) expect(accounts.filter((account) => copiesOf(account) !== 1)).toEqual([]);
      if (asked) expect(accounts.filter(({ called }) => called)).toEqual([]);
      expect([...gateway.copies.keys()].filter((id) => !accounts.some((account) => account.id === id))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'a mail server',
    async () => {
      const random = seededRandom(SEED);
      const smtp = await TestSmtpServer.start();
      await world.oweMany(FAULTS_PER_KIND, { email: 'moi.nguoi@example.vn' });
      const ids = (await accountsOf(world.owner)).map(({ id }) => id);
      const mailbox = (id: string): string => `${id}@example.vn`;
      await world.owner.query(
        `UPDATE notice n SET address_enc = own.enc FROM unnest($1::uuid[], $2::bytea[]) AS own(id, enc) WHERE n.id = own.id`,
        [ids, ids.map((id) => world.database.box.encrypt(mailbox(id)))],
      );
      const stages: readonly MailStage[] = ['rcpt', 'data', 'body', 'dot', 'dot', 'dot'];
      const first = new Map<string, string>();
      for (const id of ids) {
        const faults = Array.from({ length: 1 + Math.floor(random() ** 2 * 3) }, () => pick(stages, random));
        for (const stage of faults) smtp.script(stage, 'drop', mailbox(id));
        first.set(id, faults[0] === 'dot' ? 'drops after the final dot' : `drops at ${faults[0]}`);
      }
      await start({ smtpUrl: smtp.url, mailFrom: MAIL_FROM }, 15_000);
      const accounts = await settled(isOwed);
      const messageIds = smtp.header('Message-ID');
      await smtp.stop();

      const copies = new Map<string, number>();
      smtp.mails.forEach(({ to }, index) => {
        const id = to[0]!.split('@')[0]!;
        copies.set(id, (copies.get(id) ?? 0) + 1);
        // However often it comes: to the mailbox it is one mail.
        expect(messageIds[index]).toBe(`<${id}@${MAIL_FROM.address.split('@')[1]}>`);
      });
      tell('a mail server', HEAD, rowsOf(accounts, copies, first));
      expect(accounts.filter(({ id, called }) => !copies.has(id) && !called)).toEqual([]);
      expect([...copies.keys()].filter((id) => !first.has(id))).toEqual([]);
    },
    PATIENCE_MS,
  );
});
