import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import smpp, { type Pdu, type PduFields, type Session } from 'smpp';
import { reasonOf } from '../../queue/worker-logger.js';
import { UnsentError } from './call-http.js';
import { statusWords } from './smpp-answers.js';

export interface SmppLinkSettings {
  readonly host: string;
  readonly port: number;
  /** TLS, with a certificate that is checked. */
  readonly secure: boolean;
  readonly systemId: string;
  readonly password: string;
  /** Authorities of the gateway's certificate besides the public ones, in PEM. */
  readonly ca: readonly string[] | undefined;
  /** Of everything the gateway is asked. */
  readonly timeoutMs: number;
  /** Messages that may wait for their answer at the same time. */
  readonly window: number;
  readonly enquireEveryMs: number;
  readonly reconnectFirstMs: number;
  readonly reconnectMostMs: number;
}

/**
 * The connection to an SMPP gateway: bound as transceiver all the time, because receipts come over it, made anew when it
 * breaks, and asked for a sign of life when it is quiet.
 */
export class SmppLink {
  private bound: Session | null = null;
  private socket: Socket | null = null;
  private closed = false;
  private failures = 0;
  private reconnecting: NodeJS.Timeout | null = null;
  private whyNot = 'not connected yet';
  private underWay = 0;
  private readonly lost = new Set<(error: Error) => void>();
  private readonly waiters = new Set<() => void>();

  /** @param onDeliver what came from the gateway; it is told to send it again when this rejects */
  constructor(
    private readonly settings: SmppLinkSettings,
    private readonly onDeliver: (pdu: Pdu) => Promise<void>,
  ) {
    this.connect();
  }

  /**
   * @param until instant of `performance.now()`: no answer later than that
   * @returns the answer, whatever it says
   * @throws UnsentError when the message surely did not leave, any other Error when the answer was lost
   */
  submit(fields: PduFields, until: number): Promise<Pdu> {
    return this.inTurn(until, (session, answered) => session.submit_sm(fields, answered));
  }

  /** Asks for the state of a message; like `submit`. */
  query(fields: PduFields, until: number): Promise<Pdu> {
    return this.inTurn(until, (session, answered) => session.query_sm(fields, answered));
  }

  private async inTurn(
    until: number,
    write: (session: Session, answered: (answer: Pdu) => void) => boolean,
  ): Promise<Pdu> {
    // A message that leaves in the last moment would be one of which nobody knows.
    const session = await this.place(performance.now() + (until - performance.now()) / 2);
    try {
      return await this.ask(until, (answered) => write(session, answered));
    } finally {
      this.underWay -= 1;
      this.wake();
    }
  }

  close(): void {
    this.closed = true;
    this.whyNot = 'the worker stops';
    if (this.reconnecting) clearTimeout(this.reconnecting);
    this.bound?.unbind(() => undefined);
    this.breakOff('the worker stops');
  }

  /** Waits for a bound session and takes a place in its window. */
  private async place(until: number): Promise<Session> {
    for (;;) {
      const leftMs = until - performance.now();
      if (this.bound && this.underWay < this.settings.window && leftMs > 0) {
        this.underWay += 1;
        return this.bound;
      }
      if (this.closed || leftMs <= 0) throw new UnsentError(this.bound ? 'too many messages wait' : this.whyNot);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.waiters.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, leftMs);
        this.waiters.add(wake);
      });
    }
  }

  private wake(): void {
    for (const wake of [...this.waiters]) wake();
  }

  private ask(until: number, write: (answered: (answer: Pdu) => void) => boolean): Promise<Pdu> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.lost.delete(fail);
      };
      const fail = (error: Error): void => {
        end();
        reject(error);
      };
      const timer = setTimeout(() => fail(new Error('no answer in time')), Math.max(until - performance.now(), 0));
      this.lost.add(fail);
      const written = write((answer) => {
        end();
        resolve(answer);
      });
      if (!written) fail(new UnsentError('the connection was closed'));
    });
  }

  private connect(): void {
    const { host, port, secure, ca, timeoutMs } = this.settings;
    const socket = secure
      ? connectTls({ host, port, minVersion: 'TLSv1.2', ...(ca && { ca: [...rootCertificates, ...ca] }) })
      : connectPlain({ host, port });
    this.socket = socket;
    const timer = setTimeout(() => this.fail('no connection in time'), timeoutMs);
    socket.setNoDelay(true);
    socket.on('error', (error) => this.fail(reasonOf(error)));
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      this.bind(socket);
    });
    socket.once('close', () => {
      clearTimeout(timer);
      if (this.socket === socket) this.ended();
    });
  }

  private bind(socket: Socket): void {
    const session = new smpp.Session({ socket });
    const { systemId, password, timeoutMs } = this.settings;
    session.on('error', (error: Error) => this.fail(reasonOf(error)));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unknown', (pdu: Pdu) => session.send(pdu.response()));
    session.on('deliver_sm', (pdu: Pdu) => void this.deliver(session, pdu));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      this.fail('the gateway ended the session');
    });
    const account = { system_id: systemId, password, interface_version: 0x34 };
    this.ask(performance.now() + timeoutMs, (answered) => session.bind_transceiver(account, answered)).then(
      ({ command_status: status }) => {
        if (status !== 0) return this.fail(`refused to bind: ${statusWords(status)}`);
        this.failures = 0;
        this.bound = session;
        this.keepAlive(session);
        this.wake();
      },
      (error: unknown) => this.fail(reasonOf(error)),
    );
  }

  private keepAlive(session: Session): void {
    const { enquireEveryMs, timeoutMs } = this.settings;
    const timer = setInterval(() => {
      this.ask(performance.now() + timeoutMs, (answered) => session.enquire_link(answered)).catch(() => {
        if (this.bound === session) this.fail('no sign of life');
      });
    }, enquireEveryMs);
    session.socket.once('close', () => clearInterval(timer));
  }

  private async deliver(session: Session, pdu: Pdu): Promise<void> {
    try {
      await this.onDeliver(pdu);
      session.send(pdu.response());
    } catch {
      session.send(pdu.response({ command_status: smpp.errors['ESME_RX_T_APPN'] ?? 0x64 }));
    }
  }

  private fail(why: string): void {
    if (this.closed) return;
    this.whyNot = why;
    this.breakOff(why);
  }

  private breakOff(why: string): void {
    this.bound = null;
    // What was written before goes out first: an answer to unbind, an unbind of our own.
    this.socket?.destroySoon();
    for (const lose of [...this.lost]) lose(new Error(why));
    if (this.closed) this.wake();
  }

  private ended(): void {
    this.bound = null;
    this.socket = null;
    for (const lose of [...this.lost]) lose(new Error('the connection broke'));
    if (this.closed) return;
    const { reconnectFirstMs, reconnectMostMs } = this.settings;
    const waitMs = Math.min(reconnectFirstMs * 2 ** this.failures, reconnectMostMs);
    this.failures += 1;
    this.reconnecting = setTimeout(() => this.connect(), waitMs);
  }
}
