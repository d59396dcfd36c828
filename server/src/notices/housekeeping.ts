import type { DataSource } from 'typeorm';
import type { WorkerLogger } from '../queue/worker-logger.js';

interface Expiry {
  readonly table: string;
  readonly since: string;
  readonly hours: number;
  /** Of these rows only. */
  readonly only?: string;
}

/** What is of no use after some time, and the column that tells. The first is a promise to callers, the others limits. */
const EXPIRED: readonly Expiry[] = [
  { table: 'idempotency_key', since: 'created_at', hours: 7 * 24 },
  { table: 'session', since: 'created_at', hours: 12 },
  // Networks try for up to three days.
  { table: 'gateway_report', since: 'received_at', hours: 8 * 24 },
  // A report may overtake the answer to its message: by hours, where a long text is gone on with part by part.
  { table: 'gateway_report', since: 'received_at', hours: 8, only: 'pending AND notice_id IS NULL' },
  // Of workers that run no more.
  { table: 'gateway_state', since: 'told_at', hours: 1 },
  { table: 'sign_in_attempt', since: 'window_start', hours: 24 },
];

const BATCH = 5_000;

/** Deletes what has expired, a batch at a time so that nobody waits behind it. */
export class Housekeeping {
  constructor(
    private readonly db: DataSource,
    private readonly clockOffsetMs: number,
    private readonly logger: WorkerLogger,
  ) {}

  /** @returns whether there may be more */
  async sweep(): Promise<boolean> {
    let more = false;
    for (const { table, since, hours, only } of EXPIRED) {
      // Rows may have been written by a demonstration's moved clock: the earlier of both times deletes nothing too soon.
      const [, count]: [unknown, number] = await this.db.query(
        `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table}
          WHERE ${since} < least(now(), now() + $1 * interval '1 millisecond') - $2 * interval '1 hour'
            AND ${only ?? 'true'} LIMIT $3))`,
        [this.clockOffsetMs, hours, BATCH],
      );
      if (count > 0) this.logger.info({ table, count }, 'expired rows deleted');
      more ||= count === BATCH;
    }
    return more;
  }
}
