import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection for BullMQ's workers, which makes copies of it to wait on. While Redis is away BullMQ cannot end those,
 * and they would try to connect for ever and keep the process alive: so they are known here.
 */
export class ConsumerRedis extends Redis {
  private readonly copies: Redis[] = [];

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    this.copies.push(copy);
    return copy;
  }

  disconnectAll(): void {
    for (const client of [this, ...this.copies]) client.disconnect();
  }
}
