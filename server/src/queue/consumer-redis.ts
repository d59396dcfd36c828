import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection for BullMQ's workers, which make copies of it to wait on.
 *
 * Told to disconnect between two tries to reach a Redis that is away, ioredis cancels the next try and never says that
 * it has ended; BullMQ waits for that word for ever and renews its locks meanwhile, and the process cannot exit. So the
 * next try is made, and is the last.
 */
export class ConsumerRedis extends Redis {
  override disconnect(reconnect = false): void {
    if (reconnect || this.status !== 'reconnecting') {
      super.disconnect(reconnect);
      return;
    }
    const { retryStrategy } = this.options;
    const endIfReached = (): void => super.disconnect();
    this.options.retryStrategy = () => null;
    this.once('connect', endIfReached);
    this.once('end', () => {
      this.off('connect', endIfReached);
      if (retryStrategy) this.options.retryStrategy = retryStrategy;
    });
  }

  override duplicate(override?: Partial<RedisOptions>): ConsumerRedis {
    return new ConsumerRedis({ ...this.options, ...override });
  }
}
