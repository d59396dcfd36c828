import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AskUnknown } from '../../server/src/notices/ask-unknown.js';
import type { NoticeChannelSender } from '../../server/src/notices/channels/notice-channel.js';
import { NoticeClaims } from '../../server/src/notices/notice-claims.js';
import { RecordReport } from '../../server/src/notices/record-report.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { ResendNotice } from '../../server/src/notices/resend-notice.js';
import { withdrawNotices } from '../../server/src/notices/withdraw-notices.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { FAST, startTestWorker, testLogger } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

describe('a text message of which nobody knows', () => {
  let world: NoticeWorld;
  let gateway: TestSmsGateway;
  let worker: RunningWorker;

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    gateway = await TestSmsGateway.start();
    worker = await startTestWorker(world, {
      smsDriver: 'http',
      smsHttpUrl: gateway.url,
      smsQueryUrl: gateway.queryUrl,
    });
  });
  afterEach(async () => {
    await worker.stop();
    await gateway.stop();
    await world.owner.query(`UPDATE notice SET state = 'recalled'; DELETE FROM outbox_message`);
  });

  const owe = async (): Promise<string> => (await world.owe({ phone: '+84912345678' }))[0]!;
  const reaches = (id: string, state: string): Promise<unknown> =>
    waitUntil(`notice is ${state}`, async () => (await world.notice(id)).state === state);

  it('is asked about, and not sent again when the gateway has it', async () => {
    gateway.answers.push('drop');
    const id = await owe();
    await reaches(id, 'delivered');
    expect(gateway.messages).toHaveLength(1);
  });

  it('is sent again when the gateway has surely never seen it', async () => {
    gateway.answers.push('lose');
    const id = await owe();
    await reaches(id, 'gateway_accepted');
    expect(gateway.messages.map(({ reference }) => reference)).toEqual([id]);
  });

  it('is asked about as well when it was taken and no report comes', async () => {
    await worker.stop();
    const asked = { smsDriver: 'http', smsHttpUrl: gateway.url, smsQueryUrl: gateway.queryUrl } as const;
    worker = await startTestWorker(world, asked, { askSilentMs: 100 });
    const id = await owe();
    await reaches(id, 'delivered');
    expect(gateway.messages).toHaveLength(1);
  });

  it('is not sent again when the citizen knows more by then', async () => {
    gateway.answers.push('lose');
    await worker.stop();
    const asked = { smsDriver: 'http', smsHttpUrl: gateway.url, smsQueryUrl: gateway.queryUrl } as const;
    worker = await startTestWorker(world, asked, { askFirstMs: 3_600_000 });
    const old = await owe();
    await reaches(old, 'unknown');
    const [ready] = await world.owe({ kind: 'result_ready', phone: '+84912345678' });
    await reaches(ready!, 'gateway_accepted');
    await worker.stop();
    worker = await startTestWorker(world, asked);
    await reaches(old, 'recalled');
    expect(await world.notice(old)).toMatchObject({ recalledBecause: 'superseded', gateway: null });
    expect(gateway.messages.map(({ reference }) => reference)).toEqual([ready]);
  });

  it('is not sent again when what it says has become untrue', async () => {
    gateway.answers.push('lose');
    await worker.stop();
    const asked = { smsDriver: 'http', smsHttpUrl: gateway.url, smsQueryUrl: gateway.queryUrl } as const;
    worker = await startTestWorker(world, asked, { askFirstMs: 3_600_000 });
    const [id] = await world.owe({ kind: 'result_ready', phone: '+84912345678' });
    await reaches(id!, 'unknown');
    const { dossierId } = await world.notice(id!);
    await world.offices.forOffices([world.officeId], (tx) => withdrawNotices(tx, dossierId, 'reopen_decision'));
    await worker.stop();
    worker = await startTestWorker(world, asked);
    // Whatever is asked about is asked in order, so this one would have been before.
    gateway.answers.push('drop');
    await reaches(await owe(), 'delivered');
    expect(await world.notice(id!)).toMatchObject({ state: 'unknown', recalledBecause: null });
    expect(gateway.messages.map(({ reference }) => reference)).not.toContain(id);
  });

  it('is not sent again when that happens while its gateway is asked', async () => {
    await worker.stop();
    const [id] = await world.owe({ kind: 'result_ready', phone: '+84912345678' });
    await world.owner.query(
      `UPDATE notice SET state = 'unknown', gateway = 'sms-http', due_at = now() - interval '1 day' WHERE id = $1`,
      [id],
    );
    await world.owner.query('DELETE FROM outbox_message');
    const { dossierId } = await world.notice(id!);
    const channel: NoticeChannelSender = {
      send: () => Promise.reject(new Error('not sent here')),
      query: async () => {
        await world.offices.forOffices([world.officeId], (tx) => withdrawNotices(tx, dossierId, 'reopen_decision'));
        return null;
      },
      close: () => undefined,
    };
    const reports = new RecordReport(world.worker);
    await new AskUnknown(world.worker, channel, reports, FAST, testLogger, () => undefined).sweep();
    expect(await world.notice(id!)).toMatchObject({ state: 'unknown', sentAgain: false });
    expect(await world.owner.query('SELECT 1 FROM outbox_message')).toEqual([]);
  });

  it('is not sent again when that happens and its answer comes after all, that it is refused for now', async () => {
    await worker.stop();
    const [noticeId] = (await world.owe({ kind: 'result_ready', phone: '+84912345678' })) as [string];
    await world.owner.query('DELETE FROM outbox_message');
    const { dossierId } = await world.notice(noticeId);
    await world.owner.query(`UPDATE notice SET state = 'dispatched', dispatch_no = 1 WHERE id = $1`, [noticeId]);
    const claims = new NoticeClaims(world.worker, 10_000, 0);
    const job = { noticeId, dispatchNo: 1 };
    await claims.claim(job);
    await claims.markCalled(job);
    await world.owner.query(`UPDATE notice SET state = 'unknown', gateway = 'sms-http' WHERE id = $1`, [noticeId]);
    await world.offices.forOffices([world.officeId], (tx) => withdrawNotices(tx, dossierId, 'reopen_decision'));
    expect(await claims.record(job, { state: 'retry_waiting', error: 'busy', waitMs: 1_000 })).toBe(true);
    expect(await world.notice(noticeId)).toMatchObject({ state: 'unknown', lastError: 'busy' });
  });

  it('is not sent again when an officer has had it sent once more', async () => {
    gateway.answers.push('lose');
    await worker.stop();
    const asked = { smsDriver: 'http', smsHttpUrl: gateway.url, smsQueryUrl: gateway.queryUrl } as const;
    worker = await startTestWorker(world, asked, { askFirstMs: 3_600_000 });
    const first = await owe();
    await reaches(first, 'unknown');
    const again = await world.offices.forOffices([world.officeId], (tx) =>
      new ResendNotice(world.database.box, { dispatchWindowMs: 1_000, receiptWithinMs: 0 }).resend(tx, first),
    );
    await reaches(again, 'gateway_accepted');
    await worker.stop();
    worker = await startTestWorker(world, asked);
    await reaches(first, 'failed');
    expect(await world.notice(first)).toMatchObject({ lastError: 'the gateway has never seen it' });
    expect(gateway.messages.map(({ reference }) => reference)).toEqual([again]);
  });

  it('is not sent again when a report came while the gateway was asked', async () => {
    await worker.stop();
    const id = await owe();
    await world.owner.query(`DELETE FROM outbox_message`);
    await world.owner.query(
      `UPDATE notice SET state = 'unknown', attempts = 1, due_at = now() - interval '1 hour' WHERE id = $1`,
      [id],
    );
    const reports = new RecordReport(world.worker);
    const of = { gateway: 'sms-http', gatewayId: null, noticeId: id, words: '', at: null };
    const slow: NoticeChannelSender = {
      send: () => Promise.reject(new Error('not sent here')),
      query: () => reports.execute({ ...of, state: 'delivered' }).then(() => null),
      close: () => undefined,
    };
    await new AskUnknown(world.worker, slow, reports, FAST, testLogger, () => undefined).sweep();
    expect(await world.notice(id)).toMatchObject({ state: 'unknown', sentAgain: false });
    expect(await world.owner.query(`SELECT 1 FROM outbox_message`)).toEqual([]);
    worker = await startTestWorker(world);
    await reaches(id, 'delivered');
  });

  it('is sent again as often as the gateway has surely not seen it', async () => {
    gateway.answers.push('lose', 'lose', 'lose');
    const id = await owe();
    await reaches(id, 'gateway_accepted');
    expect(gateway.messages.map(({ reference }) => reference)).toEqual([id]);
  });

  it('is an officer’s when that goes on', async () => {
    gateway.answers.push('lose', 'lose', 'lose', 'lose');
    const id = await owe();
    await reaches(id, 'manual');
    expect(gateway.messages).toEqual([]);
    expect(await world.notice(id)).toMatchObject({ lastError: 'the gateway has never seen it', sentAgain: true });
  });
});
