import type { DataSource, EntityManager } from 'typeorm';
import type { DigestMailState } from '../alerts/staff-digest.entity.js';
import { SMTP_GATEWAY } from '../notices/channels/gateways.js';
import type { AttachedFile, NoticeChannelSender } from '../notices/channels/notice-channel.js';
import { type AfterSending, afterSending } from '../notices/decide-next-step.js';
import { handOver, insist } from '../notices/hand-over.js';
import type { NoticeSettings } from '../notices/notice-settings.js';
import { type StaffMailJob, staffMailJobId, type StaffMailTable } from '../queue/job-contracts.js';
import type { NoticeQueues } from '../queue/notice-queues.js';
import type { WorkerLogger } from '../queue/worker-logger.js';

interface OwedMail {
  readonly id: string;
  readonly dispatchNo: number;
  readonly state: DigestMailState;
}

/** A mail that somebody is at, by its how manieth try. */
export interface ClaimedStaffMail {
  readonly id: string;
  readonly attempts: number;
}

interface ClaimedMail extends ClaimedStaffMail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Which mails. */
export interface StaffMails {
  readonly table: StaffMailTable;
  /** What goes with a mail. */
  readonly filesOf?: (id: string) => Promise<AttachedFile[]>;
  /** Asked before each try: whether it was held back because its reader may not have it any more. */
  readonly withhold?: (mail: ClaimedStaffMail) => Promise<boolean>;
}

/** Whoever died with a claim may have been in the call. */
const MAY_BE_THERE = `CASE mail_state WHEN 'submitting' THEN COALESCE(gateway, '${SMTP_GATEWAY}') ELSE gateway END`;

export type SendStaffMailSettings = Pick<
  NoticeSettings,
  'dispatchWindowMs' | 'sweepBatch' | 'leaseMs' | 'gatewayTimeoutMs' | 'retryFirstMs' | 'retryMostMs' | 'maxAttempts'
>;

/**
 * Hands mails to staff, of digests, alerts or reports, to the mail server: each stands in the line of mails, behind those to
 * citizens, and keeps to the limit of that line. PostgreSQL decides who sends one: a claim is a lease, and whoever dies with it
 * leaves the mail to be sent again under the same Message-ID. All times are the database's.
 */
export class SendStaffMails {
  constructor(
    private readonly db: DataSource,
    private readonly mails: StaffMails,
    private readonly queues: Pick<NoticeQueues, 'addStaffMails' | 'staffMailsWaiting'>,
    private readonly channel: NoticeChannelSender,
    private readonly settings: SendStaffMailSettings,
    /** Moves the time that people are shown; leases and waits follow the real time. */
    private readonly clockOffsetMs: number,
    private readonly logger: WorkerLogger,
  ) {}

  /** Puts what is owed, new or again, in line. @returns whether there may be more; @throws Error when the queue is away */
  async sweep(): Promise<boolean> {
    await this.giveUp();
    const { owed, jobs } = await this.db.transaction((em) => this.dispatch(em));
    try {
      await this.queues.addStaffMails(jobs);
    } catch (error) {
      // What the queue has taken all the same it says when it is asked.
      await this.db.query(
        `UPDATE ${this.mails.table} SET mail_due_at = now()
          WHERE id = ANY ($1) AND mail_state IN ('planned', 'retry_waiting')`,
        [jobs.map(({ mailId }) => mailId)],
      );
      throw error;
    }
    return owed === this.settings.sweepBatch;
  }

  /** Sends one, if its turn in line is still the present one. */
  async execute(job: StaffMailJob): Promise<void> {
    const mail = await this.claim(job);
    if (mail) await this.send(mail);
  }

  /** A mail that brings its worker down each time must not do so for ever. */
  private giveUp(): Promise<unknown> {
    return this.db.query(
      `UPDATE ${this.mails.table} SET mail_state = 'failed', last_error = 'the worker was interrupted', gateway = ${MAY_BE_THERE}
        WHERE mail_state = 'submitting' AND mail_due_at <= now() AND attempts >= $1`,
      [this.settings.maxAttempts],
    );
  }

  /** A job that merely stands in a long line is not lost, nor is one of which a busy queue says nothing. */
  private async dispatch(em: EntityManager): Promise<{ owed: number; jobs: StaffMailJob[] }> {
    const { table } = this.mails;
    const owed: OwedMail[] = await em.query(
      `SELECT id, dispatch_no AS "dispatchNo", mail_state AS state FROM ${table}
        WHERE mail_state IN ('planned', 'submitting', 'retry_waiting') AND mail_due_at <= now()
        ORDER BY mail_due_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [this.settings.sweepBatch],
    );
    if (owed.length === 0) return { owed: 0, jobs: [] };
    const jobOf = ({ id, dispatchNo }: OwedMail): StaffMailJob => ({ table, mailId: id, dispatchNo });
    // Whoever had begun with one has died: its job is of no use.
    const inLine = owed.filter(({ state, dispatchNo }) => state !== 'submitting' && dispatchNo > 0);
    const waiting = await this.queues.staffMailsWaiting(inLine.map(jobOf));
    const again = owed.filter((mail) => !inLine.includes(mail) || waiting.get(staffMailJobId(jobOf(mail))) === false);
    await em.query(
      `UPDATE ${table} SET mail_due_at = now() + $3 * interval '1 millisecond',
              dispatch_no = dispatch_no + (id = ANY ($2))::int,
              mail_state = CASE mail_state WHEN 'submitting' THEN 'retry_waiting' ELSE mail_state END,
              gateway = ${MAY_BE_THERE}
        WHERE id = ANY ($1)`,
      [owed.map(({ id }) => id), again.map(({ id }) => id), this.settings.dispatchWindowMs],
    );
    return { owed: owed.length, jobs: again.map((mail) => jobOf({ ...mail, dispatchNo: mail.dispatchNo + 1 })) };
  }

  private async claim({ mailId, dispatchNo }: StaffMailJob): Promise<ClaimedMail | null> {
    const [claimed]: [ClaimedMail[], number] = await this.db.query(
      `UPDATE ${this.mails.table} SET mail_state = 'submitting', attempts = attempts + 1,
              mail_due_at = clock_timestamp() + $3 * interval '1 millisecond'
        WHERE id = $1 AND dispatch_no = $2 AND mail_state IN ('planned', 'retry_waiting')
        RETURNING id, mail_address AS "to", subject, body, attempts`,
      [mailId, dispatchNo, this.settings.leaseMs],
    );
    return claimed[0] ?? null;
  }

  private async send({ id, to, subject, body, attempts }: ClaimedMail): Promise<void> {
    if (await this.mails.withhold?.({ id, attempts })) {
      this.logger.info({ mailId: id, attempt: attempts, state: 'withheld' }, this.mails.table);
      return;
    }
    const files = await this.mails.filesOf?.(id);
    const message = { noticeId: id, to, subject, text: body, ...(files && { files }) };
    const outcome = await handOver(this.channel, message, this.settings.gatewayTimeoutMs);
    const next = afterSending('email', attempts, outcome, this.settings);
    const recorded = await insist(() => this.record(id, attempts, next));
    this.logger.info({ mailId: id, attempt: attempts, recorded, state: next.state }, this.mails.table);
  }

  /** @returns false when the lease was over and somebody else has claimed it since */
  private record(id: string, attempts: number, next: AfterSending): Promise<boolean> {
    const accepted = next.state === 'gateway_accepted' ? next : null;
    // Nobody is asked to send an old mail by hand: after the last try it has failed.
    const state = accepted || next.state === 'retry_waiting' ? next.state : 'failed';
    return this.db.transaction(async (em) => {
      // What is left of its job may not be the next try.
      const [, count]: [unknown, number] = await em.query(
        `UPDATE ${this.mails.table} SET mail_state = $3, gateway = COALESCE($4, gateway), gateway_id = $5, last_error = $6,
                attempts = attempts - $9, dispatch_no = dispatch_no + 1,
                accepted_at = CASE WHEN $3 = 'gateway_accepted' THEN now() + $7 * interval '1 millisecond' END,
                mail_due_at = now() + $8 * interval '1 millisecond'
          WHERE id = $1 AND attempts = $2 AND mail_state = 'submitting'`,
        [
          id,
          attempts,
          state,
          next.state === 'gateway_accepted' ? next.gateway : (next.mayBeAt ?? null),
          accepted?.gatewayId ?? null,
          next.state === 'gateway_accepted' ? null : next.error,
          this.clockOffsetMs,
          next.state === 'retry_waiting' ? next.waitMs : 0,
          next.state === 'retry_waiting' && next.notTried ? 1 : 0,
        ],
      );
      // It may have come back before the answer was there.
      if (count === 1 && accepted) {
        await em.query(`UPDATE gateway_report SET pending = true WHERE gateway = $1 AND notice_id = $2`, [
          SMTP_GATEWAY,
          id,
        ]);
      }
      return count === 1;
    });
  }
}
