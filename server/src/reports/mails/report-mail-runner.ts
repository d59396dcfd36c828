import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { PollingLoop } from '../../queue/polling-loop.js';
import type { WorkerLogger } from '../../queue/worker-logger.js';
import type { MakeReportMails } from './make-report-mails.js';

const EVERY_MS = 30_000;

/** Makes what is owed beside the requests of the desks, in the processes that may see dossiers: the worker's role sees none. */
export class ReportMailRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;

  constructor(mails: MakeReportMails, logger: WorkerLogger) {
    this.loop = new PollingLoop(
      () => mails.execute(),
      { name: 'report-mails', everyMs: EVERY_MS, slowestMs: 5 * 60_000 },
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** A report that is half made is begun anew by whoever comes next. */
  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }
}
