import type { NoticeChannel, NoticeKind, NoticeLanguage, NoticeState } from '@motcua/shared/notices';
import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../common/ids.js';
import { Together } from '../database/together.js';
import { officeInPlace } from '../offices/office-in-place.sql.js';
import { unlessUndone } from '../outbox/no-longer-told.sql.js';
import { type NoticeJob, noticeJobId } from '../queue/job-contracts.js';
import { SMPP_GATEWAY } from './channels/gateways.js';
import type { AfterSending } from './decide-next-step.js';

export interface ClaimedNotice {
  readonly id: string;
  readonly officeId: string;
  readonly dispatchNo: number;
  readonly channel: NoticeChannel;
  readonly kind: NoticeKind;
  readonly addressEnc: Buffer;
  readonly subject: string | null;
  readonly body: string;
  readonly language: NoticeLanguage;
  /** In whose name it is sent: of the office that has taken over, where one has. */
  readonly officeName: string;
  readonly attempts: number;
  /** The gateway that may have it since an earlier try. */
  readonly gateway: string | null;
  /** What that one has of a long text. */
  readonly begun: string | null;
  /** Since it could have left. */
  readonly owedForMs: number;
}

/** $4: the offset of the clock. */
const TODAY = `((now() + $4 * interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

/** What came of a job. */
interface Told {
  readonly job: NoticeJob;
  readonly next: AfterSending;
}

/**
 * Who sends a notice is decided here, by PostgreSQL. All times are the database's. Notices that are sent at the same time
 * share their statements: one for each of three steps would keep a core busy at five hundred a second.
 */
export class NoticeClaims {
  private readonly claiming = new Together((jobs: readonly NoticeJob[]) => this.claimFree(this.db.manager, jobs));
  private readonly calling = new Together((jobs: readonly NoticeJob[]) => this.mark(jobs));
  private readonly recording = new Together((told: readonly Told[]) => this.write(told));

  constructor(
    private readonly db: DataSource,
    private readonly leaseMs: number,
    /** Moves the time that officers are shown, as every act's; leases follow the real time. */
    private readonly clockOffsetMs: number,
  ) {}

  /** @returns null when the job is not the notice's present one or another worker was first */
  async claim(job: NoticeJob): Promise<ClaimedNotice | null> {
    const claimed = await this.claiming.ask(job);
    if (claimed) return claimed;
    // The queue may be quicker than the commit of the relay that filled it: wait for that row, then look again.
    return this.db.transaction(async (em) => {
      await em.query(`SELECT 1 FROM notice WHERE id = $1 FOR UPDATE`, [job.noticeId]);
      const [waited = null] = await this.claimFree(em, [job]);
      return waited;
    });
  }

  /**
   * To be called right before the gateway is.
   *
   * @returns false when too little is left of the lease for a call: somebody else may send soon
   */
  markCalled(job: NoticeJob): Promise<boolean> {
    return this.calling.ask(job);
  }

  /** A late answer still settles what was taken for unknown meanwhile. @returns false when it comes too late even so */
  record(job: NoticeJob, next: AfterSending): Promise<boolean> {
    return this.recording.ask({ job, next });
  }

  /**
   * Gives a claim back so that another gateway can have it under the same number: the first has surely not taken it, which
   * counts for no try. As with `record`, a late answer still settles what was taken for unknown meanwhile.
   *
   * @returns false when it comes too late even so, or what it tells is undone
   */
  async giveOn({ noticeId, dispatchNo }: NoticeJob, error: string, windowMs: number): Promise<boolean> {
    const [[given]]: [{ state: NoticeState }[], number] = await this.db.query(
      `UPDATE notice SET ${unlessUndone(`'dispatched'`, 'gateway')}, attempts = attempts - 1, submitting_since = NULL,
              last_error = $3, due_at = now() + $4 * interval '1 millisecond'
        WHERE id = $1 AND dispatch_no = $2 AND state IN ('submitting', 'unknown')
        RETURNING state`,
      [noticeId, dispatchNo, error, windowMs],
    );
    return given?.state === 'dispatched';
  }

  /** Gives a claim back to the outbox before any gateway was called, which counts for no try: it is to leave later. */
  async putBack({ noticeId, dispatchNo }: NoticeJob, windowMs: number): Promise<void> {
    await this.db.query(
      `WITH put AS (
         UPDATE notice SET ${unlessUndone(`'planned'`, 'gateway')}, attempts = attempts - 1,
                due_at = now() + $3 * interval '1 millisecond'
          WHERE id = $1 AND dispatch_no = $2 AND state = 'submitting' AND submitting_since IS NULL
          RETURNING id, office_id, state)
       INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at)
       SELECT $4, office_id, 'notice', id, now() FROM put WHERE state = 'planned'`,
      [noticeId, dispatchNo, windowMs, newId()],
    );
  }

  /** Waits for no row that another has in hand. The same job asked twice is given once. */
  private async claimFree(em: EntityManager, jobs: readonly NoticeJob[]): Promise<(ClaimedNotice | null)[]> {
    const [rows]: [ClaimedNotice[], number] = await em.query(
      // Nothing was tried yet where it goes from now on.
      `UPDATE notice SET state = 'submitting', submitting_since = NULL,
              attempts = CASE WHEN next_address_enc IS NULL THEN attempts ELSE 0 END + 1,
              address_enc = COALESCE(next_address_enc, address_enc), next_address_enc = NULL,
              address_masked = COALESCE(next_address_masked, address_masked), next_address_masked = NULL,
              due_at = clock_timestamp() + $3 * interval '1 millisecond'
         FROM (SELECT n.id AS free_id
                 FROM notice n JOIN unnest($1::uuid[], $2::int[]) AS job (id, no) ON n.id = job.id AND n.dispatch_no = job.no
                WHERE n.state = 'dispatched' FOR UPDATE OF n SKIP LOCKED) free
        WHERE id = free_id
        RETURNING id, office_id AS "officeId", channel, kind, address_enc AS "addressEnc", subject, body, language, attempts, gateway, begun,
                  dispatch_no AS "dispatchNo",
                  extract(epoch FROM least(clock_timestamp() + $4 * interval '1 millisecond' - created_at,
                                           clock_timestamp() - not_before))::float * 1000 AS "owedForMs",
                  (SELECT o.name FROM office o WHERE o.id = ${officeInPlace('notice.office_id', TODAY)}) AS "officeName"`,
      [...columnsOf(jobs), this.leaseMs, this.clockOffsetMs],
    );
    const free = new Map(rows.map((row) => [row.id, row]));
    return jobs.map(({ noticeId, dispatchNo }) => {
      const claimed = free.get(noticeId);
      if (claimed?.dispatchNo !== dispatchNo) return null;
      free.delete(noticeId);
      return claimed;
    });
  }

  private async mark(jobs: readonly NoticeJob[]): Promise<boolean[]> {
    const [rows]: [NoticeJob[], number] = await this.db.query(
      // Nothing that an index has changes, so none is written to: the lease goes on from the claim. Locked in one order, as below.
      `UPDATE notice SET submitting_since = clock_timestamp()
         FROM (SELECT n.id AS held_id
                 FROM notice n JOIN unnest($1::uuid[], $2::int[]) AS job (id, no) ON n.id = job.id AND n.dispatch_no = job.no
                WHERE n.state = 'submitting' AND n.due_at > clock_timestamp() + $3 * interval '1 millisecond'
                ORDER BY n.id FOR UPDATE OF n) held
        WHERE id = held_id
        RETURNING id AS "noticeId", dispatch_no AS "dispatchNo"`,
      [...columnsOf(jobs), this.leaseMs / 2],
    );
    return areIn(rows, jobs);
  }

  private async write(told: readonly Told[]): Promise<boolean[]> {
    // The names of its parts at the gateway are kept for reports, of which one may have come before the answer. What was
    // told of an earlier try may have decided nothing while another was to come: it is looked at again, for a report like
    // it would change nothing. A name that a gateway uses anew brings nothing of the message that had it before.
    // Rows are locked in one order, for reports end several at a time too.
    const rows: NoticeJob[] = await this.db.query(
      `WITH told AS (
         SELECT * FROM jsonb_to_recordset($1) AS t ("noticeId" uuid, "dispatchNo" int, "state" text, "gateway" text,
                "gatewayId" text, "begun" text, "error" text, "waitMs" float, "notTried" int, "parts" jsonb)),
       owed AS (
         SELECT n.id FROM notice n JOIN told t ON n.id = t."noticeId" AND n.dispatch_no = t."dispatchNo"
          WHERE n.state IN ('submitting', 'unknown') ORDER BY n.id FOR UPDATE OF n),
       recorded AS (
         UPDATE notice n SET ${unlessUndone('t."state"', 'COALESCE(t."gateway", n.gateway)')},
                gateway = COALESCE(t."gateway", n.gateway), gateway_id = t."gatewayId",
                begun = COALESCE(t."begun", n.begun),
                attempts = n.attempts - t."notTried", last_error = t."error", submitting_since = NULL,
                accepted_at = CASE WHEN t."state" = 'gateway_accepted' THEN now() + $2 * interval '1 millisecond' END,
                due_at = now() + t."waitMs" * interval '1 millisecond'
           FROM told t JOIN owed ON owed.id = t."noticeId"
          WHERE n.id = owed.id AND n.dispatch_no = t."dispatchNo"
          RETURNING n.id, n.dispatch_no, n.state, t."gateway", t."parts"),
       told_before AS (
         UPDATE gateway_report r SET pending = true
           FROM recorded n
          WHERE r.notice_id = n.id AND r.state IS NOT NULL AND n.state IN ('gateway_accepted', 'unknown')
            AND NOT n."parts" ? r.reference),
       named AS (
         INSERT INTO gateway_report (gateway, reference, notice_id)
         SELECT DISTINCT ON (gateway, part) gateway, part, id
           FROM recorded, jsonb_array_elements_text(parts) AS part ORDER BY gateway, part, id DESC
         ON CONFLICT (gateway, reference) DO UPDATE
            SET notice_id = excluded.notice_id,
                state = CASE WHEN gateway_report.notice_id <> excluded.notice_id THEN NULL ELSE gateway_report.state END,
                pending = gateway_report.state IS NOT NULL
                          AND COALESCE(gateway_report.notice_id = excluded.notice_id, true))
       SELECT id AS "noticeId", dispatch_no AS "dispatchNo" FROM recorded`,
      [JSON.stringify(told.map(rowOf)), this.clockOffsetMs],
    );
    return areIn(
      rows,
      told.map(({ job }) => job),
    );
  }
}

const columnsOf = (jobs: readonly NoticeJob[]): [string[], number[]] => [
  jobs.map(({ noticeId }) => noticeId),
  jobs.map(({ dispatchNo }) => dispatchNo),
];

/** One notice may be asked for under an old number and its present one at the same time. */
function areIn(done: readonly NoticeJob[], jobs: readonly NoticeJob[]): boolean[] {
  const ids = new Set(done.map(noticeJobId));
  return jobs.map((job) => ids.has(noticeJobId(job)));
}

/** As the statement names its columns. */
function rowOf({ job: { noticeId, dispatchNo }, next }: Told): object {
  const of = { noticeId, dispatchNo, state: next.state };
  if (next.state === 'gateway_accepted') {
    const { gateway, gatewayId } = next;
    return { ...of, gateway, gatewayId, waitMs: 0, notTried: 0, parts: reportedParts(next) };
  }
  const waits = next.state === 'retry_waiting' ? next : null;
  return {
    ...of,
    gateway: next.mayBeAt,
    begun: waits?.begun,
    error: next.error,
    waitMs: waits?.waitMs ?? 0,
    notTried: next.notTried ? 1 : 0,
    parts: [],
  };
}

/** Mail servers give no id that a report would name again, and one SMS gateway names each part of a long text. */
function reportedParts({ gateway, gatewayId }: { gateway: string; gatewayId: string | null }): string[] {
  if (!gateway.startsWith('sms-') || !gatewayId) return [];
  return gateway === SMPP_GATEWAY ? [...new Set(gatewayId.split(' '))] : [gatewayId];
}
