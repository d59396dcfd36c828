import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { OfficeTransactions } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { PollingLoop } from '../queue/polling-loop.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { CarryOutMoves } from './carry-out-moves.js';
import { detectMoves } from './detect-moves.js';

// Whoever changes a calendar or decides pokes; the rest is for what another process left undone.
const EVERY_MS = 20_000;

/**
 * Looks for dates that a changed calendar would move, and carries out what was decided about them: in small
 * transactions beside the requests of the desks. Any number of processes may run one; where a process stops, the next
 * goes on, for everything is kept in the database.
 */
export class CalendarMoveRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;

  constructor(
    private readonly db: DataSource,
    private readonly transactions: OfficeTransactions,
    private readonly catalogue: ProcedureCatalogue,
    private readonly carryOut: CarryOutMoves,
    logger: WorkerLogger,
  ) {
    this.loop = new PollingLoop(
      () => this.work(),
      { name: 'calendar-moves', everyMs: EVERY_MS, slowestMs: 60_000 },
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** A calendar has changed or something was decided: do not wait for the next look. */
  poke(): void {
    this.loop.poke();
  }

  /** A change of the country's calendar concerns every office, so the walls stand open for all of them. */
  private async work(): Promise<boolean> {
    const offices: { id: string }[] = await this.db.query('SELECT id FROM office');
    const ids = offices.map(({ id }) => id);
    const carried = await this.transactions.forOffices(ids, (tx) => this.carryOut.execute(tx));
    const detected = await this.transactions.forOffices(ids, (tx) => detectMoves(tx, this.catalogue));
    return carried || detected;
  }
}
