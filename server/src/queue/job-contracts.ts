import { STAFF_MAILS, type StaffMails } from '@motcua/shared/notices';

/** Names of the queues. Stored words: never renamed, no colon in them. */
export const QUEUES = {
  email: 'notices-email',
  sms: 'notices-sms',
  sms2: 'notices-sms-2',
  schedules: 'schedules',
} as const;
export type QueueName = (typeof QUEUES)[keyof typeof QUEUES];

/** Ways to a citizen with a line of their own: a slow or limited gateway of one does not hold up the other. */
export const QUEUED_CHANNELS = ['email', 'sms'] as const;
export type QueuedChannel = (typeof QUEUED_CHANNELS)[number];

/** Lines that notices stand in, one for each gateway, because each has a limit of its own. */
export const QUEUE_LINES = ['email', 'sms', 'sms2'] as const;
export type QueueLine = (typeof QUEUE_LINES)[number];
export type SmsLine = Exclude<QueueLine, 'email'>;

/** It is time to send a notice. Ids only: what a job carries is readable by whoever can read the queue. */
export interface NoticeJob {
  readonly noticeId: string;
  /** A job whose number is not the notice's present one does nothing. */
  readonly dispatchNo: number;
}
export const NOTICE_JOB = 'send-notice';

/** BullMQ silently ignores an id it still knows, so every dispatch has an id of its own. */
export const noticeJobId = ({ noticeId, dispatchNo }: NoticeJob): string => `notice-${noticeId}-${dispatchNo}`;

/** Tables of mails to staff. Stored words, in jobs too; their columns of sending are those of `staff_digest`. */
export const STAFF_MAIL_TABLES = STAFF_MAILS;
export type StaffMailTable = StaffMails;

/** It is time to send a mail to staff: in the line of mails to citizens, whose limit is the mail server's. */
export interface StaffMailJob {
  readonly table: StaffMailTable;
  readonly mailId: string;
  readonly dispatchNo: number;
}
export const STAFF_MAIL_JOB = 'send-staff-mail';

export const staffMailJobId = ({ mailId, dispatchNo }: StaffMailJob): string => `staff-mail-${mailId}-${dispatchNo}`;

/** What stands in the line of mails. */
export type MailJob = NoticeJob | StaffMailJob;

/** It is time for what is done at set times. */
export interface ScheduleTick {
  readonly schedule: string;
}
export const SCHEDULE_JOB = 'tick';

/**
 * For all queues. The attempts are for a database that is away for a moment; how often a citizen is tried is counted in
 * PostgreSQL, which also notices a job that the queue gave up or lost.
 */
export const JOB_POLICY = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: { age: 3_600 },
  removeOnFail: { age: 7 * 24 * 3_600 },
} as const;
