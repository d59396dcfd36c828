import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { bounded } from './bounded.js';
import { BullConsumer, BullQueue, WORKER_POLICY } from './bull-ends.js';
import { JOB_POLICY, type QueueName } from './job-contracts.js';
import type { JobConsumer, JobQueue, QueueConnection } from './queue-connection.js';
import { checkRedisKeepsWork } from './redis-keeps-work.js';
import { reasonOf, type WorkerLogger } from './worker-logger.js';

const ANSWER_WITHIN_MS = 5_000;
const retryStrategy = (times: number): number => Math.min(times * 100, 1_000);

/** Queues in Redis, for installations that outgrow one machine. */
export class RedisQueueConnection implements QueueConnection {
  readonly store = 'redis';
  /** For putting work in: fails at once while Redis is away instead of remembering commands and sending them later. */
  private readonly producer: Redis;
  /** For taking work out: waits as long as it takes. */
  private readonly consumer: Redis;
  private readonly queues: Queue[] = [];
  private lost = false;

  constructor(
    private readonly settings: { readonly url: string; readonly prefix: string; readonly strict: boolean },
    private readonly logger: WorkerLogger,
  ) {
    this.producer = new Redis(settings.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: null,
      commandTimeout: ANSWER_WITHIN_MS,
      connectTimeout: ANSWER_WITHIN_MS,
      retryStrategy,
    });
    this.consumer = new Redis(settings.url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy });
    for (const client of [this.producer, this.consumer]) client.on('error', (error) => this.onLost(error));
    this.producer.on('ready', () => (this.lost = false));
  }

  async start(): Promise<void> {
    const sentence = 'REDIS_URL: this Redis does not answer.';
    await bounded(this.producer.connect(), ANSWER_WITHIN_MS, sentence).catch(() => {
      this.producer.disconnect();
      throw new Error(sentence);
    });
    await checkRedisKeepsWork(this.producer, this.settings.strict, this.logger);
  }

  async check(): Promise<void> {
    await bounded(this.producer.ping(), ANSWER_WITHIN_MS, 'Redis does not answer.');
  }

  queue<D>(name: QueueName): JobQueue<D> {
    const { prefix } = this.settings;
    const queue = new Queue(name, { connection: this.producer, prefix, defaultJobOptions: JOB_POLICY });
    queue.on('error', (error) => this.onLost(error));
    this.queues.push(queue);
    return new BullQueue<D>(queue);
  }

  consume<D>(name: QueueName, work: (data: D) => Promise<void>, options: { concurrency: number }): JobConsumer {
    const { prefix } = this.settings;
    const worker = new Worker<D, void>(name, (job) => work(job.data), {
      connection: this.consumer,
      prefix,
      ...WORKER_POLICY,
      concurrency: options.concurrency,
    });
    return new BullConsumer(worker, name, this.logger);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.queues.map((queue) => queue.close()));
    this.producer.disconnect();
    this.consumer.disconnect();
  }

  /** A client that reconnects fails once a second; one line says it all. */
  private onLost(error: Error): void {
    if (this.lost) return;
    this.lost = true;
    this.logger.warn({ reason: reasonOf(error) }, 'Redis is away');
  }
}
