import type { NoticeChannelSender, SendOutcome } from './notice-channel.js';

/** The gateway's name of messages that nothing sent: the notice itself keeps them, and a local page shows them. */
export const KEPT_GATEWAY = 'kept';

/** Where no gateway is set up. */
export class KeptChannel implements NoticeChannelSender {
  send(): Promise<SendOutcome> {
    return Promise.resolve({ kind: 'accepted', gateway: KEPT_GATEWAY, gatewayId: null });
  }

  close(): void {
    // There is nothing to end.
  }
}
