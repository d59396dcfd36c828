import { reasonOf, type WorkerLogger } from './worker-logger.js';

export interface PollingSettings {
  readonly name: string;
  readonly everyMs: number;
  /** Longest pause after failures, which double the pause each time. */
  readonly slowestMs: number;
  /** Where there is more at once, it rests for so many times as long as the run took; 0, as if unset: goes on without rest. */
  readonly rests?: number;
}

/** Does the same work again and again, one run at a time, with longer pauses while it fails. */
export class PollingLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private failures = 0;

  /** @param work answers true when there is more to do at once */
  constructor(
    private readonly work: () => Promise<boolean>,
    private readonly settings: PollingSettings,
    private readonly logger: WorkerLogger,
  ) {}

  start(): void {
    this.schedule(0);
  }

  /** There is work now. Failing work keeps its pause: whoever pokes cannot know that the queue is down. */
  poke(): void {
    if (this.running) this.again = true;
    else if (this.failures === 0) this.schedule(0);
  }

  /** No new run begins; resolves when the present one is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.running = this.run().finally(() => (this.running = undefined));
    }, delayMs);
  }

  private async run(): Promise<void> {
    this.again = false;
    const begun = performance.now();
    try {
      const more = await this.work();
      if (this.failures > 0) this.logger.info({ loop: this.settings.name }, 'works again');
      this.failures = 0;
      const { everyMs, rests = 0 } = this.settings;
      this.schedule(more || this.again ? (performance.now() - begun) * rests : everyMs);
    } catch (error) {
      this.failures += 1;
      const pauseMs = Math.min(this.settings.everyMs * 2 ** this.failures, this.settings.slowestMs);
      this.logger.warn({ loop: this.settings.name, reason: reasonOf(error), pauseMs }, 'failed, will try again');
      this.schedule(pauseMs);
    }
  }
}
