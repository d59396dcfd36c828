import {
  createPostgresBackend,
  type JobProgress,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  Queue,
  Worker,
} from 'bullmq';
import { Pool } from 'pg';
import { bounded } from './bounded.js';
import { BullConsumer, BullQueue, BullSchedules, workerSettings } from './bull-ends.js';
import { JOB_POLICY, type QueueName } from './job-contracts.js';
import type { ConsumeOptions, JobConsumer, JobQueue, JobSchedules, QueueConnection } from './queue-connection.js';
import { reasonOf, type WorkerLogger } from './worker-logger.js';

const ANSWER_WITHIN_MS = 5_000;
/** All queues of the process together; one connection of it listens for each consumer. */
const POOL_SIZE = 8;

/** Queues in BullMQ's own schema of the database: a single ward needs no Redis. */
export class PostgresQueueConnection implements QueueConnection {
  readonly store = 'postgres';
  private readonly pool: Pool;
  /** The same pool, as BullMQ's types see it. */
  private readonly connection: PostgresConnectionOptions;
  private readonly queues: { close(): Promise<void> }[] = [];

  constructor(
    url: string,
    private readonly logger: WorkerLogger,
  ) {
    this.pool = new Pool({
      connectionString: url,
      max: POOL_SIZE,
      options: '-c search_path=bullmq',
      keepAlive: true, // BullMQ sleeps long when it can trust that a broken connection is noticed
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      application_name: 'motcua-queue',
    });
    this.connection = this.pool as unknown as PostgresConnectionOptions;
    this.pool.setMaxListeners(0); // every queue and consumer listens to the one pool
    this.pool.on('error', (error) => this.logger.warn({ reason: reasonOf(error) }, 'queue connection lost'));
  }

  start(): Promise<void> {
    return this.check();
  }

  async check(): Promise<void> {
    await bounded(
      this.pool.query('SELECT 1 FROM bullmq.migration LIMIT 1'),
      ANSWER_WITHIN_MS,
      'The queue in PostgreSQL does not answer.',
    );
  }

  queue<D>(name: QueueName): JobQueue<D> {
    const queue = new BullQueue<D>(() => this.open(name));
    this.queues.push(queue);
    return queue;
  }

  schedules(name: QueueName): JobSchedules {
    const schedules = new BullSchedules(() => this.open(name));
    this.queues.push(schedules);
    return schedules;
  }

  private open(name: QueueName) {
    const { connection } = this;
    const made = new Queue(name, { connection, defaultJobOptions: JOB_POLICY }, createPostgresBackend);
    made.on('error', (error) => this.logger.warn({ queue: name, reason: reasonOf(error) }, 'queue error'));
    return made;
  }

  consume<D>(name: QueueName, work: (data: D) => Promise<void>, options: ConsumeOptions): JobConsumer {
    const settings = { connection: this.connection, ...workerSettings(options) };
    const make = (
      process: (job: { data: D }) => Promise<void>,
    ): Worker<D, void, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions> =>
      new Worker(name, process, settings, createPostgresBackend);
    return new BullConsumer(make, work, name, this.logger);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.queues.map((queue) => queue.close()));
    await this.pool.end();
  }
}
