import { reasonOf } from '../../queue/worker-logger.js';
import type { GuardedChannel } from './guarded.channel.js';
import type {
  DeliveryReport,
  NoticeChannelSender,
  OutgoingMessage,
  SendOutcome,
  SentMessage,
} from './notice-channel.js';

/**
 * Text messages go to the first gateway. A second one takes over for what the first has surely not taken: it was left alone,
 * could not be reached, or refused for the time being; each has its own line in the queue. What a gateway may have taken
 * stays with it.
 */
export class SmsGatewaysChannel implements NoticeChannelSender {
  readonly query?: NonNullable<NoticeChannelSender['query']>;

  constructor(private readonly gateways: readonly GuardedChannel[]) {
    if (gateways.some(({ query }) => query)) this.query = (sent) => this.ask(sent);
  }

  /** To the one that may have it, else to the first. */
  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const { mayBeAt = null } = message;
    const asked = this.gateways.find(({ gateway }) => mayBeAt === null || gateway === mayBeAt);
    return asked?.send(message) ?? { kind: 'unknown', error: `${mayBeAt} may have it and is no longer set up` };
  }

  /** It has surely been seen by none only when each that may have it says so. */
  private async ask(sent: SentMessage): Promise<readonly DeliveryReport[] | null> {
    const asked = this.gateways.filter(({ gateway }) => sent.mayBeAt === null || gateway === sent.mayBeAt);
    if (asked.length === 0) throw new Error(`${sent.mayBeAt} is no longer set up`);
    let inVain: Error | null = null;
    for (const { gateway, query } of asked) {
      try {
        if (!query) throw new Error(`${gateway} cannot be asked`);
        const reports = await query(sent);
        if (reports !== null) return reports;
      } catch (error) {
        inVain = new Error(reasonOf(error));
      }
    }
    if (inVain !== null) throw inVain;
    return null;
  }

  close(): void {
    for (const gateway of this.gateways) gateway.close();
  }
}

/** The gateway has surely not taken it, and another might. */
export const surelyFree = (outcome: SendOutcome): boolean =>
  outcome.kind === 'put_off' || (outcome.kind === 'refused' && !outcome.permanent);
