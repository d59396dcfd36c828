import type { DataSource } from 'typeorm';
import { newId } from '../common/ids.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import { type NoticeChannelSender, type SentMessage, statesOf } from './channels/notice-channel.js';
import type { NoticeSettings } from './notice-settings.js';
import type { RecordReport } from './record-report.js';
import { overtakenOf } from './settle-rungs.js';

const AT_ONCE = 20;
/** A gateway that has not seen it after so many tries will not see it by the next. */
const MOST_TRIES = 4;

type AskSettings = Pick<NoticeSettings, 'askFirstMs' | 'askMost' | 'dispatchWindowMs'>;

/**
 * Asks gateways what became of text messages whose answer was lost. What a gateway knows of is not sent again; what it
 * has surely never seen is, up to three times and for as long as it is news. Not asked at once: a message may still be on its way to a gateway that hung up.
 */
export class AskUnknown {
  constructor(
    private readonly db: DataSource,
    private readonly channel: NoticeChannelSender,
    private readonly reports: RecordReport,
    private readonly settings: AskSettings,
    private readonly logger: WorkerLogger,
    /** Something was written that others wait for: a report, or a notice that is owed again. */
    private readonly onSettled: () => void,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    if (!this.channel.query) return false;
    const asked = await this.claim();
    for (const sent of asked) {
      try {
        const reports = await this.channel.query(sent);
        if (reports === null) await this.neverSeen(sent.noticeId);
        for (const report of reports ?? []) await this.reports.execute(report);
        this.logger.info({ noticeId: sent.noticeId, states: reports && statesOf(reports) }, 'asked the gateway');
        this.onSettled();
      } catch (error) {
        this.logger.warn({ noticeId: sent.noticeId, reason: reasonOf(error) }, 'asked the gateway in vain');
      }
    }
    return asked.length === AT_ONCE;
  }

  /** Whoever asks next waits twice as long; after the last time an officer has to find out. */
  private async claim(): Promise<SentMessage[]> {
    const { askFirstMs, askMost } = this.settings;
    const [rows]: [SentMessage[], number] = await this.db.query(
      `UPDATE notice SET asked = asked + 1, due_at = now() + $1 * power(2, asked) * interval '1 millisecond'
        WHERE id = ANY (ARRAY(
                SELECT id FROM notice
                 WHERE state = 'unknown' AND channel = 'sms' AND asked < $2
                   AND due_at <= now() - $1 * interval '1 millisecond'
                 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED))
        RETURNING id AS "noticeId", gateway_id AS "gatewayId", gateway AS "mayBeAt"`,
      [askFirstMs, askMost, AT_ONCE],
    );
    return rows;
  }

  /**
   * Owed again, unless the citizen knows more by now, an officer has had it sent once more, or it has been tried often enough:
   * then somebody has to look. What was ended while the gateway was asked is not owed again, and a report that came in that
   * time knows better.
   */
  private neverSeen(noticeId: string): Promise<unknown> {
    const { dispatchWindowMs, askMost } = this.settings;
    return this.db.transaction(async (em) => {
      const overtaken = await overtakenOf(em, [noticeId]);
      await em.query(
        `WITH settled AS (
           UPDATE notice n SET asked = 0, gateway = NULL, last_error = 'the gateway has never seen it', submitting_since = NULL,
                  state = CASE WHEN $5 THEN 'recalled'
                               WHEN EXISTS (SELECT 1 FROM notice again WHERE again.resent_from_id = n.id) THEN 'failed'
                               WHEN attempts >= $4 THEN 'manual' ELSE 'planned' END,
                  recalled_because = CASE WHEN $5 THEN 'superseded' END, sent_again = sent_again OR NOT $5,
                  due_at = now() + $2 * interval '1 millisecond'
            WHERE id = $1 AND state = 'unknown' AND asked <= $6
              AND NOT EXISTS (SELECT 1 FROM gateway_report r WHERE r.notice_id = n.id AND r.state IS NOT NULL AND r.pending)
            RETURNING office_id, state)
         INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at)
         SELECT $3, office_id, 'notice', $1, now() FROM settled WHERE state = 'planned'`,
        [noticeId, dispatchWindowMs, newId(), MOST_TRIES, overtaken.has(noticeId), askMost],
      );
    });
  }
}
