import { bounded } from './bounded.js';
import {
  type MailJob,
  NOTICE_JOB,
  QUEUE_LINES,
  noticeJobId,
  type NoticeJob,
  type QueueLine,
  QUEUED_CHANNELS,
  type QueuedChannel,
  type QueueName,
  QUEUES,
  type SmsLine,
  STAFF_MAIL_JOB,
  type StaffMailJob,
  staffMailJobId,
} from './job-contracts.js';
import type { JobQueue, QueueConnection, QueueDepth, QueuedJob } from './queue-connection.js';

/** A job and the line it stands in. */
export interface ChannelJob extends NoticeJob {
  readonly channel: QueuedChannel;
}

const ASKED_AT_ONCE = 50;

/** What a process knows of the second SMS gateway that it has. */
export interface SecondLine {
  /** How many texts the first would take up just now: the others need not stand in its line, nor use up its limit. */
  readonly firstTakes: () => number;
  /** Whether the first is left alone, also while it is tried whether it takes one again. */
  readonly firstRests: () => boolean;
}

/** The lines of all gateways, where jobs are put in. */
export class NoticeQueues {
  private readonly queues: ReadonlyMap<QueueLine, JobQueue<MailJob>>;

  /** @param second undefined: there is one SMS gateway at most, and nobody looks into the second's line */
  constructor(
    connection: Pick<QueueConnection, 'queue'>,
    private readonly timeoutMs: number,
    private readonly second?: SecondLine,
  ) {
    const lines = QUEUE_LINES.filter((line) => line !== 'sms2' || second !== undefined);
    this.queues = new Map(lines.map((line) => [line, connection.queue(QUEUES[line])]));
  }

  /** Keeps their order within each line. @throws Error when one queue does not take them; others may have taken theirs */
  async add(jobs: readonly ChannelJob[]): Promise<void> {
    const texts = jobs.filter(({ channel }) => channel === 'sms');
    const toFirst = this.second?.firstTakes() ?? Infinity;
    await Promise.all([
      this.addTo(
        'email',
        jobs.filter(({ channel }) => channel === 'email'),
      ),
      this.addTo('sms', texts.slice(0, toFirst)),
      this.addTo('sms2', texts.slice(toFirst)),
    ]);
  }

  /** Lets one that stood in the line of the other SMS gateway stand in this one. @throws Error as above */
  passOn(job: NoticeJob, line: SmsLine): Promise<void> {
    return this.addTo(line, [job]);
  }

  /** Mails to staff stand behind those to citizens. @throws Error as above */
  async addStaffMails(jobs: readonly StaffMailJob[]): Promise<void> {
    const bulk = jobs.map((data) => ({ id: staffMailJobId(data), name: STAFF_MAIL_JOB, data, yields: true }));
    if (bulk.length > 0) await this.offer('email', bulk);
  }

  /** @returns whether each of these jobs still stands in the line, by its id; those the queue said nothing of are missing */
  async staffMailsWaiting(jobs: readonly StaffMailJob[]): Promise<ReadonlyMap<string, boolean>> {
    const found = new Map<string, boolean>();
    await this.askEach(['email'], jobs.map(staffMailJobId), found);
    return found;
  }

  /** Whether the first of two SMS gateways is left alone. */
  firstRests(): boolean {
    return this.second?.firstRests() ?? false;
  }

  /** @returns whether each of these jobs still stands in a line, by its id; those a queue said nothing of are missing */
  async stillWaiting(jobs: readonly ChannelJob[]): Promise<ReadonlyMap<string, boolean>> {
    const found = new Map<string, boolean>();
    await Promise.all(
      QUEUED_CHANNELS.map((channel) => {
        const ids = jobs.filter((job) => job.channel === channel).map(noticeJobId);
        return this.askEach(linesOf(channel), ids, found);
      }),
    );
    return found;
  }

  /** How many jobs are in each queue; one that does not answer in time is left out. */
  async depths(withinMs: number): Promise<Map<QueueName, QueueDepth>> {
    const found = new Map<QueueName, QueueDepth>();
    await Promise.all(
      [...this.queues].map(([line, queue]) =>
        bounded(queue.depth(), withinMs, 'No answer.').then(
          (depth) => found.set(QUEUES[line], depth),
          () => undefined,
        ),
      ),
    );
    return found;
  }

  private async addTo(line: QueueLine, jobs: readonly NoticeJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const bulk = jobs.map(({ noticeId, dispatchNo }) => {
      const data = { noticeId, dispatchNo };
      return { id: noticeJobId(data), name: NOTICE_JOB, data };
    });
    await this.offer(line, bulk);
  }

  private async offer(line: QueueLine, bulk: readonly QueuedJob<MailJob>[]): Promise<void> {
    const queue = this.queues.get(line);
    if (!queue) throw new Error(`There is no line ${line}.`);
    await bounded(queue.addBulk(bulk), this.timeoutMs, 'The queue does not answer.');
  }

  private async askEach(
    lines: readonly QueueLine[],
    ids: readonly string[],
    found: Map<string, boolean>,
  ): Promise<void> {
    const queues = lines.flatMap((line) => this.queues.get(line) ?? []);
    try {
      // A few at a time, so that a slow queue has answered for some of them when the patience is over.
      for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
        const asked = ids.slice(at, at + ASKED_AT_ONCE);
        const waiting = await Promise.all(
          queues.map((queue) => bounded(queue.waiting(asked), this.timeoutMs, 'The queue does not answer.')),
        );
        for (const id of asked)
          found.set(
            id,
            waiting.some((those) => those.has(id)),
          );
      }
    } catch {
      // No answer is an answer here: nobody knows of the rest.
    }
  }
}

const linesOf = (channel: QueuedChannel): readonly QueueLine[] => (channel === 'email' ? ['email'] : ['sms', 'sms2']);
