import { NOTICE_CHANNELS, type NoticeChannel, type NoticeKind, type NoticeWay } from './notice-state.js';

/** When a channel is used: each time; only where no other tells it; not at all. Stored words. */
export const CHANNEL_MODES = ['always', 'fallback', 'never'] as const;
export type ChannelMode = (typeof CHANNEL_MODES)[number];

/** Whether an officer calls where no message can reach somebody, or none did; or nobody does. Stored words. */
export const PHONE_MODES = ['fallback', 'never'] as const;
export type PhoneMode = (typeof PHONE_MODES)[number];

/**
 * Which of the two people whom a dossier knows is told: who brought it, or the owner where that is the same or cannot be
 * reached; the owner, or who brought it where the owner cannot be reached; or both. Stored words.
 */
export const NOTICE_PEOPLE = ['submitter', 'applicant', 'both'] as const;
export type NoticePeople = (typeof NOTICE_PEOPLE)[number];

/** How a kind of notice is told. */
export interface NoticeRule extends Readonly<Record<NoticeChannel, ChannelMode>> {
  readonly phone: PhoneMode;
  readonly people: NoticePeople;
  /** How long an officer can take it back before it leaves; 0 to `MOST_HOLD_SECONDS`. */
  readonly holdSeconds: number;
  /** Also told at night and on days off. */
  readonly urgent: boolean;
}

export const MOST_HOLD_SECONDS = 3600;

const TOLD: NoticeRule = {
  email: 'always',
  sms: 'always',
  phone: 'fallback',
  people: 'submitter',
  holdSeconds: 0,
  urgent: false,
};
/** What may be a mistake, and cannot be unsaid. */
const GRAVE: NoticeRule = { ...TOLD, holdSeconds: 60 };
/** Courtesies: a text message costs money, a call an officer's time. */
const COURTESY: NoticeRule = { ...TOLD, sms: 'fallback', phone: 'never' };

/** Where nobody has set anything. */
export const DEFAULT_NOTICE_RULES: Readonly<Record<NoticeKind, NoticeRule>> = {
  submitted: TOLD,
  accepted: TOLD,
  supplement_requested: GRAVE,
  supplement_complete: TOLD,
  refused: GRAVE,
  payment_requested: TOLD,
  payment_confirmed: TOLD,
  suspended: TOLD,
  resumed: TOLD,
  withdrawn: TOLD,
  returned: TOLD,
  due_moved: TOLD,
  apology: GRAVE,
  result_ready: GRAVE,
  posted: TOLD,
  handed_over: COURTESY,
  supplement_reminder: COURTESY,
  collect_reminder: COURTESY,
  collect_reminder_again: COURTESY,
};

/** What holds for an office. @param set what it and the offices above it have set, the nearest word of each kind */
export const noticeRules = (
  set: Partial<Record<NoticeKind, NoticeRule>>,
): Readonly<Record<NoticeKind, NoticeRule>> => ({
  ...DEFAULT_NOTICE_RULES,
  ...set,
});

/** A way by which something is told, or would be if those before it failed. */
export interface Rung {
  readonly channel: NoticeWay;
  /** Only used once those before it have not reached the citizen. */
  readonly lower: boolean;
}

/**
 * By which of the channels that can reach a citizen a notice goes, in the order in which they take over from each other.
 * Where no channel is used each time, the first that reaches the citizen is; where none reaches them, an officer calls.
 *
 * @param reaches `phone`: a number that no message reaches, or to which the office sends none. Who has chosen to send no text messages has not chosen to call.
 */
export function rungsOf(rule: NoticeRule, reaches: Readonly<Record<NoticeWay, boolean>>): readonly Rung[] {
  const open = NOTICE_CHANNELS.filter((channel) => reaches[channel]);
  const always = open.filter((channel) => rule[channel] === 'always');
  const fallback = open.filter((channel) => rule[channel] === 'fallback');
  if (always.length + fallback.length === 0) {
    return reaches.phone && rule.phone === 'fallback' ? [{ channel: 'phone', lower: false }] : [];
  }
  const first = always.length > 0 ? always : fallback.slice(0, 1);
  return [...first, ...fallback.filter((channel) => !first.includes(channel))].map((channel) => ({
    channel,
    lower: !first.includes(channel),
  }));
}

/** Where somebody whom a dossier knows is reached. */
export interface ReachedPerson {
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * Who of the two is told. Nobody is told twice: of an address that both have, the second is not told.
 *
 * @param submitter null: the owner brought it
 * @returns those who can be reached, who brought it first
 */
export function peopleToTell<P extends ReachedPerson>(people: NoticePeople, applicant: P, submitter: P | null): P[] {
  const canBeReached = ({ email, phone }: ReachedPerson): boolean => email !== null || phone !== null;
  const reached = [submitter, applicant].filter((person) => person !== null).filter(canBeReached);
  const [first, second] = reached;
  if (!first || !second) return reached;
  if (people !== 'both') return [people === 'submitter' ? first : second];
  const left = {
    ...second,
    email: second.email?.toLowerCase() === first.email?.toLowerCase() ? null : second.email,
    phone: second.phone === first.phone ? null : second.phone,
  };
  return canBeReached(left) ? [first, left] : [first];
}
