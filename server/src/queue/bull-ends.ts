import type { IQueueBackend, Queue, Worker } from 'bullmq';
import { SCHEDULE_JOB } from './job-contracts.js';
import type {
  ConsumeOptions,
  JobConsumer,
  JobQueue,
  JobSchedules,
  QueueDepth,
  QueuedJob,
  Schedule,
} from './queue-connection.js';
import { Renewed } from './renewed.js';
import { reasonOf, type WorkerLogger } from './worker-logger.js';

/**
 * A job begun twice by workers that died is given up by BullMQ; that is only a hint here, and a high number spares a
 * needless wait for the sweeper.
 */
export const WORKER_POLICY = {
  lockDuration: 30_000,
  stalledInterval: 15_000,
  maxStalledCount: 20,
  drainDelay: 5,
  runRetryDelay: 1_000,
};

/** All settings of one worker. */
export const workerSettings = ({ concurrency, perSecond }: ConsumeOptions) => ({
  ...WORKER_POLICY,
  concurrency,
  ...(perSecond !== undefined && { limiter: { max: perSecond, duration: 1_000 } }),
});

/** BullMQ's queue over any store, as far as it is used. */
type AnyQueue = Pick<
  Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, unknown>,
  | 'addBulk'
  | 'getJobCounts'
  | 'getJobState'
  | 'getJobSchedulers'
  | 'upsertJobScheduler'
  | 'removeJobScheduler'
  | 'waitUntilReady'
  | 'close'
  | 'disconnect'
>;

/** BullMQ's worker over any store, as far as it is used. */
type AnyWorker = Pick<Worker, 'waitUntilReady' | 'close' | 'disconnect'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** BullMQ takes jobs without a priority first, then those with the smallest. */
const LAST = 1;

/** BullMQ's queue behind our port. */
export class BullQueue<D> implements JobQueue<D> {
  private readonly queue: Renewed<AnyQueue>;

  constructor(make: () => AnyQueue) {
    this.queue = new Renewed(make);
  }

  async addBulk(jobs: readonly QueuedJob<D>[]): Promise<void> {
    await this.queue.current.addBulk(
      jobs.map(({ id, name, data, yields }) => ({
        name,
        data,
        opts: { jobId: id, ...(yields === true && { priority: LAST }) },
      })),
    );
  }

  async waiting(ids: readonly string[]): Promise<Set<string>> {
    const states = await Promise.all(ids.map((id) => this.queue.current.getJobState(id)));
    return new Set(ids.filter((_, index) => ['waiting', 'delayed', 'prioritized'].includes(states[index] ?? '')));
  }

  async depth(): Promise<QueueDepth> {
    const {
      waiting = 0,
      prioritized = 0,
      active = 0,
      delayed = 0,
    } = await this.queue.current.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
    return { waiting: waiting + prioritized, active, delayed };
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

const VIETNAM = 'Asia/Ho_Chi_Minh';

/** BullMQ's job schedulers behind our port. */
export class BullSchedules implements JobSchedules {
  private readonly queue: Renewed<AnyQueue>;

  constructor(make: () => AnyQueue) {
    this.queue = new Renewed(make);
  }

  async keep(schedules: readonly Schedule[]): Promise<void> {
    const queue = this.queue.current;
    const kept = await queue.getJobSchedulers();
    for (const { key } of kept) {
      if (!schedules.some(({ name }) => name === key)) await queue.removeJobScheduler(key);
    }
    for (const { name, pattern } of schedules) {
      // One that is there already is left alone: to put it in anew would pass over a time that has just come.
      const there = kept.some((one) => one.key === name && one.pattern === pattern && one.tz === VIETNAM);
      if (there) continue;
      await queue.upsertJobScheduler(name, { pattern, tz: VIETNAM }, { name: SCHEDULE_JOB, data: { schedule: name } });
    }
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

/** BullMQ's worker behind our port. */
export class BullConsumer<D> implements JobConsumer {
  private readonly worker: Renewed<AnyWorker>;
  /** Lets go of each job begun, done or not. */
  private readonly begun = new Set<() => void>();

  constructor(
    make: (process: (job: { data: D }) => Promise<void>) => AnyWorker,
    private readonly work: (data: D) => Promise<void>,
    name: string,
    logger: WorkerLogger,
  ) {
    let last = '';
    this.worker = new Renewed(() => {
      const worker = make(({ data }) => this.process(data));
      worker.on('error', (error) => {
        const reason = reasonOf(error);
        if (reason !== last) logger.warn({ queue: name, reason }, 'queue worker error');
        last = reason; // while a store is away the same words come every second
      });
      return worker;
    });
  }

  close(): Promise<void> {
    return this.worker.close();
  }

  async drop(): Promise<void> {
    for (const letGo of this.begun) letGo();
    await this.worker.drop();
  }

  private process(data: D): Promise<void> {
    return new Promise((resolve, reject) => {
      this.begun.add(resolve);
      this.work(data)
        .then(resolve, reject)
        .finally(() => this.begun.delete(resolve));
    });
  }
}
