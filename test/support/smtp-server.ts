import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly source: string;
}

/** What the server says to a mail once it has all of it. `drop`: it has taken the mail and the connection breaks. */
export type MailAnswer = 'accept' | 'drop' | 'hold' | { readonly code: number; readonly words: string };

/** A real SMTP server whose answers a test chooses, and which keeps all that it was given. */
export class TestSmtpServer {
  /** Every mail that arrived whole, also those that were then refused. */
  readonly mails: ReceivedMail[] = [];
  /** Answers in this order, then `accept`. */
  readonly answers: MailAnswer[] = [];
  /** Refuses these recipients, as a server does that knows its mailboxes. */
  readonly unknownRecipients = new Set<string>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: ({ address }, _session, answer) => {
        if (!this.unknownRecipients.has(address)) answer();
        else answer(smtpError(550, `5.1.1 <${address}>: Recipient address rejected: User unknown`));
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          this.mails.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map((recipient) => recipient.address),
            source: Buffer.concat(chunks).toString('utf8'),
          });
          const next = this.answers.shift() ?? 'accept';
          if (next === 'accept') answer(null, 'queued');
          else if (next === 'drop') this.dropConnections();
          else if (next !== 'hold') answer(smtpError(next.code, next.words));
        });
      },
    });
    this.server.on('error', () => undefined); // connections that clients break are part of the tests
  }

  static async start(): Promise<TestSmtpServer> {
    const smtp = new TestSmtpServer();
    await new Promise<void>((resolve) => smtp.server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Value of a header of each mail, in order. */
  header(name: string): string[] {
    const pattern = new RegExp(`^${name}: (.*)$`, 'im');
    return this.mails.map((mail) => pattern.exec(mail.source)?.[1]?.trim() ?? '');
  }

  async stop(): Promise<void> {
    this.dropConnections();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private dropConnections(): void {
    for (const connection of this.server.connections as Set<{ _socket: { destroy(): void } }>) {
      connection._socket.destroy();
    }
  }
}

const smtpError = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });
