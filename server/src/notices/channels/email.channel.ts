import { rootCertificates } from 'node:tls';
import { createTransport, type Transporter } from 'nodemailer';
import type { DkimKey } from '../../config/env-messages.js';
import { isLoopbackHost, type MailAddress } from '../../config/env-values.js';
import { gatewayWords } from './gateway-words.js';
import { SMTP_GATEWAY } from './gateways.js';
import { greylistWaitMs } from './greylist-wait.js';
import type { NoticeChannelSender, OutgoingMessage, SendOutcome } from './notice-channel.js';

/** Commands that speak of this message; a refusal of any other is about us or the server and will pass. */
const ABOUT_THE_MESSAGE = ['MAIL FROM', 'RCPT TO', 'DATA'];

export interface EmailSettings {
  /** Checked by `smtpAddress`. */
  readonly smtpUrl: string;
  readonly from: MailAddress;
  readonly dkim: DkimKey | undefined;
  /** Authorities of the server's certificate besides the public ones, in PEM. */
  readonly ca: readonly string[] | undefined;
  readonly timeoutMs: number;
  readonly connections: number;
}

/** Kept with a mail under way. */
interface Handed {
  /** The server has all of it but for what is still on the wire: without an answer from here on it may have been taken. */
  readonly onHanded?: () => void;
}

/** Hands mails to the SMTP server of SMTP_URL. */
export class EmailChannel implements NoticeChannelSender {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(private readonly settings: EmailSettings) {
    const { from, dkim, timeoutMs, connections } = settings;
    this.domain = from.address.slice(from.address.lastIndexOf('@') + 1);
    this.transport = createTransport({
      ...serverOf(settings),
      ...(dkim && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey } }),
      pool: true,
      maxConnections: connections,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    // Its errors do not say how far a mail came: the connection reads one only once the server is ready for it.
    this.transport.use('stream', ({ data, message }, done) => {
      message.processFunc((mail) => mail.once('end', () => (data as Handed).onHanded?.()));
      done();
    });
  }

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const { from, timeoutMs } = this.settings;
    let handed = false;
    const handing: Handed = { onHanded: () => void (handed = true) };
    try {
      // Address objects and an envelope of our own: an address is never parsed as a header, where a comma means two.
      const info: { response?: string | undefined } = await this.transport.sendMail({
        ...handing,
        from: { name: from.name.normalize('NFC'), address: from.address },
        to: { name: '', address: message.to },
        envelope: { from: from.address, to: [message.to] },
        messageId: messageIdOf(message.noticeId, this.domain),
        subject: (message.subject ?? '').normalize('NFC'),
        text: forMail(message.text),
        ...(message.html && { html: forMail(message.html) }),
        ...(message.files && {
          attachments: message.files.map(({ name, type, content }) => ({
            filename: name,
            content,
            contentType: type,
          })),
        }),
        // Survives every server: no line is long, none starts with a dot or with "From ".
        textEncoding: 'base64',
        headers: { 'Auto-Submitted': 'auto-generated' },
        // A server that answers byte by byte would keep its connection from other mails for ever.
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { kind: 'accepted', gateway: SMTP_GATEWAY, gatewayId: gatewayWords(info.response ?? '', message.to) };
    } catch (error) {
      const told = refusal(error, message.to);
      const answered = (error as { responseCode?: number }).responseCode !== undefined;
      return handed && !answered && 'error' in told ? { kind: 'unknown', error: told.error } : told;
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** Lines of a mail end with CRLF, also inside of base64 (RFC 2045, section 6.8). */
const forMail = (text: string): string => text.normalize('NFC').replace(/\r?\n/g, '\r\n');

/** The same for every try, so that a mailbox which gets a mail twice can tell. */
export const messageIdOf = (noticeId: string, domain: string): string => `<${noticeId}@${domain}>`;

/**
 * Outside this computer a mail leaves only over TLS, to a server whose certificate was checked: it names a citizen and
 * a dossier. On this computer TLS is used where the server has it, with whatever certificate it made for itself.
 */
function serverOf({ smtpUrl, ca }: EmailSettings): object {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const local = isLoopbackHost(url.hostname);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : local ? 25 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !local,
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: secure || !local,
      ...(ca && { ca: [...rootCertificates, ...ca] }),
    },
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
  };
}

/**
 * No answer before all of a mail was handed over counts as a temporary refusal.
 */
function refusal(error: unknown, to: string): SendOutcome {
  const { responseCode, code, command, message, response } = error as {
    responseCode?: number;
    code?: string;
    command?: string;
    message?: string;
    response?: string;
  };
  const said = response ?? message ?? 'no answer';
  const unprotected = code === 'ETLS' || command === 'STARTTLS' || (code === 'ESOCKET' && /certificate/i.test(said));
  if (unprotected) {
    const words = gatewayWords(`Not handed over, for the connection could not be protected: ${said}`, to);
    return { kind: 'refused', permanent: false, error: words };
  }
  const aboutTheMessage = responseCode !== undefined && ABOUT_THE_MESSAGE.includes(command?.toUpperCase() ?? '');
  const waitMs = aboutTheMessage && responseCode < 500 ? greylistWaitMs(said) : null;
  return {
    kind: 'refused',
    permanent: aboutTheMessage && responseCode >= 500,
    error: gatewayWords(said, to),
    ...(waitMs !== null && { waitMs }),
    ...(aboutTheMessage && responseCode < 500 && { aboutMessage: true }),
  };
}
