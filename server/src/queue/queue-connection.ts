import type { QueueName } from './job-contracts.js';

export interface QueuedJob<D> {
  readonly id: string;
  readonly name: string;
  readonly data: D;
  /** Lets all others go first, also those that come later. */
  readonly yields?: boolean;
}

/** How one consumer takes jobs out. */
export interface ConsumeOptions {
  /** Jobs of this process at the same time. */
  readonly concurrency: number;
  /** Jobs begun in any one second by all processes of this queue together; undefined: as many as come. */
  readonly perSecond?: number | undefined;
}

export interface QueueDepth {
  readonly waiting: number;
  /** Begun and not ended. */
  readonly active: number;
  /** Waiting for their time. */
  readonly delayed: number;
}

/** The end of a queue where work is put in. */
export interface JobQueue<D> {
  /** All or, where it fails, possibly some. Fails within seconds when the store is down. */
  addBulk(jobs: readonly QueuedJob<D>[]): Promise<void>;
  /** Which of these jobs the queue still knows and has not begun. */
  waiting(ids: readonly string[]): Promise<Set<string>>;
  /** How many jobs are in it. */
  depth(): Promise<QueueDepth>;
}

/** The end of a queue where work is taken out. */
export interface JobConsumer {
  /** Takes no new job and waits for those begun. */
  close(): Promise<void>;
  /** For what `close` did not finish in time: leaves the jobs begun to their locks. */
  drop(): Promise<void>;
}

/** Work at set times. */
export interface Schedule {
  /** Stored word: never renamed. */
  readonly name: string;
  /** Cron of five fields, read in Vietnam's time. */
  readonly pattern: string;
}

/** The set times that a store keeps, so that each comes once however many processes run. */
export interface JobSchedules {
  /** Puts in what is missing or has changed and takes out what is no longer named; may be called again at any time. */
  keep(schedules: readonly Schedule[]): Promise<void>;
}

/** One store of queues. Whether it is Redis or PostgreSQL is known only behind this. */
export interface QueueConnection {
  readonly store: 'redis' | 'postgres';
  /** @throws Error when the store does not answer or, in production, could lose work by its settings */
  start(): Promise<void>;
  /** For health checks. @throws Error when the store does not answer within seconds */
  check(): Promise<void>;
  queue<D>(name: QueueName): JobQueue<D>;
  /** Their jobs are `ScheduleTick`s in the queue of that name. */
  schedules(name: QueueName): JobSchedules;
  consume<D>(name: QueueName, work: (data: D) => Promise<void>, options: ConsumeOptions): JobConsumer;
  close(): Promise<void>;
}
