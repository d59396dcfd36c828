import type { AddressInfo, Server } from 'node:net';
import smpp, { type Pdu, type PduFields, type Session, type ShortMessage } from 'smpp';

export interface SubmittedSms {
  readonly from: string;
  readonly to: string;
  readonly ton: number;
  readonly dataCoding: number;
  /** As the gateway's own reader decodes it. */
  readonly text: string;
  /** Reference, number of parts, this part; null for a text that is whole. */
  readonly part: readonly [number, number, number] | null;
  readonly payload: boolean;
  readonly wantsReceipt: boolean;
}

/** `drop`: the message is taken and the connection breaks before the answer; `hold`: the answer never comes. */
export type SmscAnswer = 'accept' | 'drop' | 'hold' | { readonly status: number } | { readonly id: string };

const QUERY_FAILED = 0x67;

/** A real SMPP gateway whose answers a test chooses. */
export class TestSmsc {
  /** Every message that arrived, also those refused. */
  readonly submitted: SubmittedSms[] = [];
  /** Answers in this order, then `accept`. */
  readonly answers: SmscAnswer[] = [];
  readonly binds: { readonly systemId: string | undefined; readonly password: string | undefined }[] = [];
  /** Answers to binds in this order, then 0. */
  readonly bindStatuses: number[] = [];
  /** What it says of its messages when asked, by number (SMPP 3.4, 5.2.28); of others it knows nothing. */
  readonly states = new Map<string, number>();
  readonly queried: { readonly id: string; readonly from: string }[] = [];
  /** It answers no enquire_link any more. */
  silent = false;
  enquiries = 0;
  private readonly sessions = new Set<Session>();
  private readonly server: Server;

  private constructor(tls: { readonly key?: string; readonly cert?: string }) {
    this.server = smpp.createServer(tls, (session) => this.serve(session));
  }

  static async start(tls: { readonly key?: string; readonly cert?: string } = {}, port = 0): Promise<TestSmsc> {
    const smsc = new TestSmsc(tls);
    await new Promise<void>((resolve) => smsc.server.listen(port, '127.0.0.1', resolve));
    return smsc;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get bound(): number {
    return this.sessions.size;
  }

  /** The texts of all messages, parts joined as a phone does; null stands for a part that never came. */
  get texts(): string[] {
    const whole = new Map<string, (string | null)[]>();
    this.submitted.forEach(({ to, text, part }, at) => {
      const [reference, count, number] = part ?? [`whole ${at}`, 1, 1];
      const key = `${to} ${reference}`;
      const parts = whole.get(key) ?? Array.from({ length: count }, () => null);
      parts[number - 1] = text;
      whole.set(key, parts);
    });
    return [...whole.values()].map((parts) => parts.map((part) => part ?? '␀').join(''));
  }

  /** @returns the status of the answer */
  async receipt(id: string, stat: string, fields: PduFields = {}): Promise<number> {
    const [session] = this.sessions;
    if (!session) throw new Error('Nobody is bound.');
    const text = `id:${id} sub:001 dlvrd:001 submit date:2611281000 done date:2611281001 stat:${stat} err:069 text:Ho so`;
    const receipt = { source_addr: '84912345678', esm_class: 4, data_coding: 0, short_message: text, ...fields };
    return new Promise((resolve) => session.deliver_sm(receipt, (answer) => resolve(answer.command_status)));
  }

  unbind(): void {
    for (const session of this.sessions) session.unbind(() => undefined);
  }

  async stop(): Promise<void> {
    for (const session of this.sessions) session.socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(session: Session): void {
    session.on('error', () => undefined); // connections that clients break are part of the tests
    session.on('close', () => this.sessions.delete(session));
    session.on('bind_transceiver', (pdu: Pdu) => {
      this.binds.push({ systemId: pdu.system_id, password: pdu.password });
      const status = this.bindStatuses.shift() ?? 0;
      session.send(pdu.response({ command_status: status }));
      if (status === 0) this.sessions.add(session);
    });
    session.on('enquire_link', (pdu: Pdu) => {
      this.enquiries += 1;
      if (!this.silent) session.send(pdu.response());
    });
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.socket.end();
    });
    session.on('submit_sm', (pdu: Pdu) => this.submit(session, pdu));
    session.on('query_sm', (pdu: Pdu) => {
      const id = pdu.message_id ?? '';
      this.queried.push({ id, from: pdu.source_addr ?? '' });
      const state = this.states.get(id);
      const told = state === undefined ? { command_status: QUERY_FAILED } : { message_state: state, error_code: 69 };
      session.send(pdu.response({ message_id: id, ...told }));
    });
  }

  private submit(session: Session, pdu: Pdu): void {
    const payload = pdu.message_payload !== undefined;
    const { udh, message } = (payload ? pdu.message_payload : pdu.short_message) as ShortMessage;
    const header = udh?.[0];
    this.submitted.push({
      from: pdu.source_addr ?? '',
      to: pdu.destination_addr ?? '',
      ton: pdu.source_addr_ton ?? -1,
      dataCoding: pdu.data_coding ?? -1,
      text: message.toString(),
      part: header ? [header[2]!, header[3]!, header[4]!] : null,
      payload,
      wantsReceipt: pdu.registered_delivery === 1,
    });
    const next = this.answers.shift() ?? 'accept';
    if (next === 'hold') return;
    if (next === 'drop') return void session.socket.destroy();
    if (typeof next === 'object' && 'status' in next) {
      return void session.send(pdu.response({ command_status: next.status }));
    }
    session.send(pdu.response({ message_id: next === 'accept' ? `sms-${this.submitted.length}` : next.id }));
  }
}
