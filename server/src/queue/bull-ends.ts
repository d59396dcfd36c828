import type { IQueueBackend, Queue, RedisQueueBackend, Worker } from 'bullmq';
import type { JobConsumer, JobQueue, QueuedJob } from './queue-connection.js';
import { reasonOf, type WorkerLogger } from './worker-logger.js';

/**
 * A job begun twice by workers that died is given up by BullMQ; that is only a hint here, and a high number spares a
 * needless wait for the sweeper.
 */
export const WORKER_POLICY = { lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 20, drainDelay: 5 };

type AnyQueue<B extends IQueueBackend, C> = Pick<
  Queue<unknown, unknown, string, unknown, unknown, string, B, C>,
  'addBulk' | 'getJobState'
>;

/** BullMQ's queue behind our port. */
export class BullQueue<D, B extends IQueueBackend = RedisQueueBackend, C = unknown> implements JobQueue<D> {
  constructor(private readonly queue: AnyQueue<B, C>) {}

  async addBulk(jobs: readonly QueuedJob<D>[]): Promise<void> {
    await this.queue.addBulk(jobs.map(({ id, name, data }) => ({ name, data, opts: { jobId: id } })));
  }

  async waiting(ids: readonly string[]): Promise<Set<string>> {
    const states = await Promise.all(ids.map((id) => this.queue.getJobState(id)));
    return new Set(ids.filter((_, index) => ['waiting', 'delayed', 'prioritized'].includes(states[index] ?? '')));
  }
}

/** BullMQ's worker behind our port. */
export class BullConsumer implements JobConsumer {
  constructor(
    private readonly worker: Pick<Worker, 'close' | 'disconnect'> & {
      on(event: 'error', listener: (error: Error) => void): unknown;
    },
    name: string,
    logger: WorkerLogger,
  ) {
    let last = '';
    worker.on('error', (error) => {
      const reason = reasonOf(error);
      if (reason !== last) logger.warn({ queue: name, reason }, 'queue worker error');
      last = reason; // while a store is away the same words come every second
    });
  }

  async close({ drop }: { drop: boolean }): Promise<void> {
    await this.worker.close(drop);
  }
}
