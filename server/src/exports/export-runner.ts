import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { OfficeTransactions } from '../database/office-transaction.js';
import type { FileStore } from '../file-store/file-store.js';
import { PollingLoop } from '../queue/polling-loop.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { MakeExports } from './make-exports.js';
import { sweepExports } from './sweep-exports.js';

// Whoever asks for a file pokes; the rest is for what another process left undone.
const EVERY_MS = 5_000;
const SLOWEST_MS = 30_000;
const SWEEP_EVERY_MS = 10 * 60_000;

/**
 * Makes files beside the requests of the desks, in the processes that may see dossiers: the worker's role sees no names.
 * Any number may run; each makes one file at a time.
 */
export class ExportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loops: readonly [making: PollingLoop, sweeping: PollingLoop];

  constructor(
    db: DataSource,
    transactions: OfficeTransactions,
    store: FileStore,
    private readonly exports: MakeExports,
    logger: WorkerLogger,
  ) {
    const sweep = async (): Promise<boolean> => {
      const offices: { id: string }[] = await db.query('SELECT id FROM office');
      const ids = offices.map(({ id }) => id);
      return (await transactions.forOffices(ids, (tx) => sweepExports(tx, store))) > 0;
    };
    this.loops = [
      new PollingLoop(() => exports.execute(), { name: 'exports', everyMs: EVERY_MS, slowestMs: SLOWEST_MS }, logger),
      new PollingLoop(sweep, { name: 'exports-sweep', everyMs: SWEEP_EVERY_MS, slowestMs: SWEEP_EVERY_MS }, logger),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  /** A file that is half made is begun anew by whoever comes next. */
  async onModuleDestroy(): Promise<void> {
    this.exports.leaveOff();
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  poke(): void {
    this.loops[0].poke();
  }
}
