import { NOTICE_KINDS, type NoticeKind, type NoticeState } from './notice-state.js';

/** What speaks of work that goes on: no news to anybody once it has ended. */
export const NEWS_OF_OPEN_WORK: readonly NoticeKind[] = [
  'submitted',
  'accepted',
  'supplement_requested',
  'supplement_reminder',
  'supplement_complete',
  'payment_requested',
  'payment_confirmed',
  'suspended',
  'resumed',
  'due_moved',
  'apology',
];

export const CALLS_TO_COLLECT: readonly NoticeKind[] = ['result_ready', 'collect_reminder', 'collect_reminder_again'];

/**
 * Which earlier news a later one says too, or makes pointless: who reads that the result is ready need not learn any
 * more that the dossier was taken in.
 */
const SUPERSEDES: Partial<Record<NoticeKind, readonly NoticeKind[]>> = {
  accepted: ['submitted', 'supplement_complete'],
  supplement_requested: ['submitted', 'supplement_requested'],
  supplement_reminder: ['supplement_requested', 'supplement_reminder'],
  supplement_complete: ['supplement_requested', 'supplement_reminder', 'due_moved'],
  payment_confirmed: ['payment_requested'],
  resumed: ['suspended', 'due_moved'],
  due_moved: ['due_moved'],
  apology: ['apology', 'due_moved'],
  refused: ['submitted', 'supplement_requested', 'supplement_reminder', 'supplement_complete'],
  withdrawn: NEWS_OF_OPEN_WORK,
  returned: NEWS_OF_OPEN_WORK,
  result_ready: [...NEWS_OF_OPEN_WORK, 'result_ready'],
  collect_reminder: ['result_ready', 'collect_reminder'],
  collect_reminder_again: ['result_ready', 'collect_reminder'],
  posted: [...NEWS_OF_OPEN_WORK, ...CALLS_TO_COLLECT],
  handed_over: [...NEWS_OF_OPEN_WORK, ...CALLS_TO_COLLECT, 'posted'],
};

/** A later notice says what the earlier one would have said, or makes it pointless. */
export const supersedes = (later: NoticeKind, earlier: NoticeKind): boolean =>
  SUPERSEDES[later]?.includes(earlier) === true;

/** What a later notice makes needless to tell any more. */
export const supersededBy = (later: NoticeKind): readonly NoticeKind[] =>
  NOTICE_KINDS.filter((earlier) => supersedes(later, earlier));

/** After the first promise, which `accepted` tells, these name the time that holds when they are written. */
const NAME_DUE_ANEW: readonly NoticeKind[] = [
  'supplement_complete',
  'payment_confirmed',
  'resumed',
  'due_moved',
  'apology',
];

/**
 * Told after the later notice the earlier one would be no news, or an old time as if it were news. Before it, each has its
 * place: a receipt and a moved time are two things.
 */
export const outdates = (later: NoticeKind, earlier: NoticeKind): boolean =>
  supersedes(later, earlier) ||
  (NAME_DUE_ANEW.includes(later) && (earlier === 'accepted' || NAME_DUE_ANEW.includes(earlier)));

/** What must not be told any more once a later notice is. */
export const outdatedBy = (later: NoticeKind): readonly NoticeKind[] =>
  NOTICE_KINDS.filter((earlier) => outdates(later, earlier));

/** Nobody waits longer for a notice that is to be tried again, or leaves in the morning. */
const PASSED_AFTER_MS = 600_000;

/** A notice of the same dossier to the same person by the same channel, of an earlier act, whose message is still owed. */
export interface EarlierNotice {
  readonly kind: NoticeKind;
  readonly state: Extract<NoticeState, 'planned' | 'dispatched' | 'submitting' | 'retry_waiting'>;
  /** Until something is done about it again, in milliseconds; what is in a queue or a gateway's hands says nothing. */
  readonly nextInMs: number;
  /** Its message tells other dossiers too, so a later notice of this one cannot stand for it. */
  readonly shared: boolean;
}

export type BesideEarlier =
  | { readonly step: 'supersede' | 'pass' }
  /** @property forMs until it is worth looking again */
  | { readonly step: 'wait'; readonly forMs: number };

/** What is done about an earlier notice when a later one could leave. */
export function besideEarlier(later: NoticeKind, earlier: EarlierNotice): BesideEarlier {
  const inHand = earlier.state === 'submitting';
  if (!inHand && !earlier.shared && supersedes(later, earlier.kind)) return { step: 'supersede' };
  const waits = earlier.state === 'planned' || earlier.state === 'retry_waiting';
  if (!waits) return { step: 'wait', forMs: LOOK_AGAIN_MS };
  if (earlier.nextInMs > PASSED_AFTER_MS) {
    return { step: outdates(later, earlier.kind) && !earlier.shared ? 'supersede' : 'pass' };
  }
  return { step: 'wait', forMs: Math.max(earlier.nextInMs, 0) + LOOK_AGAIN_MS };
}

/** An earlier notice that is due takes about so long. */
const LOOK_AGAIN_MS = 1_000;
