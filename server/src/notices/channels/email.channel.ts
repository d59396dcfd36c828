import { createTransport, type Transporter } from 'nodemailer';
import type { MailAddress } from '../../config/env-values.js';
import { gatewayWords } from './gateway-words.js';
import type { NoticeChannelSender, OutgoingMessage, SendOutcome } from './notice-channel.js';

/** Commands that speak of this message; a refusal of any other is about us or the server and will pass. */
const ABOUT_THE_MESSAGE = ['MAIL FROM', 'RCPT TO', 'DATA'];

export interface EmailSettings {
  readonly smtpUrl: string;
  readonly from: MailAddress;
  readonly timeoutMs: number;
  readonly connections: number;
}

/** Hands mails to the SMTP server of SMTP_URL. */
export class EmailChannel implements NoticeChannelSender {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(private readonly settings: EmailSettings) {
    const { smtpUrl, from, timeoutMs, connections } = settings;
    this.domain = from.address.slice(from.address.lastIndexOf('@') + 1);
    this.transport = createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: connections,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const { from } = this.settings;
    try {
      // Address objects and an envelope of our own: an address is never parsed as a header, where a comma means two.
      const info: { response?: string | undefined } = await this.transport.sendMail({
        from: { name: from.name, address: from.address },
        to: { name: '', address: message.to },
        envelope: { from: from.address, to: [message.to] },
        messageId: messageIdOf(message.noticeId, this.domain),
        subject: message.subject ?? '',
        text: message.text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'accepted', gateway: 'smtp', gatewayId: gatewayWords(info.response ?? '', message.to) };
    } catch (error) {
      return refusal(error, message.to);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** The same for every try, so that a mailbox which gets a mail twice can tell. */
export const messageIdOf = (noticeId: string, domain: string): string => `<${noticeId}@${domain}>`;

/**
 * No answer counts as a temporary refusal: a mail sent twice has the same Message-ID and harms nobody, one never sent does.
 */
function refusal(error: unknown, to: string): SendOutcome {
  const { responseCode, command, message, response } = error as {
    responseCode?: number;
    command?: string;
    message?: string;
    response?: string;
  };
  const permanent =
    responseCode !== undefined && responseCode >= 500 && ABOUT_THE_MESSAGE.includes(command?.toUpperCase() ?? '');
  return { kind: 'refused', permanent, error: gatewayWords(response ?? message ?? 'no answer', to) };
}
