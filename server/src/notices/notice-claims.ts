import type { NoticeChannel, NoticeLanguage } from '@motcua/shared/notices';
import type { DataSource, EntityManager } from 'typeorm';
import type { NoticeJob } from '../queue/job-contracts.js';
import { SMPP_GATEWAY } from './channels/gateways.js';
import type { AfterSending } from './decide-next-step.js';

export interface ClaimedNotice {
  readonly id: string;
  readonly channel: NoticeChannel;
  readonly addressEnc: Buffer;
  readonly subject: string | null;
  readonly body: string;
  readonly language: NoticeLanguage;
  /** In whose name it is sent. */
  readonly officeName: string;
  readonly attempts: number;
  /** The gateway that may have it since an earlier try. */
  readonly gateway: string | null;
}

/** Who sends a notice is decided here, by PostgreSQL. All times are the database's. */
export class NoticeClaims {
  constructor(
    private readonly db: DataSource,
    private readonly leaseMs: number,
    /** Moves the time that officers are shown, as every act's; leases follow the real time. */
    private readonly clockOffsetMs: number,
  ) {}

  /** @returns null when the job is not the notice's present one or another worker was first */
  async claim(job: NoticeJob): Promise<ClaimedNotice | null> {
    const claimed = await this.tryClaim(this.db.manager, job);
    if (claimed) return claimed;
    // The queue may be quicker than the commit of the relay that filled it: wait for that row, then look again.
    return this.db.transaction(async (em) => {
      await em.query(`SELECT 1 FROM notice WHERE id = $1 FOR UPDATE`, [job.noticeId]);
      return this.tryClaim(em, job);
    });
  }

  private async tryClaim(em: EntityManager, { noticeId, dispatchNo }: NoticeJob): Promise<ClaimedNotice | null> {
    const [rows]: [ClaimedNotice[], number] = await em.query(
      `UPDATE notice SET state = 'submitting', attempts = attempts + 1, submitting_since = NULL,
              due_at = clock_timestamp() + $3 * interval '1 millisecond'
        WHERE id = $1 AND dispatch_no = $2 AND state = 'dispatched'
        RETURNING id, channel, address_enc AS "addressEnc", subject, body, language, attempts, gateway,
                  (SELECT o.name FROM office o WHERE o.id = notice.office_id) AS "officeName"`,
      [noticeId, dispatchNo, this.leaseMs],
    );
    return rows[0] ?? null;
  }

  /** To be called right before the gateway is. @returns false when the lease is over and somebody else may send */
  async markCalled({ noticeId, dispatchNo }: NoticeJob): Promise<boolean> {
    const [, count]: [unknown, number] = await this.db.query(
      `UPDATE notice SET submitting_since = clock_timestamp(),
              due_at = clock_timestamp() + $3 * interval '1 millisecond'
        WHERE id = $1 AND dispatch_no = $2 AND state = 'submitting' AND due_at > clock_timestamp()`,
      [noticeId, dispatchNo, this.leaseMs],
    );
    return count === 1;
  }

  /** A late answer still settles what was taken for unknown meanwhile. @returns false when it comes too late even so */
  async record({ noticeId, dispatchNo }: NoticeJob, next: AfterSending): Promise<boolean> {
    const accepted = next.state === 'gateway_accepted' ? next : null;
    // The names of its parts at the gateway are kept for reports, of which one may have come before the answer.
    const [{ count }]: [{ count: number }] = await this.db.query(
      `WITH recorded AS (
         UPDATE notice SET state = $3, gateway = COALESCE($4, gateway), gateway_id = $5,
                attempts = attempts - $10, last_error = $6, submitting_since = NULL,
                accepted_at = CASE WHEN $3 = 'gateway_accepted' THEN now() + $7 * interval '1 millisecond' END,
                due_at = now() + $8 * interval '1 millisecond'
          WHERE id = $1 AND dispatch_no = $2 AND state IN ('submitting', 'unknown') RETURNING id),
       named AS (
         INSERT INTO gateway_report (gateway, reference, notice_id)
         SELECT $4, part, id FROM recorded, unnest($9::text[]) AS part
         ON CONFLICT (gateway, reference) DO UPDATE
            SET notice_id = excluded.notice_id, pending = gateway_report.state IS NOT NULL)
       SELECT count(*)::int AS count FROM recorded`,
      [
        noticeId,
        dispatchNo,
        next.state,
        next.state === 'gateway_accepted' ? next.gateway : (next.mayBeAt ?? null),
        accepted?.gatewayId ?? null,
        next.state === 'gateway_accepted' ? null : next.error,
        this.clockOffsetMs,
        next.state === 'retry_waiting' ? next.waitMs : 0,
        accepted ? reportedParts(accepted) : [],
        next.state === 'retry_waiting' && next.notTried ? 1 : 0,
      ],
    );
    return count === 1;
  }
}

/** Mail servers give no id that a report would name again, and one SMS gateway names each part of a long text. */
function reportedParts({ gateway, gatewayId }: { gateway: string; gatewayId: string | null }): string[] {
  if (!gateway.startsWith('sms-') || !gatewayId) return [];
  return gateway === SMPP_GATEWAY ? [...new Set(gatewayId.split(' '))] : [gatewayId];
}
