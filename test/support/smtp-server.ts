import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly source: string;
  /** It came over TLS. */
  readonly secure: boolean;
}

/** What the server says. `drop`: the connection breaks; `hold`: it says nothing; `drip`: it goes on byte by byte. */
export type MailAnswer = 'accept' | 'drop' | 'hold' | RefusedMail | { readonly dripMs: number };

interface RefusedMail {
  readonly code: number;
  readonly words: string;
  /** Said then, not at once. */
  readonly after?: Promise<unknown>;
}

/** Where in a conversation it says so: `body` after the first bytes of the mail, `dot` once it has all of it. */
export type MailStage = 'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot';

interface Act {
  readonly stage: MailStage;
  readonly answer: MailAnswer;
}

/** What smtp-server keeps of a connection and its types do not tell. */
interface Connection {
  readonly id: string;
  readonly _socket: { destroy(): void; write(chunk: string | Uint8Array): boolean };
  send(code: number, words: string): void;
  handler_EHLO(command: Buffer, done: () => void): void;
}

const ANYBODY = '*';

/** A real SMTP server whose answers a test chooses, and which keeps all that it was given. */
export class TestSmtpServer {
  /** Every mail that arrived whole, also those that were then refused. */
  readonly mails: ReceivedMail[] = [];
  /** Answers to whole mails, in this order, then `accept`. */
  readonly answers: MailAnswer[] = [];
  /** Refuses these recipients, as a server does that knows its mailboxes. */
  readonly unknownRecipients = new Set<string>();
  private readonly scripts = new Map<string, Act[]>();
  private readonly server: SMTPServer;

  private constructor(tls?: TestTls) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: tls === undefined ? ['STARTTLS', 'AUTH'] : ['AUTH'],
      ...(tls && { key: tls.key, cert: tls.cert, secure: tls.secure ?? false }),
      logger: false,
      onConnect: (session, answer) => {
        this.onEhlo(session);
        this.act(session, this.next('greeting'), answer);
      },
      onMailFrom: (_address, session, answer) => this.act(session, this.next('mail'), answer),
      onRcptTo: ({ address }, session, answer) => {
        if (!this.unknownRecipients.has(address)) this.act(session, this.next('rcpt', address), answer);
        else answer(smtpError(550, `5.1.1 <${address}>: Recipient address rejected: User unknown`));
      },
      onData: (stream, session, answer) => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map((recipient) => recipient.address);
        if (this.next('data', to[0]) === 'drop') return this.connectionOf(session)._socket.destroy();
        if (this.next('body', to[0]) === 'drop') {
          return void stream.once('data', () => this.connectionOf(session)._socket.destroy());
        }
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.mails.push({
            from: mailFrom ? mailFrom.address : '',
            to,
            source: Buffer.concat(chunks).toString('utf8'),
            secure: session.secure,
          });
          const scripted = this.next('dot', to[0]);
          this.act(session, scripted === 'accept' ? (this.answers.shift() ?? 'accept') : scripted, answer, 'queued');
        });
      },
    });
    this.server.on('error', () => undefined); // connections that clients break are part of the tests
  }

  static async start(tls?: TestTls): Promise<TestSmtpServer> {
    const smtp = new TestSmtpServer(tls);
    await new Promise<void>((resolve) => smtp.server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** From now on, once for each line: at this stage of a conversation (about this recipient) the server says this. */
  script(stage: MailStage, answer: MailAnswer, recipient = ANYBODY): void {
    this.scripts.set(recipient, [...(this.scripts.get(recipient) ?? []), { stage, answer }]);
  }

  /** Value of a header of each mail, in order. */
  header(name: string): string[] {
    const pattern = new RegExp(`^${name}: (.*)$`, 'im');
    return this.mails.map((mail) => pattern.exec(mail.source)?.[1]?.trim() ?? '');
  }

  async stop(): Promise<void> {
    for (const connection of this.connections) connection._socket.destroy();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private next(stage: MailStage, recipient?: string): MailAnswer {
    for (const key of [recipient, ANYBODY]) {
      const script = key === undefined ? undefined : this.scripts.get(key);
      if (script?.[0]?.stage === stage) return script.shift()!.answer;
    }
    return 'accept';
  }

  private act(
    session: SMTPServerSession,
    act: MailAnswer,
    answer: (error?: Error | null, words?: string) => void,
    words?: string,
  ): void {
    const connection = this.connectionOf(session);
    if (act === 'accept') answer(null, words);
    else if (act === 'drop') connection._socket.destroy();
    else if (act === 'hold') return;
    else if ('code' in act) void Promise.resolve(act.after).then(() => answer(smtpError(act.code, act.words)));
    else {
      drip(connection._socket, act.dripMs);
      answer(null, words);
    }
  }

  /** smtp-server asks nobody what to say to EHLO. */
  private onEhlo(session: SMTPServerSession): void {
    const connection = this.connectionOf(session);
    const usual = connection.handler_EHLO.bind(connection);
    connection.handler_EHLO = (command, done) => {
      this.act(session, this.next('ehlo'), (error) => {
        if (!error) return usual(command, done);
        connection.send((error as { responseCode?: number }).responseCode ?? 421, error.message);
        done();
      });
    };
  }

  private get connections(): Set<Connection> {
    return this.server.connections;
  }

  private connectionOf(session: SMTPServerSession): Connection {
    const found = [...this.connections].find((connection) => connection.id === session.id);
    if (!found) throw new Error('The connection has ended.');
    return found;
  }
}

export interface TestTls {
  readonly key: string;
  readonly cert: string;
  /** TLS from the first byte, as smtps:// wants it; else after STARTTLS. */
  readonly secure?: boolean;
}

function drip(socket: Connection['_socket'], everyMs: number): void {
  const write = socket.write.bind(socket);
  socket.write = (chunk) => {
    [...Buffer.from(chunk)].forEach((byte, index) => setTimeout(() => write(Buffer.of(byte)), index * everyMs).unref());
    return true;
  };
}

const smtpError = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });
