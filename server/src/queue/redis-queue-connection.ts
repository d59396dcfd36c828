import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { bounded } from './bounded.js';
import { BullConsumer, BullQueue, BullSchedules, workerSettings } from './bull-ends.js';
import { ConsumerRedis } from './consumer-redis.js';
import { JOB_POLICY, type QueueName } from './job-contracts.js';
import type { ConsumeOptions, JobConsumer, JobQueue, JobSchedules, QueueConnection } from './queue-connection.js';
import { checkRedisKeepsWork } from './redis-keeps-work.js';
import { reasonOf, type WorkerLogger } from './worker-logger.js';

const ANSWER_WITHIN_MS = 5_000;
const retryStrategy = (times: number): number => Math.min(times * 100, 500);

/** Queues in Redis, for installations that outgrow one machine. */
export class RedisQueueConnection implements QueueConnection {
  readonly store = 'redis';
  /** For putting work in: fails at once while Redis is away instead of remembering commands and sending them later. */
  private readonly producer: Redis;
  /** For taking work out: waits as long as it takes. */
  private consumer: ConsumerRedis | undefined;
  private readonly queues: { close(): Promise<void> }[] = [];
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
    this.producer.on('error', (error) => this.onLost(error));
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
    const queue = new BullQueue<D>(() => this.open(name));
    this.queues.push(queue);
    return queue;
  }

  schedules(name: QueueName): JobSchedules {
    const schedules = new BullSchedules(() => this.open(name));
    this.queues.push(schedules);
    return schedules;
  }

  private open(name: QueueName): Queue {
    const { prefix } = this.settings;
    const made = new Queue(name, { connection: this.producer, prefix, defaultJobOptions: JOB_POLICY });
    made.on('error', (error) => this.onLost(error));
    return made;
  }

  consume<D>(name: QueueName, work: (data: D) => Promise<void>, options: ConsumeOptions): JobConsumer {
    this.consumer ??= this.connectConsumer();
    const connection = this.consumer;
    const settings = { connection, prefix: this.settings.prefix, ...workerSettings(options) };
    return new BullConsumer((process) => new Worker<D, void>(name, process, settings), work, name, this.logger);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.queues.map((queue) => queue.close()));
    this.producer.disconnect();
    this.consumer?.disconnect();
  }

  /** Not lazy: BullMQ takes the failure of a lazy client's first connection for the end. */
  private connectConsumer(): ConsumerRedis {
    const client = new ConsumerRedis(this.settings.url, { maxRetriesPerRequest: null, retryStrategy });
    client.on('error', (error) => this.onLost(error));
    return client;
  }

  /** A client that reconnects fails once a second; one line says it all. */
  private onLost(error: Error): void {
    if (this.lost) return;
    this.lost = true;
    this.logger.warn({ reason: reasonOf(error) }, 'Redis is away');
  }
}
