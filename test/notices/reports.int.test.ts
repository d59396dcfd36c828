import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApplyReports } from '../../server/src/notices/apply-reports.js';
import type { DeliveryReport } from '../../server/src/notices/channels/notice-channel.js';
import { RecordReport } from '../../server/src/notices/record-report.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { TestSmsc } from '../support/smsc.js';
import { waitUntil } from '../support/wait-until.js';
import { startTestWorker, testLogger } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

const PHONE = '+84912345678';
const LONG = 'Ho so can bo sung ban sao so ho khau, giay khai sinh va don de nghi theo mau. '.repeat(5).trim();

describe('what gateways tell of messages they took', () => {
  let world: NoticeWorld;
  let smsc: TestSmsc;
  let worker: RunningWorker;

  const owe = async (body?: string): Promise<string> => {
    const [id] = await world.owe({ phone: PHONE });
    if (body !== undefined) await world.owner.query(`UPDATE notice SET body = $2 WHERE id = $1`, [id, body]);
    return id!;
  };
  const reaches = (id: string, state: string): Promise<unknown> =>
    waitUntil(`notice is ${state}`, async () => (await world.notice(id)).state === state);
  const start = async (): Promise<void> => {
    worker = await startTestWorker(world, {
      smsDriver: 'smpp',
      smpp: { host: '127.0.0.1', port: smsc.port, secure: false, systemId: 'motcua', password: 'secret' },
      smppSource: 'UBND-CH',
    });
  };

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    smsc = await TestSmsc.start();
  });
  afterEach(async () => {
    await worker.stop();
    await smsc.stop();
    await world.owner.query(
      `UPDATE notice SET state = 'recalled'; DELETE FROM outbox_message; DELETE FROM gateway_report`,
    );
  });

  it('a message goes out over SMPP and is delivered once its receipt says so, however often that comes', async () => {
    const id = await owe();
    await start();
    await reaches(id, 'gateway_accepted');
    expect(await world.notice(id)).toMatchObject({ gateway: 'sms-smpp', gatewayId: 'sms-1', deliveredAt: null });
    await smsc.receipt('sms-1', 'DELIVRD');
    await reaches(id, 'delivered');
    const { deliveredAt } = await world.notice(id);
    expect(deliveredAt).toBeInstanceOf(Date);
    for (const stat of ['DELIVRD', 'ENROUTE', 'UNDELIV']) await expect(smsc.receipt('sms-1', stat)).resolves.toBe(0);
    expect(await world.notice(id)).toMatchObject({ state: 'delivered', deliveredAt, lastError: null });
  });

  it.each([
    ['UNDELIV', 'undelivered'],
    ['EXPIRED', 'expired'],
  ])(
    'a receipt with %s leaves it %s, in the words of the gateway, until a later one says that it came',
    async (stat, state) => {
      const id = await owe();
      await start();
      await reaches(id, 'gateway_accepted');
      await smsc.receipt('sms-1', stat);
      await reaches(id, state);
      expect(await world.notice(id)).toMatchObject({ lastError: `stat:${stat} err:069`, deliveredAt: null });
      await smsc.receipt('sms-1', 'DELIVRD');
      await reaches(id, 'delivered');
      expect(await world.notice(id)).toMatchObject({ lastError: null });
    },
  );

  it('a long text is delivered when each of its parts is', async () => {
    const id = await owe(LONG);
    await start();
    await reaches(id, 'gateway_accepted');
    expect(await world.notice(id)).toMatchObject({ gatewayId: 'sms-1 sms-2 sms-3' });
    expect(smsc.texts).toEqual([LONG]);
    await smsc.receipt('sms-3', 'DELIVRD');
    await smsc.receipt('sms-1', 'DELIVRD');
    await waitUntil('both seen', async () => {
      const [{ count }] = await world.owner.query(`SELECT count(*)::int AS count FROM gateway_report WHERE pending`);
      return count === 0;
    });
    expect((await world.notice(id)).state).toBe('gateway_accepted');
    await smsc.receipt('sms-2', 'DELIVRD');
    await reaches(id, 'delivered');
  });

  it('a text that lacks a part is undelivered', async () => {
    const id = await owe(LONG);
    await start();
    await reaches(id, 'gateway_accepted');
    await smsc.receipt('sms-1', 'DELIVRD');
    await smsc.receipt('sms-2', 'UNDELIV');
    await reaches(id, 'undelivered');
  });

  describe('before and beside the answer', () => {
    const report = (state: DeliveryReport['state'], fields: Partial<DeliveryReport> = {}): DeliveryReport => ({
      gateway: 'sms-smpp',
      gatewayId: 'early-1',
      noticeId: null,
      state,
      words: state,
      at: null,
      ...fields,
    });

    it('a report that overtakes the answer waits for it', async () => {
      await new RecordReport(world.app).execute(report('delivered'));
      smsc.answers.push({ id: 'early-1' });
      const id = await owe();
      await start();
      await reaches(id, 'delivered');
    });

    it('what was told of one message is not told of another that its gateway gives the same id', async () => {
      await start();
      smsc.answers.push({ id: 'again-1' }, { id: 'again-1' });
      const first = await owe();
      await reaches(first, 'gateway_accepted');
      const record = new RecordReport(world.app);
      await record.execute(report('undelivered', { gatewayId: 'again-1' }));
      await reaches(first, 'undelivered');
      const second = await owe();
      await reaches(second, 'gateway_accepted');
      const [row] = await world.owner.query(
        `SELECT notice_id AS "noticeId", state, pending FROM gateway_report WHERE reference = 'again-1'`,
      );
      expect(row).toEqual({ noticeId: second, state: null, pending: false });
      await record.execute(report('delivered', { gatewayId: 'again-1' }));
      await reaches(second, 'delivered');
      expect(await world.notice(first)).toMatchObject({ state: 'undelivered' });
    });

    it('reports in every order lead to the same end', async () => {
      const [delivered, undelivered, accepted] = (['delivered', 'undelivered', 'gateway_accepted'] as const).map(
        (state) => report(state),
      ) as [DeliveryReport, DeliveryReport, DeliveryReport];
      await start();
      const record = new RecordReport(world.app);
      for (const order of [
        [delivered, undelivered, accepted],
        [accepted, delivered, undelivered],
        [undelivered, accepted, delivered],
      ]) {
        smsc.answers.push({ id: 'early-1' });
        const id = await owe();
        await reaches(id, 'gateway_accepted');
        for (const each of order) await record.execute(each);
        await reaches(id, 'delivered');
        await world.owner.query(`DELETE FROM gateway_report`);
      }
    });

    it('a report settles a message whose answer was lost, when it names the notice', async () => {
      smsc.answers.push('drop');
      const id = await owe();
      await start();
      await reaches(id, 'unknown');
      await new RecordReport(world.app).execute(report('delivered', { gatewayId: null, noticeId: id }));
      await reaches(id, 'delivered');
    });

    it('is not believed of another gateway, nor of an address that the notice was not for', async () => {
      const id = await owe();
      await start();
      await reaches(id, 'gateway_accepted');
      const record = new RecordReport(world.app);
      await record.execute(report('undelivered', { gateway: 'smtp', gatewayId: null, noticeId: id }));
      await record.execute(
        report('undelivered', { gatewayId: null, noticeId: id }),
        world.database.box.encrypt('+84900000000'),
      );
      await new ApplyReports(world.worker, world.database.box, 0, testLogger).sweep();
      expect((await world.notice(id)).state).toBe('gateway_accepted');
      const [{ count }] = await world.owner.query(`SELECT count(*)::int AS count FROM gateway_report WHERE pending`);
      expect(count).toBe(0);
    });
  });
});
