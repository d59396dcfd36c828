import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause } from '../support/wait-until.js';
import { pick } from './seeded-random.js';

/** What goes wrong with one call, and whether the gateway has the message nevertheless. */
export const FAULTS = {
  'takes it and never answers': { takes: true },
  'takes it and dies': { takes: true },
  'takes it and answers 200 with garbage': { takes: true },
  'takes it and breaks off after the head of the answer': { takes: true },
  'takes it and breaks off within the answer': { takes: true },
  'takes it and a proxy answers 504': { takes: true },
  'takes it after a proxy has answered 504': { takes: 'later' },
  'dies before it takes it': { takes: false },
  'does not take it and a proxy answers 502': { takes: false },
} as const;
/** How much later: within the time that the server gives a gateway before it asks. */
const LATER_MS = 300;
export type Fault = keyof typeof FAULTS;
const FAULT_NAMES = Object.keys(FAULTS) as Fault[];

export interface FaultyGatewaySettings {
  /** It compares references, so a message that is handed over again leaves once. */
  readonly compares: boolean;
  /** Every message meets one to three ambiguous faults before it is answered properly; else none. */
  readonly faults: boolean;
  /** It takes up to so long before it does anything. */
  readonly slowestMs: number;
}

/** A gateway that counts what it lets out. */
export class FaultyGateway {
  /** Copies that left for the phone, by reference. */
  readonly copies = new Map<string, number>();
  /** The fault that each reference met first. */
  readonly first = new Map<string, Fault>();
  private readonly left = new Map<string, Fault[]>();
  /** How often each reference is still asked about in vain. */
  private readonly inVain = new Map<string, number>();
  private readonly takingLater = new Set<Promise<void>>();
  private readonly server: Server;

  private constructor(
    private readonly settings: FaultyGatewaySettings,
    private readonly random: () => number,
  ) {
    this.server = createServer((request, response) => {
      if (request.method === 'GET') this.tellFate(request, response);
      else void this.answer(request, response);
    });
  }

  static async start(settings: FaultyGatewaySettings, random: () => number): Promise<FaultyGateway> {
    const gateway = new FaultyGateway(settings, random);
    await new Promise<void>((resolve) => gateway.server.listen(0, '127.0.0.1', resolve));
    return gateway;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/send`;
  }

  /** Where it is asked what became of a reference. */
  get queryUrl(): string {
    return this.url.replace(/send$/, 'fate');
  }

  /** Returns once everything that it takes has left. */
  async stop(): Promise<void> {
    await Promise.all(this.takingLater);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { reference } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { reference: string };
    await pause(this.random() * this.settings.slowestMs);
    const fault = this.faultsOf(reference).shift();
    const takes = fault === undefined || FAULTS[fault].takes;
    if (takes === 'later') this.takeLater(reference);
    else if (takes) this.take(reference);
    switch (fault) {
      case undefined:
        return void response.end(JSON.stringify({ id: `sms-${reference}` }));
      case 'takes it and never answers':
        return;
      case 'takes it and answers 200 with garbage':
        return void response.end('<html><body>Xin chào');
      case 'takes it and a proxy answers 504':
      case 'takes it after a proxy has answered 504':
        return void response.writeHead(504).end('Gateway Time-out');
      case 'does not take it and a proxy answers 502':
        return void response.writeHead(502).end('Bad Gateway');
      case 'takes it and breaks off after the head of the answer':
        response.writeHead(200, { 'Content-Length': 60 }).flushHeaders();
        return void setTimeout(() => request.socket.destroy(), 5);
      case 'takes it and breaks off within the answer':
        response.writeHead(200, { 'Content-Length': 60 }).write('{"id":"sms-');
        return void setTimeout(() => request.socket.destroy(), 5);
      default:
        request.socket.destroy();
    }
  }

  /** Up to two questions about each reference are answered by nothing that says anything. */
  private tellFate(request: IncomingMessage, response: ServerResponse): void {
    const reference = new URL(request.url!, this.url).searchParams.get('reference')!;
    const inVain = this.inVain.get(reference) ?? Math.floor(this.random() * 3);
    this.inVain.set(reference, inVain - 1);
    if (inVain > 0) {
      if (this.random() < 0.5) response.writeHead(503).end('{"status":"unknown"}');
      else request.socket.destroy();
      return;
    }
    const status = this.copies.has(reference) ? 'accepted' : 'unknown';
    response.end(JSON.stringify({ id: `sms-${reference}`, reference, status }));
  }

  private takeLater(reference: string): void {
    const taking = pause(LATER_MS).then(() => {
      this.take(reference);
      this.takingLater.delete(taking);
    });
    this.takingLater.add(taking);
  }

  private take(reference: string): void {
    const before = this.copies.get(reference) ?? 0;
    this.copies.set(reference, this.settings.compares ? 1 : before + 1);
  }

  private faultsOf(reference: string): Fault[] {
    if (!this.settings.faults) return [];
    const known = this.left.get(reference);
    if (known) return known;
    const first = FAULT_NAMES[this.first.size % FAULT_NAMES.length]!;
    const more = Array.from({ length: Math.floor(this.random() ** 2 * 3) }, () => pick(FAULT_NAMES, this.random));
    const faults = [first, ...more];
    this.left.set(reference, faults);
    this.first.set(reference, first);
    return faults;
  }
}
