import { Client } from 'pg';
import { bounded } from '../queue/bounded.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';

const FIRST_RETRY_MS = 250;
const SLOWEST_RETRY_MS = 10_000;
const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 5_000;
const CLOSE_WITHIN_MS = 2_000;

export interface NotificationHandlers {
  heard(channel: string, payload: string): void;
  /** Everything from here on is heard; after a break, something was missed before. */
  connected(): void;
}

/**
 * The one connection on which a process hears PostgreSQL's notifications. It comes back by itself; whoever uses it
 * calls `notify` now and then, with nothing to say as well, so that a connection that died silently is found.
 */
export class NotificationConnection {
  private client: Client | undefined;
  private listening = false;
  private retry: NodeJS.Timeout | undefined;
  private failures = 0;
  private stopped = false;
  /** A connection takes one statement at a time. */
  private lastSaid: Promise<void> = Promise.resolve();

  /** @param channels plain words, they stand in the statement */
  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly handlers: NotificationHandlers,
    private readonly logger: WorkerLogger,
  ) {}

  get isListening(): boolean {
    return this.listening;
  }

  start(): void {
    if (!this.client && !this.retry && !this.stopped) void this.connect();
  }

  /** What is said while there is no connection is lost, as what others say is. */
  notify(channel: string, payloads: readonly string[]): Promise<void> {
    this.lastSaid = this.lastSaid.then(() => this.say(channel, payloads));
    return this.lastSaid;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.listening = false;
    clearTimeout(this.retry);
    const { client } = this;
    this.client = undefined;
    if (client) await bounded(client.end(), CLOSE_WITHIN_MS, 'PostgreSQL does not say goodbye.').catch(() => undefined);
  }

  private async say(channel: string, payloads: readonly string[]): Promise<void> {
    const { client } = this;
    if (!client || !this.listening) return;
    try {
      await client.query('SELECT pg_notify($1, said) FROM unnest($2::text[]) said', [channel, payloads]);
    } catch (error) {
      this.lost(client, error);
    }
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'motcua-live',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    this.client = client;
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, undefined));
    client.on('notification', ({ channel, payload }) => this.handlers.heard(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`LISTEN ${channel}`);
    } catch (error) {
      return this.lost(client, error);
    }
    if (this.client !== client) return;
    this.failures = 0;
    this.listening = true;
    this.handlers.connected();
  }

  private lost(client: Client, error: unknown): void {
    if (this.client !== client) return;
    this.client = undefined;
    this.listening = false;
    void client.end().catch(() => undefined);
    const pauseMs = Math.min(FIRST_RETRY_MS * 2 ** this.failures, SLOWEST_RETRY_MS);
    this.failures += 1;
    this.logger.warn({ reason: reasonOf(error), pauseMs }, 'live changes are not heard, will connect again');
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.connect();
    }, pauseMs);
  }
}
