import { type NoticeState, OWED_NOTICE_STATES, type RecallReason } from './notice-state.js';

/** How the message stands of which another waits to learn whether it arrives. */
export interface UpperRung {
  readonly state: NoticeState;
  readonly recalledBecause: RecallReason | null;
  /** Its gateway took it and may still tell whether it arrived: mail servers do not, telephone networks do for some days. */
  readonly reportExpected: boolean;
  /** Stopped because the same text has just gone out: an officer sends it all the same or takes it back. */
  readonly sameText: boolean;
}

/** Where the lower one stands: not decided yet, or dropped because the upper one seemed to have arrived. */
export type LowerRung = 'waiting' | 'not_needed';

export type RungStep =
  | { readonly step: 'stay' | 'send' }
  /** @property because what is told to who asks why it was not sent */
  | { readonly step: 'recall'; readonly because: RecallReason };

/**
 * What becomes of a message that is only for the case that the one above it does not arrive. Of a text message whose fate
 * nobody knows the citizen may learn twice, by two channels: better than not at all.
 *
 * A mail that bounces after its server took it was a wrong guess of ours, and nobody's decision: the lower one is owed
 * again.
 */
export function settleRung(upper: UpperRung, lower: LowerRung): RungStep {
  if (lower === 'not_needed') {
    return { step: upper.state === 'undelivered' || upper.state === 'expired' ? 'send' : 'stay' };
  }
  if (OWED_NOTICE_STATES.includes(upper.state)) return { step: 'stay' };
  if (upper.state === 'manual' && upper.sameText) return { step: 'stay' };
  // They do not wish to be told that way; this one is not among what they do not wish either, or it would be taken back too.
  if (upper.state === 'recalled' && upper.recalledBecause === 'not_wanted') return { step: 'send' };
  // Without a reason it was taken back before reasons were kept.
  if (upper.state === 'recalled') return { step: 'recall', because: upper.recalledBecause ?? 'no_longer_true' };
  if (upper.state === 'gateway_accepted' && upper.reportExpected) return { step: 'stay' };
  const reached = upper.state === 'gateway_accepted' || upper.state === 'delivered';
  return reached ? { step: 'recall', because: 'not_needed' } : { step: 'send' };
}
