import type { DataSource, EntityManager } from 'typeorm';
import type { NoticeWay } from '@motcua/shared/notices';
import type { NoticeJob } from '../queue/job-contracts.js';
import type { ChannelJob, NoticeQueues } from '../queue/notice-queues.js';
import { type CallOwed, supersedeCalls } from './supersede-calls.js';
import { holdSameTexts } from './hold-same-texts.js';
import { orderNotices, type Waiting } from './order-notices.js';

export interface RelaySettings {
  readonly relayBatch: number;
  readonly dispatchWindowMs: number;
  /** See `holdSameTexts`. */
  readonly sameTextMs: number;
}

/** Times at which some notices are better not sent. */
export interface QuietTimes {
  /** @returns those that wait, and for how long */
  keep(em: EntityManager, noticeIds: readonly string[]): Promise<Waiting[]>;
}

const SMALLEST_BATCH = 10;
/** While the queue takes one batch the database has the other in hand. */
const BATCHES_AT_ONCE = 2;

export interface RelayHooks {
  readonly quiet?: QuietTimes;
  /** Told after each batch that a queue has taken. */
  readonly onRelayed?: (notices: number) => void;
}

/**
 * Moves owed work from the outbox to the queue of its channel. The outbox row goes only when the queue has the job, so a crash at any
 * point repeats work and never forgets it. Runs in the background only: no request waits for a queue.
 */
export class OutboxRelay {
  /** A queue that takes a batch too slowly gets smaller ones: else it takes the same again and again, each time in vain. */
  private batch: number;
  private more = false;

  constructor(
    private readonly db: DataSource,
    private readonly queues: NoticeQueues,
    private readonly settings: RelaySettings,
    private readonly hooks: RelayHooks = {},
  ) {
    this.batch = settings.relayBatch;
  }

  /**
   * Moves one batch, and two at a time for as long as they are full.
   *
   * @returns whether there may be more
   * @throws Error when the queue or the database is away; nothing is lost
   */
  async relay(): Promise<boolean> {
    const batches = Array.from({ length: this.more ? BATCHES_AT_ONCE : 1 }, () => this.relayBatch());
    // Each ends before the next begin, whatever becomes of the other.
    const ended = await Promise.allSettled(batches);
    this.more = ended.every((batch) => batch.status === 'fulfilled' && batch.value);
    await Promise.all(batches);
    return ended.some((batch) => batch.status === 'fulfilled' && batch.value);
  }

  /**
   * Moves one batch.
   *
   * @returns whether there may be more
   * @throws Error when the queue or the database is away; nothing is lost
   */
  async relayBatch(): Promise<boolean> {
    let offered: readonly NoticeJob[] = [];
    const { batch } = this;
    try {
      const more = await this.db.transaction(async (em) => {
        const messages: { id: string; subject_id: string }[] = await em.query(
          `SELECT id, subject_id FROM outbox_message WHERE kind = 'notice' AND not_before <= now()
            ORDER BY not_before, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
          [batch],
        );
        if (messages.length === 0) return false;
        const noticeIds = [...new Set(messages.map((message) => message.subject_id))];
        const quiet = (await this.hooks.quiet?.keep(em, noticeIds)) ?? [];
        const sleeping = new Set(quiet.map(({ noticeId }) => noticeId));
        const awake = noticeIds.filter((noticeId) => !sleeping.has(noticeId));
        const waiting = [...quiet, ...(await orderNotices(em, awake))];
        await this.putOff(em, waiting);
        const waits = new Set(waiting.map(({ noticeId }) => noticeId));
        const ready = noticeIds.filter((noticeId) => !waits.has(noticeId));
        await holdSameTexts(em, ready, this.settings.sameTextMs);
        const jobs = await this.dispatch(em, ready);
        if (jobs.length > 0) {
          offered = jobs;
          await this.queues.add(jobs);
          this.hooks.onRelayed?.(jobs.length);
        }
        await em.query(`DELETE FROM outbox_message WHERE id = ANY ($1)`, [
          messages.filter((message) => !waits.has(message.subject_id)).map((message) => message.id),
        ]);
        return messages.length === batch;
      });
      this.batch = Math.min(batch * 2, this.settings.relayBatch);
      return more;
    } catch (error) {
      if (offered.length > 0) this.batch = Math.max(Math.floor(batch / 4), Math.min(SMALLEST_BATCH, batch));
      await this.burnNumbers(offered);
      throw error;
    }
  }

  /** Its outbox row stays, and comes up again when the earlier notice should have left. Until then it is not overdue. */
  private async putOff(em: EntityManager, waiting: readonly Waiting[]): Promise<void> {
    if (waiting.length === 0) return;
    await em.query(
      `UPDATE outbox_message o SET not_before = now() + w.ms * interval '1 millisecond'
         FROM unnest($1::uuid[], $2::float[]) AS w(id, ms) WHERE o.subject_id = w.id AND o.not_before <= now()`,
      [waiting.map(({ noticeId }) => noticeId), waiting.map(({ forMs }) => forMs)],
    );
    // One that is looked at each second is written to once in a window.
    await em.query(
      `UPDATE notice n SET due_at = now() + (w.ms + $3) * interval '1 millisecond'
         FROM unnest($1::uuid[], $2::float[]) AS w(id, ms)
        WHERE n.id = w.id AND n.state = 'planned' AND n.due_at < now() + w.ms * interval '1 millisecond'`,
      [waiting.map(({ noticeId }) => noticeId), waiting.map(({ forMs }) => forMs), this.settings.dispatchWindowMs],
    );
  }

  /**
   * What an officer or a gateway has settled meanwhile is no longer planned and gets no job; nor does what an officer has to
   * tell by phone, which stands on the list of calls from now on.
   */
  private async dispatch(em: EntityManager, noticeIds: readonly string[]): Promise<ChannelJob[]> {
    const [rows]: [(CallOwed & { channel: NoticeWay; dispatchNo: number })[], number] = await em.query(
      `UPDATE notice SET state = CASE channel WHEN 'phone' THEN 'manual' ELSE 'dispatched' END, dispatch_no = dispatch_no + 1,
              due_at = now() + $2 * interval '1 millisecond'
        WHERE id = ANY ($1) AND state = 'planned'
        RETURNING id, dispatch_no AS "dispatchNo", channel, dossier_id AS "dossierId", recipient, kind`,
      [noticeIds, this.settings.dispatchWindowMs],
    );
    await supersedeCalls(
      em,
      rows.filter(({ channel }) => channel === 'phone'),
    );
    const dispatched = new Map(rows.map((row) => [row.id, row]));
    // In the order of the outbox, which is the order of the acts.
    return noticeIds.flatMap((noticeId) => {
      const row = dispatched.get(noticeId);
      if (!row || row.channel === 'phone') return [];
      return [{ noticeId, dispatchNo: row.dispatchNo, channel: row.channel }];
    });
  }

  /**
   * The roll-back gave the numbers back, but the queue may have taken the jobs and would ignore the same ids. Only a
   * short cut: without it the sweeper finds those notices when their window is over.
   */
  private async burnNumbers(jobs: readonly NoticeJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.db
      .query(`UPDATE notice SET dispatch_no = dispatch_no + 1 WHERE id = ANY ($1) AND state = 'planned'`, [
        jobs.map((job) => job.noticeId),
      ])
      .catch(() => undefined);
  }
}
