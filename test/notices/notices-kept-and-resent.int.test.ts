import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NoticeKind } from '@motcua/shared/notices';
import { Clock } from '../../server/src/common/clock.js';
import { OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { Housekeeping } from '../../server/src/notices/housekeeping.js';
import { renderKeptMessagesPage } from '../../server/src/notices/kept-messages.page.js';
import { KeptMessages } from '../../server/src/notices/kept-messages.js';
import { ResendNotice } from '../../server/src/notices/resend-notice.js';
import { retryNow } from '../../server/src/notices/retry-now.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { waitUntil } from '../support/wait-until.js';
import { startTestWorker, testLogger } from './notice-worker.js';
import { FACTS, NoticeWorld } from './notice-world.js';

const STRANGER = '0198b1f0-0000-7000-8000-000000000001';

describe('notices without a gateway, resending, housekeeping', () => {
  let world: NoticeWorld;
  let worker: RunningWorker;

  beforeAll(async () => {
    world = await NoticeWorld.create();
    worker = await startTestWorker(world);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  const isSent = (id: string): Promise<unknown> =>
    waitUntil('kept', async () => (await world.notice(id)).state === 'gateway_accepted');

  it('keeps messages readable, the newest first, for the offices asked for only', async () => {
    const [first] = (await world.owe({ phone: '+84912345678' })) as [string];
    await isSent(first);
    const [second] = (await world.owe({ email: 'bich.dao@example.vn' })) as [string];
    await isSent(second);
    const kept = new KeptMessages(world.offices, world.database.box);
    const messages = await kept.list([world.officeId]);
    expect(messages.map((message) => message.noticeId)).toEqual([second, first]);
    expect(messages[0]).toMatchObject({ channel: 'email', to: 'bich.dao@example.vn' });
    expect(messages[0]!.subject).toContain(FACTS.code);
    expect(messages[1]).not.toHaveProperty('subject');
    expect(messages[1]!.to).toBe('+84912345678');
    expect(await kept.list([STRANGER])).toEqual([]);
  });

  it('shows them on a page with nothing in it that a browser would run', () => {
    const page = renderKeptMessagesPage([
      {
        channel: 'sms',
        to: '+84912345678',
        text: '<script>alert("x")</script>',
        noticeId: 'n',
        at: '2026-03-15T02:00:00Z',
      },
    ]);
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(page).not.toContain('<script');
    expect(page).toContain('09:00:00 15/3/26');
  });

  describe('an officer sends a notice again', () => {
    const resend = (id: string, offices = [world.officeId]): Promise<string> =>
      new OfficeTransactions(world.app, new Clock(0)).forOffices(offices, (tx) =>
        new ResendNotice(world.database.box, { dispatchWindowMs: 60_000, receiptWithinMs: 0 }).resend(tx, id),
      );

    it.each(['failed', 'unknown', 'undelivered', 'expired', 'manual', 'gateway_accepted', 'delivered'])(
      'after %s',
      async (state) => {
        const [id] = (await world.owe({ phone: '+84912345678' })) as [string];
        await isSent(id);
        await world.owner.query(`UPDATE notice SET state = $2, attempts = 8 WHERE id = $1`, [id, state]);
        const again = await resend(id);
        await isSent(again);
        const [first, second] = [await world.notice(id), await world.notice(again)];
        expect(first).toMatchObject({ state, attempts: 8, resentFromId: null });
        expect(second).toMatchObject({ attempts: 1, dispatchNo: 1, resentFromId: id, body: first.body });
        expect(second.addressEnc).toEqual(first.addressEnc);
        await expect(resend(id)).rejects.toMatchObject({
          code: 'notice.resent_already',
          details: { meta: { resentAsId: again } },
        });
      },
    );

    const promise = (day: string | null): Promise<unknown> =>
      world.owner.query('UPDATE dossier SET due_at = $1::date, due_original = $1::date', [day]);

    it('but not what later news has made untrue, nor an old time after a newer one', async () => {
      const owe = async (kind: NoticeKind): Promise<string> => (await world.owe({ kind, phone: '+84912345678' }))[0]!;
      await promise('2030-05-20');
      const [accepted, suspended] = [await owe('accepted'), await owe('suspended')];
      await Promise.all([isSent(accepted), isSent(suspended)]);
      // The dossier is not suspended any more.
      await expect(resend(suspended)).rejects.toMatchObject({ kind: 'refused', code: 'notice.no_longer_true' });
      const moved = await owe('due_moved');
      await isSent(moved);
      await expect(resend(accepted)).rejects.toMatchObject({ kind: 'refused', code: 'notice.no_longer_true' });
      const again = await resend(moved);
      await isSent(again);
      const bodies = [await world.notice(again), await world.notice(moved)].map(({ body }) => body);
      expect(bodies[0]).toBe(bodies[1]);
    });

    it('and news of an acceptance without a time, whatever has come since', async () => {
      const owe = async (kind: NoticeKind): Promise<string> => (await world.owe({ kind, phone: '+84912345678' }))[0]!;
      await promise('2030-05-20');
      const [accepted, paid] = [await owe('accepted'), await owe('payment_confirmed')];
      await Promise.all([isSent(accepted), isSent(paid)]);
      await expect(resend(accepted)).rejects.toMatchObject({ code: 'notice.no_longer_true' });
      await promise(null);
      await isSent(await resend(accepted));
    });

    it('but not while it is on its way, and not one of another office', async () => {
      const [id] = (await world.owe({ phone: '+84912345678' })) as [string];
      await isSent(id);
      await world.owner.query(`UPDATE notice SET state = 'recalled' WHERE id = $1`, [id]);
      await expect(resend(id)).rejects.toMatchObject({ kind: 'refused', code: 'notice.not_resendable' });
      await expect(resend(id, [STRANGER])).rejects.toMatchObject({ kind: 'absent' });
      await expect(resend(STRANGER)).rejects.toMatchObject({ kind: 'absent' });
    });
  });

  it('is tried now when an officer does not want to wait, and only what waits for a try', async () => {
    const offices = new OfficeTransactions(world.app, new Clock(0));
    const retry = (id: string): Promise<void> => offices.forOffices([world.officeId], (tx) => retryNow(tx, id));
    const [id] = (await world.owe({ phone: '+84912345678' })) as [string];
    await isSent(id);
    await expect(retry(id)).rejects.toMatchObject({ kind: 'refused', code: 'notice.not_waiting' });
    await world.owner.query(
      `UPDATE notice SET state = 'retry_waiting', due_at = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
    await retry(id);
    await isSent(id);
    expect(await world.notice(id)).toMatchObject({ attempts: 2, dispatchNo: 2 });
  });

  it('deletes what has expired and nothing else', async () => {
    const staff = `(SELECT id FROM staff LIMIT 1)`;
    await world.owner.query(`
      INSERT INTO idempotency_key (staff_id, key, request_hash, created_at)
        SELECT ${staff}, 'k' || h, '\\x00', now() - h * interval '1 hour' FROM unnest(ARRAY[167, 169]) AS h;
      INSERT INTO session (token_hash, staff_id, created_at, last_seen_at)
        SELECT convert_to('s' || h, 'UTF8'), ${staff}, now() - h * interval '1 hour', now() FROM unnest(ARRAY[11, 13]) AS h;
      INSERT INTO sign_in_attempt (name_hash, window_start, failures)
        SELECT convert_to('a' || h, 'UTF8'), now() - h * interval '1 hour', 1 FROM unnest(ARRAY[23, 25]) AS h`);
    await new Housekeeping(world.worker, 0, testLogger).sweep();
    const [left] = await world.owner.query(
      `SELECT (SELECT string_agg(key, ',') FROM idempotency_key) AS keys,
              (SELECT string_agg(convert_from(token_hash, 'UTF8'), ',') FROM session) AS sessions,
              (SELECT string_agg(convert_from(name_hash, 'UTF8'), ',') FROM sign_in_attempt) AS attempts`,
    );
    expect(left).toEqual({ keys: 'k167', sessions: 's11', attempts: 'a23' });
  });
});
