import type { SecretBox } from '../common/secret-box.js';
import type { WorkerMetrics } from '../metrics/worker-metrics.js';
import type { NoticeJob } from '../queue/job-contracts.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { NoticeChannels } from './channels/create-channels.js';
import { afterSending, type AfterSending } from './decide-next-step.js';
import { handOver, insist } from './hand-over.js';
import type { NoticeClaims } from './notice-claims.js';
import type { NoticeSettings } from './notice-settings.js';
import type { ReceiptsToSend } from './receipts-to-send.js';
import { htmlMail } from './templates/html-mail.js';

/** Hands one notice to its gateway, if this worker is the one to do it, and writes down what is known then. */
export class SendNotice {
  constructor(
    private readonly claims: NoticeClaims,
    private readonly channels: NoticeChannels,
    private readonly receipts: ReceiptsToSend,
    private readonly box: SecretBox,
    private readonly settings: NoticeSettings,
    private readonly logger: WorkerLogger,
    private readonly metrics: WorkerMetrics,
  ) {}

  async execute(job: NoticeJob): Promise<void> {
    const notice = await this.claims.claim(job);
    if (!notice) return;
    const to = this.box.decrypt(notice.addressEnc);
    const { id, subject, body, language } = notice;
    const html = subject === null ? null : htmlMail({ subject, body, language, officeName: notice.officeName });
    const files = await this.receipts.goingWith(notice);
    if (!(await this.claims.markCalled(job))) return;
    const message = { noticeId: id, to, subject, text: body, html, files, mayBeAt: notice.gateway };
    const startedAt = performance.now();
    const outcome = await handOver(this.channels[notice.channel], message, this.settings.gatewayTimeoutMs);
    this.metrics.called(notice.channel, outcome, startedAt);
    const next = afterSending(notice.channel, notice.attempts, outcome, this.settings);
    const recorded = await insist(() => this.claims.record(job, next));
    this.logger.info(
      { ...job, channel: notice.channel, attempt: notice.attempts, recorded, ...summary(next) },
      'notice',
    );
  }
}

/** The gateway's words stay in the table: logs are read by more people. */
const summary = (next: AfterSending): object =>
  next.state === 'retry_waiting' ? { state: next.state, waitMs: next.waitMs } : { state: next.state };
