import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSms {
  readonly to: string;
  readonly text: string;
  readonly reference: string;
  readonly authorization: string | undefined;
  /** When it arrived, in milliseconds. */
  readonly at: number;
}

/**
 * `drop`: the message is taken and the connection breaks before the answer; `lose`: it breaks and nothing was taken; `hold`:
 * the answer never comes.
 */
export type SmsAnswer = 'accept' | 'drop' | 'lose' | 'hold' | { readonly status: number; readonly body: string };

/** A real HTTP gateway whose answers a test chooses. */
export class TestSmsGateway {
  /** Every message that arrived, also those refused. */
  readonly messages: ReceivedSms[] = [];
  /** Answers in this order, then `accept`. */
  readonly answers: SmsAnswer[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<TestSmsGateway> {
    const gateway = new TestSmsGateway();
    await new Promise<void>((resolve) => gateway.server.listen(0, '127.0.0.1', resolve));
    return gateway;
  }

  /** Asked with GET and a reference, it tells what became of that message. */
  get queryUrl(): string {
    return this.url.replace('/send', '/status');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/send`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      const reference = new URL(request.url ?? '', this.url).searchParams.get('reference');
      const status = this.messages.some((sms) => sms.reference === reference) ? 'delivered' : 'unknown';
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ reference, status }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const sms = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Pick<ReceivedSms, 'to' | 'text' | 'reference'>;
    const next = this.answers.shift() ?? 'accept';
    if (next === 'lose') {
      request.socket.destroy();
      return;
    }
    this.messages.push({ ...sms, authorization: request.headers.authorization, at: Date.now() });
    if (next === 'hold') return;
    if (next === 'drop') {
      request.socket.destroy();
      return;
    }
    const { status, body } =
      next === 'accept' ? { status: 200, body: JSON.stringify({ id: `sms-${this.messages.length}` }) } : next;
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  }
}
