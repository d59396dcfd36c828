import type { DataSource } from 'typeorm';
import type { ScheduleTick } from './job-contracts.js';
import type { Schedule } from './queue-connection.js';
import type { WorkerLogger } from './worker-logger.js';

/** Work at set times, and what it is. */
export interface ScheduledWork extends Schedule {
  work(): Promise<unknown>;
}

const KEPT_DAYS = 30;

/**
 * Does what is due at a set time once, whichever process the tick reaches and however often: who writes the row of that
 * minute does the work. Work that fails gives the row back, and the queue tries again; work that dies is done at the
 * next time, so it must find by itself what was left undone.
 */
export class RunSchedules {
  constructor(
    private readonly db: DataSource,
    private readonly works: readonly ScheduledWork[],
    private readonly logger: WorkerLogger,
  ) {}

  async execute({ schedule }: ScheduleTick): Promise<void> {
    const work = this.works.find(({ name }) => name === schedule);
    // A tick of an older program's schedule, which is taken out at the next look.
    if (!work) return;
    const rows: { due_at: Date }[] = await this.db.query(
      `INSERT INTO schedule_run (name, due_at, started_at) VALUES ($1, date_trunc('minute', now()), now())
       ON CONFLICT DO NOTHING RETURNING due_at`,
      [schedule],
    );
    const run = rows[0];
    if (!run) return;
    try {
      await work.work();
    } catch (error) {
      await this.db.query('DELETE FROM schedule_run WHERE name = $1 AND due_at = $2', [schedule, run.due_at]);
      throw error;
    }
    await this.db.query('UPDATE schedule_run SET finished_at = now() WHERE name = $1 AND due_at = $2', [
      schedule,
      run.due_at,
    ]);
    await this.db.query(`DELETE FROM schedule_run WHERE due_at < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
    this.logger.info({ schedule }, 'scheduled work done');
  }
}
