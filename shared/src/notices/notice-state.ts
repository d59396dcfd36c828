/** Life of a notice. Stored words: never renamed. */
export const NOTICE_STATES = [
  'planned',
  'dispatched',
  'submitting',
  'gateway_accepted',
  'delivered',
  'undelivered',
  'expired',
  'unknown',
  'retry_waiting',
  'failed',
  'manual',
  'recalled',
] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Work on it is still owed by the system. */
export const OWED_NOTICE_STATES: readonly NoticeState[] = ['planned', 'dispatched', 'submitting', 'retry_waiting'];

export const NOTICE_CHANNELS = ['email', 'sms'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** What a notice tells. Stored words. */
export const NOTICE_KINDS = [
  'submitted',
  'accepted',
  'supplement_requested',
  'supplement_complete',
  'refused',
  'due_moved',
  'apology',
  'result_ready',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
