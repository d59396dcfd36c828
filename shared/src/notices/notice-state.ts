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

/** Why a notice will not be sent. Stored words. */
export const RECALL_REASONS = [
  /** An officer took it back. */
  'officer',
  /** The act that it told was undone before it left. */
  'reversed',
  /** A later notice says all that it would have said. */
  'superseded',
  /** The message of another notice told it. */
  'told_together',
  /** Another way to tell it has succeeded. */
  'not_needed',
  /** The dossier has gone on, or ended. */
  'no_longer_true',
  /** The citizen wants no messages, or none by this channel. */
  'not_wanted',
] as const;
export type RecallReason = (typeof RECALL_REASONS)[number];

/** It has come to a bad or unclear end, and nothing goes on by itself. */
export const TROUBLED_NOTICE_STATES: readonly NoticeState[] = ['failed', 'unknown', 'undelivered', 'expired', 'manual'];

/** The citizen has it, as far as anyone can know. */
export const REACHED_NOTICE_STATES: readonly NoticeState[] = ['gateway_accepted', 'delivered'];

/** The gateway's name of messages that nothing sent, for none is set up: the notice itself keeps them. Stored word. */
export const KEPT_GATEWAY = 'kept';

/** What came of a call to a citizen whom no message reached. Stored words. */
export const CALL_OUTCOMES = ['told', 'no_answer', 'wrong_number', 'call_back'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Ways by which a gateway reaches a citizen, and by which they can wish to be told. Stored words. */
export const NOTICE_CHANNELS = ['email', 'sms'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Those, and an officer's voice where no message can reach somebody. Stored words. */
export const NOTICE_WAYS = [...NOTICE_CHANNELS, 'phone'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** What a notice tells. Stored words. */
export const NOTICE_KINDS = [
  'submitted',
  'accepted',
  'supplement_requested',
  'supplement_complete',
  'refused',
  'payment_requested',
  'payment_confirmed',
  'suspended',
  'resumed',
  'withdrawn',
  'returned',
  'due_moved',
  'apology',
  'result_ready',
  'posted',
  'handed_over',
  'supplement_reminder',
  'collect_reminder',
  'collect_reminder_again',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
