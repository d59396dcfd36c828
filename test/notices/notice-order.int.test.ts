import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { besideEarlier, type NoticeKind } from '@motcua/shared/notices';
import { orderNotices } from '../../server/src/outbox/order-notices.js';
import { RecordReport } from '../../server/src/notices/record-report.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { EMAIL } from './mail-world.js';
import { startTestWorker } from './notice-worker.js';
import { NoticeWorld } from './notice-world.js';

const KINDS = ['submitted', 'accepted', 'due_moved', 'apology', 'supplement_complete', 'result_ready'] as const;
const PHONE = '+84912345678';
const RECIPIENTS = ['applicant', 'submitter'] as const;

interface Row {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly recipient: string;
  readonly state: string;
  readonly because: string | null;
}

/** The same numbers on every run, so that what fails can be looked at. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

const supersedes = (later: NoticeKind, kind: NoticeKind): boolean =>
  besideEarlier(later, { kind, state: 'planned', nextInMs: 0, shared: false }).step === 'supersede';

describe('the notices of one dossier', () => {
  let world: NoticeWorld;
  let gateway: TestSmsGateway;
  let workers: RunningWorker[] = [];
  beforeAll(async () => {
    world = await NoticeWorld.create();
    gateway = await TestSmsGateway.start();
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
    await world.owner.query('DELETE FROM outbox_message; DELETE FROM notice');
    gateway.messages.length = 0;
    gateway.answers.length = 0;
  });
  afterAll(async () => {
    await gateway.stop();
    await world.close();
  });

  const start = async (): Promise<void> =>
    void workers.push(await startTestWorker(world, { smsDriver: 'http', smsHttpUrl: gateway.url }));
  const owe = async (kind: NoticeKind, recipient: (typeof RECIPIENTS)[number] = 'applicant'): Promise<string> => {
    const [id] = await world.owe({ kind, recipient, phone: PHONE });
    return id!;
  };
  /** Not before so many milliseconds from now. */
  const hold = (id: string, ms: number): Promise<unknown> =>
    world.owner.query(
      `UPDATE outbox_message SET not_before = now() + $2 * interval '1 millisecond' WHERE subject_id = $1`,
      [id, ms],
    );
  const rows = (): Promise<Row[]> =>
    world.owner.query(`SELECT id, kind, recipient, state, recalled_because AS because FROM notice ORDER BY id`);
  const settled = (): Promise<unknown> =>
    waitUntil('nothing is owed', async () =>
      (await rows()).every(({ state }) => state === 'gateway_accepted' || state === 'recalled'),
    );
  const sent = (): string[] => gateway.messages.map(({ reference }) => reference);

  it('leave in the order of the acts, also when the first is held', async () => {
    const first = await owe('accepted');
    const second = await owe('due_moved');
    await hold(first, 600);
    await start();
    await settled();
    expect(sent()).toEqual([first, second]);
  });

  it('are not overdue while they wait for one that is tried again', async () => {
    const first = await owe('accepted');
    const second = await owe('due_moved');
    await world.owner.query(
      `UPDATE notice SET state = 'retry_waiting', attempts = 1, due_at = now() + interval '5 minutes' WHERE id = $1`,
      [first],
    );
    await world.owner.query(`UPDATE notice SET due_at = now() - interval '3 minutes' WHERE id = $1`, [second]);
    await start();
    await waitUntil('put off', async () => {
      const [{ later }] = await world.owner.query(
        `SELECT due_at > now() + interval '5 minutes' AS later FROM notice WHERE id = $1`,
        [second],
      );
      return later;
    });
    expect(await rows()).toMatchObject([{ state: 'retry_waiting' }, { state: 'planned' }]);
  });

  it('wait for one that is tried again', async () => {
    gateway.answers.push({ status: 429, body: '' });
    const ids = [await owe('accepted'), await owe('due_moved')];
    await start();
    await settled();
    expect(sent()).toEqual([ids[0], ids[0], ids[1]]);
  });

  it('pass one that is tried again in hours', async () => {
    const slow = await owe('accepted');
    await world.owner.query(
      `UPDATE notice SET state = 'retry_waiting', attempts = 3, due_at = now() + interval '1 hour' WHERE id = $1`,
      [slow],
    );
    await world.owner.query('DELETE FROM outbox_message');
    const later = await owe('payment_requested');
    await start();
    await waitUntil('sent', async () => (await world.notice(later)).state === 'gateway_accepted');
    expect((await world.notice(slow)).state).toBe('retry_waiting');
  });

  it('drop one that would bring an old time hours after the newer one', async () => {
    const slow = await owe('accepted');
    await world.owner.query(
      `UPDATE notice SET state = 'retry_waiting', attempts = 3, due_at = now() + interval '1 hour' WHERE id = $1`,
      [slow],
    );
    await world.owner.query('DELETE FROM outbox_message');
    const later = await owe('due_moved');
    await start();
    await settled();
    expect(sent()).toEqual([later]);
    expect(await world.notice(slow)).toMatchObject({ state: 'recalled', recalledBecause: 'superseded' });
  });

  it.each(['unknown', 'failed', 'manual', 'undelivered'])('do not wait for one that is %s', async (state) => {
    const ended = await owe('accepted');
    await world.owner.query('UPDATE notice SET state = $2 WHERE id = $1', [ended, state]);
    const later = await owe('due_moved');
    await start();
    await waitUntil('sent', async () => (await world.notice(later)).state === 'gateway_accepted');
    expect((await world.notice(ended)).state).toBe(state);
  });

  it('that a later one tells too are dropped, and it is kept why', async () => {
    const [old, moved, ready] = [await owe('accepted'), await owe('due_moved'), await owe('result_ready')];
    await hold(old, 60_000);
    await start();
    await settled();
    expect(sent().at(-1)).toBe(ready);
    expect(await world.notice(old)).toMatchObject({ state: 'recalled', recalledBecause: 'superseded' });
    expect([moved, ready]).toContain(sent()[0]);
  });

  it.each(['planned', 'dispatched', 'retry_waiting'])(
    'that may have arrived are not said to be taken back: the later one goes, and they are not tried again (%s)',
    async (state) => {
      const [old] = await world.owe({ kind: 'accepted', email: EMAIL });
      await world.owner.query(
        `UPDATE notice SET state = $2, attempts = 1, dispatch_no = 1, gateway = 'smtp', last_error = '421 bye',
                due_at = now() + interval '1 minute' WHERE id = $1`,
        [old, state],
      );
      if (state === 'planned') await hold(old!, 60_000);
      else await world.owner.query('DELETE FROM outbox_message');
      const [ready] = await world.owe({ kind: 'result_ready', email: EMAIL });
      await start();
      await waitUntil('sent', async () => (await world.notice(ready!)).state === 'gateway_accepted');
      expect(await world.notice(old!)).toMatchObject({ state: 'unknown', recalledBecause: null, lastError: '421 bye' });
      const bounced = { gateway: 'smtp', gatewayId: null, noticeId: old!, words: '550', at: new Date() };
      await new RecordReport(world.worker).execute({ ...bounced, state: 'undelivered' });
      await waitUntil('its report tells', async () => (await world.notice(old!)).state === 'undelivered');
    },
  );

  it('that were for the case that such a one does not arrive go with it', async () => {
    const [mail, text] = await world.owe({ kind: 'collect_reminder', email: EMAIL, phone: PHONE });
    await world.owner.query(`UPDATE notice SET state = 'retry_waiting', attempts = 1, gateway = 'smtp' WHERE id = $1`, [
      mail,
    ]);
    const [posted] = await world.owe({ kind: 'posted', email: EMAIL });
    await world.worker.transaction((em) => orderNotices(em, [posted!]));
    expect(await world.notice(mail!)).toMatchObject({ state: 'unknown' });
    expect(await world.notice(text!)).toMatchObject({ state: 'recalled', recalledBecause: 'superseded' });
  });

  it('to another person do not wait', async () => {
    const held = await owe('accepted');
    await hold(held, 60_000);
    const other = await owe('due_moved', 'submitter');
    await start();
    await waitUntil('sent', async () => (await world.notice(other)).state === 'gateway_accepted');
    expect((await world.notice(held)).state).toBe('planned');
  });

  it('that another relay has in hand are waited for, without standing in line for them', async () => {
    const [old, ready] = [await owe('accepted'), await owe('result_ready')];
    const other = world.worker.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT 1 FROM notice WHERE id = $1 FOR UPDATE', [old]);
    const waiting = await world.worker.transaction((em) => orderNotices(em, [ready]));
    expect(waiting).toEqual([{ noticeId: ready, forMs: 1_000 }]);
    await other.rollbackTransaction();
    await other.release();
    expect(await world.worker.transaction((em) => orderNotices(em, [ready]))).toEqual([]);
    expect((await world.notice(old)).recalledBecause).toBe('superseded');
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'in any mix and with two workers: in order, each once or superseded (%i)',
    async (seed) => {
      const random = numbers(seed);
      const among = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
      for (let count = 0; count < 12; count += 1) {
        const id = await owe(among(KINDS), among(RECIPIENTS));
        if (random() < 0.4) await hold(id, Math.floor(random() * 900));
      }
      for (let count = 0; count < 12; count += 1)
        gateway.answers.push(random() < 0.3 ? { status: 429, body: '' } : 'accept');
      await Promise.all([start(), start()]);
      await settled();

      const all = await rows();
      const order = sent();
      for (const recipient of RECIPIENTS) {
        const lane = all.filter((row) => row.recipient === recipient);
        lane.forEach((row, index) => {
          const later = lane.slice(index + 1);
          if (row.state === 'recalled') {
            expect(row.because).toBe('superseded');
            expect(later.some(({ kind }) => supersedes(kind, row.kind))).toBe(true);
          }
          const last = order.lastIndexOf(row.id);
          for (const { id } of later.filter(({ id }) => order.includes(id)))
            expect(last).toBeLessThan(order.indexOf(id));
        });
        // Whoever is told anything is told the last of it.
        if (lane.length > 0) expect(lane.at(-1)!.state).toBe('gateway_accepted');
      }
    },
  );
});
