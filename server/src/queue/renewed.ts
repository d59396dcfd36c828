/** An end of a BullMQ queue, of which only this matters here. */
interface End {
  waitUntilReady(): Promise<unknown>;
  close(force?: boolean): Promise<void>;
  disconnect(): Promise<void>;
}

const RENEW_AFTER_MS = 1_000;
const CLOSE_WITHIN_MS = 150;

/**
 * Keeps one end of a queue usable. BullMQ reconnects by itself once it was ready, but an end whose very first connection
 * breaks stays dead for ever (seen with 6.7 when Redis went away in that moment): then another takes its place.
 */
export class Renewed<E extends End> {
  private end: E;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly make: () => E) {
    this.end = make();
    this.watch();
  }

  get current(): E {
    return this.end;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.end.close();
  }

  /** Closes if that takes a moment only, else breaks the connections: the store may be away. */
  async drop(): Promise<void> {
    const waited = new Promise<'late'>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS, 'late'));
    const closed = this.close().catch(() => undefined);
    if ((await Promise.race([closed, waited])) === 'late') await this.end.disconnect();
  }

  private watch(): void {
    const watched = this.end;
    watched.waitUntilReady().catch(() => {
      if (this.closed) return;
      watched.close(true).catch(() => undefined);
      this.timer = setTimeout(() => {
        this.end = this.make();
        this.watch();
      }, RENEW_AFTER_MS);
    });
  }
}
