import type { Redis } from 'ioredis';
import type { WorkerLogger } from './worker-logger.js';

/**
 * A Redis that drops keys when memory is short, or forgets on a crash, loses queued work. PostgreSQL would notice and
 * send it again, late; in production such a server is refused.
 *
 * @throws Error naming every setting to change, when strict
 */
export async function checkRedisKeepsWork(redis: Redis, strict: boolean, logger: WorkerLogger): Promise<void> {
  // INFO, not CONFIG: hosted servers often forbid the latter.
  const info = `${await redis.info('memory')}\n${await redis.info('persistence')}`;
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'unknown';
  const appendOnly = /^aof_enabled:1/m.test(info);
  const complaints = [
    ...(policy === 'noeviction' ? [] : [`maxmemory-policy must be noeviction, not ${policy}`]),
    ...(appendOnly ? [] : ['appendonly must be yes']),
  ];
  if (complaints.length === 0) return;
  const sentence = `REDIS_URL: this Redis can lose queued work: ${complaints.join('; ')}.`;
  if (strict) throw new Error(sentence);
  logger.warn({}, sentence);
}
