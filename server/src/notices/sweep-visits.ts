import type { DataSource } from 'typeorm';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { ReleaseVisit } from './release-visit.js';

/** Closes visits that the desk never closed, e.g. because the browser is gone: no citizen waits for ever. */
export class SweepVisits {
  constructor(
    private readonly db: DataSource,
    private readonly releases: ReleaseVisit,
    private readonly holdMs: number,
    private readonly logger: WorkerLogger,
    private readonly onOwed: () => void,
  ) {}

  /** Lets one visit go. @returns whether there may be more */
  async sweep(): Promise<boolean> {
    const visitId = await this.db.transaction(async (em) => {
      // A visit that is just being added to or closed is locked, and not overdue or not open any more afterwards.
      const [visit]: { id: string }[] = await em.query(
        `SELECT id FROM visit WHERE released_at IS NULL AND last_intake_at <= now() - $1 * interval '1 millisecond'
          ORDER BY last_intake_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [this.holdMs],
      );
      if (visit) await this.releases.release(em, visit.id);
      return visit?.id;
    });
    if (visitId === undefined) return false;
    this.onOwed();
    this.logger.info({ visitId }, 'a visit that nobody closed');
    return true;
  }
}
