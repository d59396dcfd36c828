import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { PollingLoop } from '../queue/polling-loop.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { HistoryBatches } from './history-batches.js';

// Whoever brings a file or starts an import pokes; the rest is for what another process left undone.
const EVERY_MS = 5_000;
// Who brings a sheet waits before the page, whatever is wrong with somebody else's.
const SLOWEST_MS = 10_000;

/** Looks through and takes in sheets of old dossiers, part by part, beside the requests of the desks. Any number may run. */
export class HistoryImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;

  constructor(
    private readonly db: DataSource,
    private readonly batches: HistoryBatches,
    logger: WorkerLogger,
  ) {
    this.loop = new PollingLoop(
      () => this.work(),
      { name: 'history-import', everyMs: EVERY_MS, slowestMs: SLOWEST_MS },
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  poke(): void {
    this.loop.poke();
  }

  private async work(): Promise<boolean> {
    const offices: { id: string }[] = await this.db.query('SELECT id FROM office');
    return this.batches.execute(offices.map(({ id }) => id));
  }
}
