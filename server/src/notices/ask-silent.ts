import type { DataSource } from 'typeorm';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import { type NoticeChannelSender, type SentMessage, statesOf } from './channels/notice-channel.js';
import type { NoticeSettings } from './notice-settings.js';
import type { RecordReport } from './record-report.js';

const AT_ONCE = 20;
/** Gateways forget; as the index `notice_silent` says it. */
const ASKED_MOST = 3;
const REMEMBERED_DAYS = 7;

/**
 * Asks gateways about text messages that they took and of which no report has come. What they answer is a report like any
 * other; what they say nothing of stays as taken.
 */
export class AskSilent {
  constructor(
    private readonly db: DataSource,
    private readonly channel: NoticeChannelSender,
    private readonly reports: RecordReport,
    private readonly settings: Pick<NoticeSettings, 'askSilentMs'>,
    private readonly logger: WorkerLogger,
    private readonly onReport: () => void,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    if (!this.channel.query) return false;
    const asked = await this.claim();
    for (const sent of asked) {
      try {
        const reports = await this.channel.query(sent);
        if (reports === null) throw new Error('it does not know what it took');
        for (const report of reports) await this.reports.execute(report);
        this.onReport();
        this.logger.info({ noticeId: sent.noticeId, states: statesOf(reports) }, 'asked a silent gateway');
      } catch (error) {
        this.logger.warn({ noticeId: sent.noticeId, reason: reasonOf(error) }, 'asked a silent gateway in vain');
      }
    }
    return asked.length === AT_ONCE;
  }

  /** Each time after twice as long as before. `due_at` stays what it is, the time at which the gateway took it. */
  private async claim(): Promise<SentMessage[]> {
    const [rows]: [SentMessage[], number] = await this.db.query(
      `UPDATE notice SET asked = asked + 1
        WHERE id = ANY (ARRAY(
                SELECT id FROM notice
                 WHERE state = 'gateway_accepted' AND channel = 'sms' AND asked < ${ASKED_MOST} AND gateway_id IS NOT NULL
                   AND due_at <= now() - $1 * (power(2, asked + 1) - 1) * interval '1 millisecond'
                   AND due_at > now() - $2 * interval '1 day'
                 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED))
        RETURNING id AS "noticeId", gateway_id AS "gatewayId", gateway AS "mayBeAt"`,
      [this.settings.askSilentMs, REMEMBERED_DAYS, AT_ONCE],
    );
    return rows;
  }
}
