import type { GatewayBreaker } from './gateway-breaker.js';
import type { NoticeChannelSender, OutgoingMessage, SendOutcome } from './notice-channel.js';

/** A gateway that is left alone while it takes nothing. */
export class GuardedChannel implements NoticeChannelSender {
  private last: string | null = null;
  readonly query?: NonNullable<NoticeChannelSender['query']>;

  constructor(
    /** As notices name it. */
    readonly gateway: string,
    private readonly inner: NoticeChannelSender,
    private readonly breaker: GatewayBreaker,
  ) {
    if (inner.query) this.query = inner.query.bind(inner);
  }

  get resting(): boolean {
    return this.breaker.open;
  }

  /** How many messages it would take up now; it puts off the others. */
  get takesUp(): number {
    return this.breaker.letsThrough;
  }

  /** What went wrong last; null when nothing did since this process began. */
  get lastError(): string | null {
    return this.last;
  }

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const waitMs = this.breaker.ask();
    const { gateway } = this;
    if (waitMs !== null) return { kind: 'put_off', waitMs, error: `${gateway} rests: ${this.last}`, gateway };
    const outcome = await this.inner.send(message);
    this.breaker.record(answers(outcome));
    if ('error' in outcome) this.last = outcome.error;
    return { ...outcome, gateway };
  }

  close(): void {
    this.inner.close();
  }
}

/** A gateway that says why it does not take this one message works. */
const answers = (outcome: SendOutcome): boolean =>
  outcome.kind === 'accepted' || (outcome.kind === 'refused' && (outcome.permanent || outcome.aboutMessage === true));
