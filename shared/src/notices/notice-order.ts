import type { NoticeKind, NoticeState } from './notice-state.js';

/**
 * Which earlier news a later one says too, or makes pointless: who reads that the result is ready need not learn any
 * more that the dossier was taken in.
 */
const SUPERSEDES: Partial<Record<NoticeKind, readonly NoticeKind[]>> = {
  accepted: ['submitted'],
  supplement_requested: ['submitted'],
  supplement_complete: ['supplement_requested', 'due_moved'],
  due_moved: ['due_moved'],
  apology: ['apology', 'due_moved'],
  refused: ['submitted', 'supplement_requested', 'supplement_complete'],
  result_ready: [
    'submitted',
    'accepted',
    'supplement_requested',
    'supplement_complete',
    'due_moved',
    'apology',
    'result_ready',
  ],
};

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
  if (!inHand && !earlier.shared && SUPERSEDES[later]?.includes(earlier.kind)) return { step: 'supersede' };
  const waits = earlier.state === 'planned' || earlier.state === 'retry_waiting';
  if (!waits) return { step: 'wait', forMs: LOOK_AGAIN_MS };
  if (earlier.nextInMs > PASSED_AFTER_MS) return { step: 'pass' };
  return { step: 'wait', forMs: Math.max(earlier.nextInMs, 0) + LOOK_AGAIN_MS };
}

/** An earlier notice that is due takes about so long. */
const LOOK_AGAIN_MS = 1_000;
