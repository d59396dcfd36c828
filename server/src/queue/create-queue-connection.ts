import { PostgresQueueConnection } from './postgres-queue-connection.js';
import type { QueueConnection } from './queue-connection.js';
import { RedisQueueConnection } from './redis-queue-connection.js';
import type { WorkerLogger } from './worker-logger.js';

export interface QueueSettings {
  /** Redis when set. */
  readonly redisUrl: string | undefined;
  /** Where BullMQ's own tables are, with a user who may use them. */
  readonly postgresUrl: string;
  /** Refuse a Redis that may forget work. */
  readonly production: boolean;
  /** Installations and tests that share one Redis keep apart by it. */
  readonly redisPrefix?: string;
}

/** The only place that chooses where queues live. */
export function createQueueConnection(settings: QueueSettings, logger: WorkerLogger): QueueConnection {
  const { redisUrl, postgresUrl, production, redisPrefix = 'motcua' } = settings;
  return redisUrl === undefined
    ? new PostgresQueueConnection(postgresUrl, logger)
    : new RedisQueueConnection({ url: redisUrl, prefix: redisPrefix, strict: production }, logger);
}
