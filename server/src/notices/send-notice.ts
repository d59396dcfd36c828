import type { SecretBox } from '../common/secret-box.js';
import { bounded } from '../queue/bounded.js';
import type { NoticeJob } from '../queue/job-contracts.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { NoticeChannels } from './channels/create-channels.js';
import type { SendOutcome } from './channels/notice-channel.js';
import { afterSending, type AfterSending } from './decide-next-step.js';
import type { ClaimedNotice, NoticeClaims } from './notice-claims.js';
import type { NoticeSettings } from './notice-settings.js';

/** Pauses between tries to write down an answer: it is in our hands and nowhere else. */
const RECORD_PAUSES_MS = [100, 500, 2_000];

/** Hands one notice to its gateway, if this worker is the one to do it, and writes down what is known then. */
export class SendNotice {
  constructor(
    private readonly claims: NoticeClaims,
    private readonly channels: NoticeChannels,
    private readonly box: SecretBox,
    private readonly settings: NoticeSettings,
    private readonly logger: WorkerLogger,
  ) {}

  async execute(job: NoticeJob): Promise<void> {
    const notice = await this.claims.claim(job);
    if (!notice) return;
    const to = this.box.decrypt(notice.addressEnc);
    if (!(await this.claims.markCalled(job))) return;
    const outcome = await this.send(notice, to);
    const next = afterSending(notice.channel, notice.attempts, outcome, this.settings);
    const recorded = await this.record(job, next);
    this.logger.info(
      { ...job, channel: notice.channel, attempt: notice.attempts, recorded, ...summary(next) },
      'notice',
    );
  }

  private async send(notice: ClaimedNotice, to: string): Promise<SendOutcome> {
    const message = { noticeId: notice.id, to, subject: notice.subject, text: notice.body };
    try {
      const sending = this.channels[notice.channel].send(message);
      // A server that answers byte by byte never runs into the socket's own limit.
      return await bounded(sending, this.settings.gatewayTimeoutMs + 1_000, 'The gateway does not come to an end.');
    } catch (error) {
      return { kind: 'unknown', error: error instanceof Error ? error.name : 'error' };
    }
  }

  private async record(job: NoticeJob, next: AfterSending): Promise<boolean> {
    for (const pauseMs of RECORD_PAUSES_MS) {
      try {
        return await this.claims.record(job, next);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
    return this.claims.record(job, next);
  }
}

/** The gateway's words stay in the table: logs are read by more people. */
const summary = (next: AfterSending): object =>
  next.state === 'retry_waiting' ? { state: next.state, waitMs: next.waitMs } : { state: next.state };
