import { KEPT_GATEWAY } from '@motcua/shared/notices';
import type { NoticeChannelSender, SendOutcome } from './notice-channel.js';

/** Where no gateway is set up: in a demonstration, and for mails to staff. */
export class KeptChannel implements NoticeChannelSender {
  send(): Promise<SendOutcome> {
    return Promise.resolve({ kind: 'accepted', gateway: KEPT_GATEWAY, gatewayId: null });
  }

  close(): void {
    // There is nothing to end.
  }
}
