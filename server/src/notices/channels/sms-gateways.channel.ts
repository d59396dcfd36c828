import type { GuardedChannel } from './guarded.channel.js';
import type { NoticeChannelSender, OutgoingMessage, SendOutcome } from './notice-channel.js';

/**
 * Text messages go to the first gateway. A second one takes over for what the first has surely not taken: it was left alone,
 * could not be reached, or refused for the time being. What a gateway may have taken stays with it.
 */
export class SmsGatewaysChannel implements NoticeChannelSender {
  constructor(private readonly gateways: readonly GuardedChannel[]) {}

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const { mayBeAt = null } = message;
    const asked = this.gateways.filter(({ gateway }) => mayBeAt === null || gateway === mayBeAt);
    let outcome: SendOutcome = { kind: 'unknown', error: `${mayBeAt} may have it and is no longer set up` };
    for (const [at, gateway] of asked.entries()) {
      const next = await gateway.send(message);
      outcome = at === 0 ? next : both(outcome, next);
      if (!surelyFree(next)) return outcome;
    }
    return outcome;
  }

  close(): void {
    for (const gateway of this.gateways) gateway.close();
  }
}

const surelyFree = (outcome: SendOutcome): boolean =>
  outcome.kind === 'put_off' || (outcome.kind === 'refused' && !outcome.permanent);

/** What is known after the first would not and the second was asked: a refusal for good is the second's alone. */
function both(first: SendOutcome, second: SendOutcome): SendOutcome {
  if (second.kind === 'accepted' || second.kind === 'unknown') return second;
  if (second.kind === 'refused') return first.kind === 'refused' ? first : { ...second, permanent: false };
  if (first.kind === 'put_off') return { ...first, waitMs: Math.min(first.waitMs, second.waitMs) };
  return first;
}
