import type { DataSource } from 'typeorm';
import type { AttachedFile, NoticeChannelSender } from '../notices/channels/notice-channel.js';
import { type AfterSending, afterSending } from '../notices/decide-next-step.js';
import { handOver, insist } from '../notices/hand-over.js';
import type { NoticeSettings } from '../notices/notice-settings.js';
import type { WorkerLogger } from '../queue/worker-logger.js';

interface ClaimedMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

/** Tables of mails to staff; their columns of sending are those of `staff_digest`. */
export const STAFF_MAIL_TABLES = ['staff_digest', 'report_mail', 'alert_mail'] as const;

/** Which mails. */
export interface StaffMails {
  readonly table: (typeof STAFF_MAIL_TABLES)[number];
  /** What goes with a mail. */
  readonly filesOf?: (id: string) => Promise<AttachedFile[]>;
}

export type SendStaffMailSettings = Pick<
  NoticeSettings,
  'leaseMs' | 'gatewayTimeoutMs' | 'mailsAtOnce' | 'retryFirstMs' | 'retryMostMs' | 'maxAttempts'
>;

/**
 * Hands mails to staff, of digests or reports, to the mail server. PostgreSQL decides who sends one: a claim is a lease, and
 * whoever dies with it leaves the mail to be sent again under the same Message-ID. All times are the database's.
 */
export class SendStaffMails {
  constructor(
    private readonly db: DataSource,
    private readonly mails: StaffMails,
    private readonly channel: NoticeChannelSender,
    private readonly settings: SendStaffMailSettings,
    /** Moves the time that people are shown; leases and waits follow the real time. */
    private readonly clockOffsetMs: number,
    private readonly logger: WorkerLogger,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    await this.giveUp();
    const claimed = await this.claim();
    await Promise.all(claimed.map((mail) => this.send(mail)));
    return claimed.length === this.settings.mailsAtOnce;
  }

  /** A mail that brings its worker down each time must not do so for ever. */
  private giveUp(): Promise<unknown> {
    return this.db.query(
      `UPDATE ${this.mails.table} SET mail_state = 'failed', last_error = 'the worker was interrupted'
        WHERE mail_state = 'submitting' AND mail_due_at <= now() AND attempts >= $1`,
      [this.settings.maxAttempts],
    );
  }

  private async claim(): Promise<ClaimedMail[]> {
    const [claimed]: [ClaimedMail[], number] = await this.db.query(
      `UPDATE ${this.mails.table} SET mail_state = 'submitting', attempts = attempts + 1,
              mail_due_at = clock_timestamp() + $1 * interval '1 millisecond'
        WHERE id = ANY (ARRAY(SELECT id FROM ${this.mails.table}
                               WHERE mail_state IN ('planned', 'submitting', 'retry_waiting') AND mail_due_at <= now()
                               ORDER BY mail_due_at LIMIT $2 FOR UPDATE SKIP LOCKED))
        RETURNING id, mail_address AS "to", subject, body, attempts`,
      [this.settings.leaseMs, this.settings.mailsAtOnce],
    );
    return claimed;
  }

  private async send({ id, to, subject, body, attempts }: ClaimedMail): Promise<void> {
    const files = await this.mails.filesOf?.(id);
    const message = { noticeId: id, to, subject, text: body, ...(files && { files }) };
    const outcome = await handOver(this.channel, message, this.settings.gatewayTimeoutMs);
    const next = afterSending('email', attempts, outcome, this.settings);
    const recorded = await insist(() => this.record(id, attempts, next));
    this.logger.info({ mailId: id, attempt: attempts, recorded, state: next.state }, this.mails.table);
  }

  /** @returns false when the lease was over and somebody else has claimed it since */
  private async record(id: string, attempts: number, next: AfterSending): Promise<boolean> {
    const accepted = next.state === 'gateway_accepted' ? next : null;
    // Nobody is asked to send an old mail by hand: after the last try it has failed.
    const state = accepted || next.state === 'retry_waiting' ? next.state : 'failed';
    const [, count]: [unknown, number] = await this.db.query(
      `UPDATE ${this.mails.table} SET mail_state = $3, gateway = $4, gateway_id = $5, last_error = $6,
              attempts = attempts - $9,
              accepted_at = CASE WHEN $3 = 'gateway_accepted' THEN now() + $7 * interval '1 millisecond' END,
              mail_due_at = now() + $8 * interval '1 millisecond'
        WHERE id = $1 AND attempts = $2 AND mail_state = 'submitting'`,
      [
        id,
        attempts,
        state,
        accepted?.gateway ?? null,
        accepted?.gatewayId ?? null,
        next.state === 'gateway_accepted' ? null : next.error,
        this.clockOffsetMs,
        next.state === 'retry_waiting' ? next.waitMs : 0,
        next.state === 'retry_waiting' && next.notTried ? 1 : 0,
      ],
    );
    return count === 1;
  }
}
