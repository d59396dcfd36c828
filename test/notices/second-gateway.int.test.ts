import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SHIPPED_SMS_PROFILES } from '../../server/src/config/sms-http-profile.js';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import type { RunningWorker, WorkerParts } from '../../server/src/notices/start-worker.js';
import { TestSmsc } from '../support/smsc.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { startTestWorker } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

const PHONE = '+84912345678';
const BUSY = { status: 503, body: '' } as const;

describe('a gateway that takes nothing', () => {
  let world: NoticeWorld;
  let first: TestSmsGateway;
  let second: TestSmsGateway;
  let worker: RunningWorker;

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    [first, second] = await Promise.all([TestSmsGateway.start(), TestSmsGateway.start()]);
  });
  afterEach(async () => {
    await worker.stop();
    await Promise.all([first.stop(), second.stop()]);
    await world.owner.query(`UPDATE notice SET state = 'recalled'; DELETE FROM outbox_message`);
  });

  const start = async (env: Partial<WorkerParts['env']>, settings: Partial<NoticeSettings> = {}): Promise<void> => {
    worker = await startTestWorker(world, { smsDriver: 'http', smsHttpUrl: first.url, ...env }, settings);
  };
  const withSecond = (settings?: Partial<NoticeSettings>, env: Partial<WorkerParts['env']> = {}): Promise<void> => {
    const account = {
      token: undefined,
      key: undefined,
      brandname: undefined,
      callbackUrl: undefined,
      queryUrl: undefined,
    };
    const profile = SHIPPED_SMS_PROFILES['default']!;
    return start({ secondSms: { ...account, url: second.url, profile }, ...env }, settings);
  };
  const owe = async (): Promise<string> => (await world.owe({ phone: PHONE }))[0]!;
  const reaches = (id: string, state: string): Promise<unknown> =>
    waitUntil(`notice is ${state}`, async () => (await world.notice(id)).state === state);

  it.each([
    ['is too busy', BUSY],
    ['no longer takes our token', { status: 401, body: '{"error":"token expired"}' }],
  ])('is left alone when it %s, and what waits meanwhile counts for no try and is not lost', async (_, answer) => {
    first.answers.push(...Array.from({ length: 500 }, () => answer));
    await world.oweMany(12);
    await start({}, { breakerFailures: 3, breakerRestMs: 300 });
    const rests = `SELECT count(*)::int AS n FROM notice WHERE last_error LIKE 'sms-http rests: ${answer.status}%'`;
    await waitUntil('it is left alone', async () => (await world.owner.query(rests))[0].n > 0);
    const told = `SELECT 1 FROM gateway_state WHERE gateway = 'sms-http' AND resting AND last_error LIKE '${answer.status}%'`;
    await waitUntil('the pages are told', async () => (await world.owner.query(told)).length > 0);
    first.answers.length = 0;
    const left = `SELECT count(*)::int AS n FROM notice WHERE state NOT IN ('gateway_accepted', 'recalled')`;
    await waitUntil('all are taken', async () => (await world.owner.query(left))[0].n === 0);
    const [{ tries }] = await world.owner.query(
      `SELECT sum(attempts)::int AS tries FROM notice WHERE state = 'gateway_accepted'`,
    );
    expect(tries).toBe(first.messages.length);
  });

  it('is followed by the second one when it surely has not taken a message', async () => {
    await withSecond();
    first.answers.push(BUSY);
    const busy = await owe();
    await reaches(busy, 'gateway_accepted');
    expect(await world.notice(busy)).toMatchObject({ gateway: 'sms-http-2', gatewayId: 'sms-1', attempts: 1 });
    await first.stop();
    const away = await owe();
    await reaches(away, 'gateway_accepted');
    expect(await world.notice(away)).toMatchObject({ gateway: 'sms-http-2', gatewayId: 'sms-2', attempts: 1 });
  });

  it('is not followed when it may have taken it, or refused it for good', async () => {
    await withSecond();
    first.answers.push('drop');
    const lost = await owe();
    await reaches(lost, 'unknown');
    expect(await world.notice(lost)).toMatchObject({ gateway: 'sms-http' });
    first.answers.push({ status: 400, body: '{"error":"no such number"}' });
    await reaches(await owe(), 'failed');
    expect(second.messages).toEqual([]);
  });

  it('keeps a long text of which it has taken a part: the others go there too, and none again', async () => {
    const smsc = await TestSmsc.start();
    try {
      smsc.answers.push('accept', ...Array.from({ length: 12 }, () => ({ status: 0x58 })));
      const smpp = { host: '127.0.0.1', port: smsc.port, secure: false, systemId: 'motcua', password: 'secret' };
      const text = 'Hồ sơ H23.18.07-260315-0042 cần bổ sung: giấy chứng sinh. '.repeat(3).trim();
      const id = await owe();
      await world.owner.query(`UPDATE notice SET body = $2 WHERE id = $1`, [id, text]);
      await withSecond({ gatewayTimeoutMs: 3_000, leaseMs: 9_000 }, { smsDriver: 'smpp', smpp, smppSource: 'UBND-CH' });
      await reaches(id, 'gateway_accepted');
      const { gateway, attempts } = await world.notice(id);
      expect([gateway, attempts > 1]).toEqual(['sms-smpp', true]);
      const taken = smsc.submitted.filter((_, at) => at === 0 || at > 12);
      expect(taken.map(({ part }) => part?.[2])).toEqual([1, 2, 3]);
      expect(new Set(taken.map(({ part }) => part?.[0])).size).toBe(1);
      expect(taken.map((sms) => sms.text).join('')).toBe(text);
      expect(second.messages).toEqual([]);
    } finally {
      await worker.stop();
      await smsc.stop();
    }
  });

  it('keeps what it may have taken: each later try is made there, until it says yes', async () => {
    const smsHttpProfile = { ...SHIPPED_SMS_PROFILES['default']!, idempotent: true };
    await withSecond({}, { smsHttpProfile });
    first.answers.push('drop', BUSY, BUSY);
    const id = await owe();
    await reaches(id, 'gateway_accepted');
    expect(await world.notice(id)).toMatchObject({ gateway: 'sms-http', attempts: 4 });
    expect([first.messages.length, second.messages.length]).toEqual([4, 0]);
  });
});
