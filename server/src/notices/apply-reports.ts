import type { NoticeState } from '@motcua/shared/notices';
import type { DataSource, EntityManager } from 'typeorm';
import type { SecretBox } from '../common/secret-box.js';
import { type Bounce, failBouncedMails, staffMailsUnderWay } from '../digests/fail-bounced-mails.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import { SMTP_GATEWAY } from './channels/gateways.js';
import { decideFate, mayEnd, type ReportedPart } from './decide-fate.js';
import { settleRungs } from './settle-rungs.js';

interface ReportRow extends ReportedPart {
  readonly gateway: string;
  readonly noticeId: string;
  readonly addressEnc: Buffer | null;
}

interface ReportedNotice {
  readonly id: string;
  readonly state: NoticeState;
  readonly gateway: string | null;
  readonly addressEnc: Buffer;
  /** A text message whose number was set right since: who has the old one is nobody to be told. */
  readonly isMoved: boolean;
}

const BATCH = 200;

/** Does what follows from reports of gateways: the notices they are about get the state that was told. */
export class ApplyReports {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
    /** Moves the time that officers are shown, as every act's. */
    private readonly clockOffsetMs: number,
    private readonly logger: WorkerLogger,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    return this.db.transaction(async (em) => {
      const pending: { noticeId: string }[] = await em.query(
        `SELECT notice_id AS "noticeId" FROM gateway_report WHERE pending AND notice_id IS NOT NULL
          ORDER BY received_at LIMIT $1`,
        [BATCH],
      );
      if (pending.length === 0) return false;
      // The notices first, then their reports: two workers wait for each other and do not both for ever.
      const ids = [...new Set(pending.map(({ noticeId }) => noticeId))].sort();
      const notices: ReportedNotice[] = await em.query(
        `SELECT id, state, gateway, address_enc AS "addressEnc", channel = 'sms' AND next_address_enc IS NOT NULL AS "isMoved"
           FROM notice WHERE id = ANY ($1) ORDER BY id FOR UPDATE`,
        [ids],
      );
      // A notice is there before its message is: what names another one is about a mail to staff, or nothing of ours.
      const found = new Set(notices.map(({ id }) => id));
      const others = ids.filter((id) => !found.has(id));
      const underWay = await staffMailsUnderWay(em, others);
      const reports: ReportRow[] = await em.query(
        `SELECT gateway, reference, notice_id AS "noticeId", state, words, at, address_enc AS "addressEnc"
           FROM gateway_report WHERE notice_id = ANY ($1) ORDER BY reference, gateway FOR UPDATE`,
        [ids],
      );
      for (const notice of notices) await this.apply(em, notice, reports);
      await failBouncedMails(
        em,
        reports.filter(({ noticeId }) => !found.has(noticeId)).flatMap((report) => this.bounceOf(report)),
      );
      await em.query(`DELETE FROM gateway_report WHERE notice_id = ANY ($1)`, [
        others.filter((id) => !underWay.has(id)),
      ]);
      // Those that were read, and none that came meanwhile.
      await em.query(
        `UPDATE gateway_report r SET pending = false
           FROM unnest($1::text[], $2::text[]) AS read(gateway, reference)
          WHERE r.gateway = read.gateway AND r.reference = read.reference`,
        [reports.map(({ gateway }) => gateway), reports.map(({ reference }) => reference)],
      );
      return pending.length === BATCH;
    });
  }

  private async apply(em: EntityManager, notice: ReportedNotice, reports: readonly ReportRow[]): Promise<void> {
    const fate = decideFate(
      notice.id,
      reports.filter((report) => this.isAbout(report, notice)),
    );
    if (!fate || !mayEnd(notice.state, fate)) return;
    const bad = fate.state === 'undelivered' || fate.state === 'expired';
    if (notice.isMoved && !bad) return;
    const shown = `now() + $4 * interval '1 millisecond'`;
    await em.query(
      `UPDATE notice SET state = $2, last_error = $3, submitting_since = NULL, accepted_at = COALESCE(accepted_at, ${shown}),
              delivered_at = CASE WHEN $2 = 'delivered' THEN COALESCE($5::timestamptz, ${shown}) END
        WHERE id = $1`,
      [notice.id, fate.state, bad ? fate.words : null, this.clockOffsetMs, fate.at],
    );
    await settleRungs(em, [notice.id]);
    this.logger.info({ noticeId: notice.id, state: fate.state }, 'report');
  }

  private bounceOf({ gateway, state, noticeId, words, addressEnc }: ReportRow): Bounce[] {
    if (gateway !== SMTP_GATEWAY || (state !== 'undelivered' && state !== 'expired')) return [];
    return [{ mailId: noticeId, words, to: addressEnc && this.box.decrypt(addressEnc).toLowerCase() }];
  }

  /** Of the gateway that took the notice, and to nobody else. */
  private isAbout({ gateway, noticeId, addressEnc }: ReportRow, notice: ReportedNotice): boolean {
    if (noticeId !== notice.id || (notice.gateway !== null && notice.gateway !== gateway)) return false;
    if (addressEnc === null) return true;
    return this.box.decrypt(addressEnc).toLowerCase() === this.box.decrypt(notice.addressEnc).toLowerCase();
  }
}
