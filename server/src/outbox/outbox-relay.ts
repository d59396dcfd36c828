import type { DataSource, EntityManager } from 'typeorm';
import { bounded } from '../queue/bounded.js';
import { NOTICE_JOB, noticeJobId, type NoticeJob } from '../queue/job-contracts.js';
import type { JobQueue } from '../queue/queue-connection.js';

export interface RelaySettings {
  readonly relayBatch: number;
  readonly queueTimeoutMs: number;
  readonly dispatchWindowMs: number;
}

/**
 * Moves owed work from the outbox to the queue. The outbox row goes only when the queue has the job, so a crash at any
 * point repeats work and never forgets it. Runs in the background only: no request waits for a queue.
 */
export class OutboxRelay {
  constructor(
    private readonly db: DataSource,
    private readonly queue: JobQueue<NoticeJob>,
    private readonly settings: RelaySettings,
  ) {}

  /**
   * Moves one batch.
   *
   * @returns whether there may be more
   * @throws Error when the queue or the database is away; nothing is lost
   */
  async relayBatch(): Promise<boolean> {
    let offered: readonly NoticeJob[] = [];
    try {
      return await this.db.transaction(async (em) => {
        const messages: { id: string; subject_id: string }[] = await em.query(
          `SELECT id, subject_id FROM outbox_message WHERE kind = 'notice' AND not_before <= now()
            ORDER BY not_before, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
          [this.settings.relayBatch],
        );
        if (messages.length === 0) return false;
        const jobs = await this.dispatch(em, [...new Set(messages.map((message) => message.subject_id))]);
        if (jobs.length > 0) {
          offered = jobs;
          const bulk = jobs.map((data) => ({ id: noticeJobId(data), name: NOTICE_JOB, data }));
          await bounded(this.queue.addBulk(bulk), this.settings.queueTimeoutMs, 'The queue does not answer.');
        }
        await em.query(`DELETE FROM outbox_message WHERE id = ANY ($1)`, [messages.map((message) => message.id)]);
        return messages.length === this.settings.relayBatch;
      });
    } catch (error) {
      await this.burnNumbers(offered);
      throw error;
    }
  }

  /** What an officer or a gateway has settled meanwhile is no longer planned and gets no job. */
  private async dispatch(em: EntityManager, noticeIds: readonly string[]): Promise<NoticeJob[]> {
    const [rows]: [{ id: string; dispatch_no: number }[], number] = await em.query(
      `UPDATE notice SET state = 'dispatched', dispatch_no = dispatch_no + 1,
              due_at = now() + $2 * interval '1 millisecond'
        WHERE id = ANY ($1) AND state = 'planned' RETURNING id, dispatch_no`,
      [noticeIds, this.settings.dispatchWindowMs],
    );
    const numbers = new Map(rows.map((row) => [row.id, row.dispatch_no]));
    // In the order of the outbox, which is the order of the acts.
    return noticeIds.flatMap((noticeId) => {
      const dispatchNo = numbers.get(noticeId);
      return dispatchNo === undefined ? [] : [{ noticeId, dispatchNo }];
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
