import { StartError } from './common/start-error.js';

/** What was started is stopped in the reverse order, once. */
export class Shutdown {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.unshift(step);
  }

  async run(): Promise<void> {
    for (const step of this.steps.splice(0)) await step();
  }
}

/** Starts something with a shutdown at hand: Ctrl-C, a stop from outside and a failed start all end what had begun. */
export async function running(start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  stopOnSignals(() => shutdown.run());
  try {
    await start(shutdown);
  } catch (error) {
    await shutdown.run();
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** A second signal does not cut the first short. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const once = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', once);
  process.on('SIGTERM', once);
}
