import type { NoticeState } from '@motcua/shared/notices';
import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../common/ids.js';
import { unlessUndone } from '../outbox/no-longer-told.sql.js';
import { noticeJobId, type QueuedChannel } from '../queue/job-contracts.js';
import type { ChannelJob, NoticeQueues } from '../queue/notice-queues.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import { SMTP_GATEWAY } from './channels/gateways.js';
import { afterWindow, type OverdueNotice, type OverdueStep } from './decide-next-step.js';
import type { NoticeSettings } from './notice-settings.js';

interface OverdueRow extends OverdueNotice {
  readonly id: string;
  readonly officeId: string;
  readonly dispatchNo: number;
  readonly channel: QueuedChannel;
}

type SweepStep = Exclude<OverdueStep, 'ask_queue'> | 'waits' | 'unanswered';

/** A mail whose worker died in the call may have arrived: nobody says of it that it was never sent. */
const MAY_BE_AT = `CASE WHEN channel = 'email' AND submitting_since IS NOT NULL THEN COALESCE(gateway, '${SMTP_GATEWAY}') ELSE gateway END`;

/** Of the window in which a job is taken for lost. */
const ASKED_AGAIN_WITHIN = 6;

/**
 * Finds owed notices whose time is over: their job was lost, their worker died, or the next try has come. Owed again
 * means a new outbox row, so the relay gives a new dispatch number and jobs of the old one do nothing.
 */
export class SweepNotices {
  constructor(
    private readonly db: DataSource,
    private readonly queues: NoticeQueues,
    private readonly settings: NoticeSettings,
    private readonly logger: WorkerLogger,
    private readonly onOwed: (notices: number) => void,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    const counts = await this.db.transaction(async (em) => {
      const overdue = await this.overdue(em);
      if (overdue.length === 0) return null;
      const steps = await this.decide(overdue);
      await this.sendAgain(em, steps.send_again);
      await this.settle(em, 'unknown', steps.unknown);
      await this.settle(em, 'manual', steps.manual);
      await this.askLater(em, steps.waits, this.settings.dispatchWindowMs);
      await this.askLater(em, steps.unanswered, this.settings.dispatchWindowMs / ASKED_AGAIN_WITHIN);
      return { all: overdue.length, again: steps.send_again.length, unknown: steps.unknown.length };
    });
    if (!counts) return false;
    if (counts.again > 0) this.onOwed(counts.again);
    this.logger.info(counts, 'overdue notices');
    return counts.all === this.settings.sweepBatch;
  }

  private overdue(em: EntityManager): Promise<OverdueRow[]> {
    // A planned notice with its outbox row is the relay's: it waits there for as long as the queue is away. A held one
    // has none yet and waits for its visit, or for what becomes of another.
    return em.query(
      `SELECT n.id, n.office_id AS "officeId", n.channel, n.state, n.attempts, n.dispatch_no AS "dispatchNo",
              n.submitting_since IS NOT NULL AS called
         FROM notice n
        WHERE n.state IN ('planned', 'dispatched', 'submitting', 'retry_waiting') AND n.due_at <= now()
          AND n.held_for_visit_id IS NULL AND n.waits_for_id IS NULL
          AND NOT (n.state = 'planned' AND EXISTS (SELECT 1 FROM outbox_message o WHERE o.subject_id = n.id))
        ORDER BY n.due_at LIMIT $1 FOR UPDATE OF n SKIP LOCKED`,
      [this.settings.sweepBatch],
    );
  }

  /**
   * A job that merely stands in a long line is not lost: to dispatch it again would make the line longer. Nor is one of
   * which a busy queue says nothing: it would never come to the end of a line that grows whenever it is slow.
   */
  private async decide(overdue: readonly OverdueRow[]): Promise<Record<SweepStep, OverdueRow[]>> {
    const steps: Record<SweepStep, OverdueRow[]> = {
      send_again: [],
      unknown: [],
      manual: [],
      waits: [],
      unanswered: [],
    };
    const asked: OverdueRow[] = [];
    for (const row of overdue) {
      const step = afterWindow(row, this.settings.maxAttempts);
      (step === 'ask_queue' ? asked : steps[step]).push(row);
    }
    if (asked.length === 0) return steps;

    const jobOf = ({ id, dispatchNo, channel }: OverdueRow): ChannelJob => ({ noticeId: id, dispatchNo, channel });
    const found = await this.queues.stillWaiting(asked.map(jobOf));
    for (const row of asked) {
      const waits = found.get(noticeJobId(jobOf(row)));
      steps[waits === undefined ? 'unanswered' : waits ? 'waits' : 'send_again'].push(row);
    }
    return steps;
  }

  private async askLater(em: EntityManager, rows: readonly OverdueRow[], inMs: number): Promise<void> {
    if (rows.length === 0) return;
    await em.query(`UPDATE notice SET due_at = now() + $2 * interval '1 millisecond' WHERE id = ANY ($1)`, [
      rows.map((row) => row.id),
      inMs,
    ]);
  }

  private async sendAgain(em: EntityManager, rows: readonly OverdueRow[]): Promise<void> {
    const [again]: [{ id: string; officeId: string; state: NoticeState }[], number] = await em.query(
      `UPDATE notice SET ${unlessUndone(`'planned'`, MAY_BE_AT)}, submitting_since = NULL, due_at = now() + $2 * interval '1 millisecond',
              gateway = ${MAY_BE_AT}
        WHERE id = ANY ($1)
        RETURNING id, office_id AS "officeId", state`,
      [rows.map((row) => row.id), this.settings.dispatchWindowMs],
    );
    const owed = again.filter(({ state }) => state === 'planned');
    await em.query(
      `INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at)
       SELECT o.id, o.office_id, 'notice', o.subject_id, now()
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS o(id, office_id, subject_id)`,
      [owed.map(() => newId()), owed.map(({ officeId }) => officeId), owed.map(({ id }) => id)],
    );
  }

  private async settle(em: EntityManager, state: 'unknown' | 'manual', rows: readonly OverdueRow[]): Promise<void> {
    if (rows.length === 0) return;
    await em.query(
      `UPDATE notice SET ${unlessUndone('$2::text', MAY_BE_AT)}, submitting_since = NULL, last_error = 'the worker was interrupted', gateway = ${MAY_BE_AT}
        WHERE id = ANY ($1)`,
      [rows.map((row) => row.id), state],
    );
  }
}
