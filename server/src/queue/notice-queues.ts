import { bounded } from './bounded.js';
import {
  NOTICE_JOB,
  noticeJobId,
  type NoticeJob,
  QUEUED_CHANNELS,
  type QueuedChannel,
  type QueueName,
  QUEUES,
} from './job-contracts.js';
import type { JobQueue, QueueConnection, QueueDepth } from './queue-connection.js';

/** A job and the line it stands in. */
export interface ChannelJob extends NoticeJob {
  readonly channel: QueuedChannel;
}

const ASKED_AT_ONCE = 50;

/** The lines of all channels, where jobs are put in. */
export class NoticeQueues {
  private readonly queues: Readonly<Record<QueuedChannel, JobQueue<NoticeJob>>>;

  constructor(
    connection: Pick<QueueConnection, 'queue'>,
    private readonly timeoutMs: number,
  ) {
    this.queues = { email: connection.queue(QUEUES.email), sms: connection.queue(QUEUES.sms) };
  }

  /** Keeps their order within each channel. @throws Error when one queue does not take them; others may have taken theirs */
  async add(jobs: readonly ChannelJob[]): Promise<void> {
    await this.each(jobs, (queue, own) => {
      const bulk = own.map(({ noticeId, dispatchNo }) => {
        const data = { noticeId, dispatchNo };
        return { id: noticeJobId(data), name: NOTICE_JOB, data };
      });
      return bounded(queue.addBulk(bulk), this.timeoutMs, 'The queue does not answer.');
    });
  }

  /** @returns whether each of these jobs still stands in its line, by its id; those the queue said nothing of are missing */
  async stillWaiting(jobs: readonly ChannelJob[]): Promise<ReadonlyMap<string, boolean>> {
    const found = new Map<string, boolean>();
    await this.each(jobs, async (queue, own) => {
      const ids = own.map(noticeJobId);
      try {
        // A few at a time, so that a slow queue has answered for some of them when the patience is over.
        for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
          const asked = ids.slice(at, at + ASKED_AT_ONCE);
          const waiting = await bounded(queue.waiting(asked), this.timeoutMs, 'The queue does not answer.');
          for (const id of asked) found.set(id, waiting.has(id));
        }
      } catch {
        // No answer is an answer here: nobody knows of the rest.
      }
    });
    return found;
  }

  /** How many jobs are in each queue; one that does not answer in time is left out. */
  async depths(withinMs: number): Promise<Map<QueueName, QueueDepth>> {
    const found = new Map<QueueName, QueueDepth>();
    await Promise.all(
      QUEUED_CHANNELS.map((channel) =>
        bounded(this.queues[channel].depth(), withinMs, 'No answer.').then(
          (depth) => found.set(QUEUES[channel], depth),
          () => undefined,
        ),
      ),
    );
    return found;
  }

  private each<T>(
    jobs: readonly ChannelJob[],
    work: (queue: JobQueue<NoticeJob>, own: readonly ChannelJob[]) => Promise<T>,
  ): Promise<T[]> {
    const lines = QUEUED_CHANNELS.map((channel) => ({ channel, own: jobs.filter((job) => job.channel === channel) }));
    return Promise.all(
      lines.filter(({ own }) => own.length > 0).map(({ channel, own }) => work(this.queues[channel], own)),
    );
  }
}
