/** Asks whether the queue's store answers. @throws Error when it does not */
export type QueueCheck = () => Promise<void>;
export const QUEUE_CHECK = Symbol('queue-check');
