import type { NoticeChannelSender, SendOutcome } from './notice-channel.js';

/** What is kept with a notice that no gateway was there for. */
const NO_GATEWAY = 'no gateway is set up';

/**
 * For citizens of an office at work where no gateway is set up: each message fails, so that the next way is taken or somebody
 * calls. Nobody reads there what would only be kept.
 */
export class MissingGatewayChannel implements NoticeChannelSender {
  send(): Promise<SendOutcome> {
    return Promise.resolve({ kind: 'refused', permanent: true, error: NO_GATEWAY });
  }

  close(): void {
    // There is nothing to end.
  }
}
