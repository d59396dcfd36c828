import type { DataSource } from 'typeorm';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { ReleaseVisit } from './release-visit.js';

const BATCH = 100;

/**
 * Closes visits that the desk never closed, e.g. because the browser is gone: no citizen waits for ever. And lets go what had
 * to wait after the close, for an officer might have taken it back.
 */
export class SweepVisits {
  constructor(
    private readonly db: DataSource,
    private readonly releases: ReleaseVisit,
    private readonly holdMs: number,
    private readonly logger: WorkerLogger,
    private readonly onOwed: () => void,
  ) {}

  /**
   * Lets the visits go whose time is over. One that cannot be let go holds up none of the others.
   *
   * @returns whether there may be more
   * @throws what the first of those met, after all others, so that it is tried again with a longer pause
   */
  async sweep(): Promise<boolean> {
    const overdue: { id: string }[] = await this.db.query(
      `SELECT id FROM visit WHERE ${OVERDUE} ORDER BY last_intake_at LIMIT ${BATCH}`,
      [this.holdMs],
    );
    const failures: unknown[] = [];
    for (const { id } of overdue) await this.release(id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    return overdue.length === BATCH;
  }

  private async release(visitId: string): Promise<void> {
    const released = await this.db.transaction(async (em) => {
      // A visit that is just being added to or closed is locked, and not overdue or not open any more afterwards.
      const rows: unknown[] = await em.query(
        `SELECT id FROM visit WHERE ${OVERDUE} AND id = $2 FOR UPDATE SKIP LOCKED`,
        [this.holdMs, visitId],
      );
      if (rows.length > 0) await this.releases.release(em, visitId);
      return rows.length > 0;
    });
    if (!released) return;
    this.onOwed();
    this.logger.info({ visitId }, 'a visit whose time is over');
  }
}

/** Each half has its index: many visits wait days for a reminder. */
const OVERDUE = `(released_at IS NULL AND release_from <= now()
   OR released_at IS NULL AND release_from IS NULL AND last_intake_at <= now() - $1 * interval '1 millisecond')`;
