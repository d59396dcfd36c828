import type { SecretBox } from '../common/secret-box.js';
import type { WorkerMetrics } from '../metrics/worker-metrics.js';
import type { NoticeJob, QueueLine, SmsLine } from '../queue/job-contracts.js';
import type { NoticeQueues } from '../queue/notice-queues.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { NoticeChannels } from './channels/create-channels.js';
import { SECOND_SMS_GATEWAY } from './channels/gateways.js';
import type { SendOutcome } from './channels/notice-channel.js';
import { surelyFree } from './channels/sms-gateways.channel.js';
import { afterSending, type AfterSending } from './decide-next-step.js';
import { handOver, insist } from './hand-over.js';
import type { ClaimedNotice, NoticeClaims } from './notice-claims.js';
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
    /** Where there is a second SMS gateway: puts a job in the line of either. */
    private readonly second: Pick<NoticeQueues, 'passOn' | 'firstRests'> | null,
    /** Whether it would disturb somebody now. */
    private readonly disturbs: (notice: ClaimedNotice) => Promise<boolean>,
  ) {}

  /** @param line the one the job stood in */
  async execute(job: NoticeJob, line: QueueLine): Promise<void> {
    const notice = await this.claims.claim(job);
    if (!notice) return;
    if (await this.disturbs(notice)) {
      await this.claims.putBack(job, this.settings.dispatchWindowMs);
      this.logger.info({ ...job, channel: notice.channel }, 'notice waits until morning');
      return;
    }
    const right = this.second === null ? null : lineOf(notice.gateway, line);
    if (right !== null && right !== line) return this.passOn(job, right, 'it may have it since an earlier try');
    const to = this.box.decrypt(notice.addressEnc);
    const { id, subject, body, language } = notice;
    const html = subject === null ? null : htmlMail({ subject, body, language, officeName: notice.officeName });
    const files = await this.receipts.goingWith(notice);
    if (!(await this.claims.markCalled(job))) return;
    const takesOver = this.second !== null && line === 'sms2' && notice.gateway === null;
    const mayBeAt = takesOver ? SECOND_SMS_GATEWAY : notice.gateway;
    const message = { noticeId: id, to, subject, text: body, html, files, mayBeAt, begun: notice.begun };
    const startedAt = performance.now();
    const told = await handOver(this.channels[notice.channel], message, this.settings.gatewayTimeoutMs);
    this.metrics.called(notice.channel, told, startedAt);
    const mayPass = this.second !== null && line === 'sms' && mayBeAt === null;
    if (mayPass && 'error' in told && surelyFree(told)) return this.passOn(job, 'sms2', told.error);
    const outcome = takesOver ? this.afterTakingOver(told) : told;
    const tooLong = notice.owedForMs > this.settings.giveUpAfterMs;
    const next = afterSending(notice.channel, notice.attempts, outcome, this.settings, tooLong);
    const recorded = await insist(() => this.claims.record(job, next));
    this.logger.info(
      { ...job, channel: notice.channel, attempt: notice.attempts, recorded, ...summary(next) },
      'notice',
    );
  }

  private afterTakingOver(told: SendOutcome): SendOutcome {
    // Who takes over does not speak for the first one: that may take tomorrow what this one never will.
    if (told.kind === 'refused') return { ...told, permanent: false };
    // A first one that is not left alone has refused it before it came here: that was a try.
    if (told.kind === 'put_off' && !this.second!.firstRests()) {
      return { kind: 'refused', permanent: false, error: told.error, waitMs: told.waitMs };
    }
    return told;
  }

  /** The row first: a job that finds it in our hands would be in vain. Whoever dies between leaves it to the sweeper. */
  private async passOn(job: NoticeJob, line: SmsLine, error: string): Promise<void> {
    const given = await insist(() => this.claims.giveOn(job, error, this.settings.dispatchWindowMs));
    if (given) await this.second!.passOn(job, line);
    this.logger.info({ ...job, line, given }, 'notice goes to the other gateway');
  }
}

/** A text that a gateway may have since an earlier try is handed over in that one's line, whose limit is the gateway's own. */
function lineOf(mayBeAt: string | null, line: QueueLine): SmsLine | null {
  if (line === 'email' || mayBeAt === null) return null;
  return mayBeAt === SECOND_SMS_GATEWAY ? 'sms2' : 'sms';
}

/** The gateway's words stay in the table: logs are read by more people. */
const summary = (next: AfterSending): object =>
  next.state === 'retry_waiting' ? { state: next.state, waitMs: next.waitMs } : { state: next.state };
