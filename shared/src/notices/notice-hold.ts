import type { DossierTransition } from '../dossiers/index.js';
import { CALLS_TO_COLLECT, NEWS_OF_OPEN_WORK } from './notice-order.js';
import type { NoticeKind, RecallReason } from './notice-state.js';

export interface Withdrawal {
  readonly kinds: readonly NoticeKind[];
  readonly because: Extract<RecallReason, 'reversed' | 'no_longer_true'>;
}

/**
 * What an act makes untrue of what was to be told before: a citizen is not asked to bring what has just been brought,
 * nor to collect what was taken back, and does not read that all is there once more is asked for.
 */
const WITHDRAWALS: Partial<Record<DossierTransition, Withdrawal>> = {
  request_supplement: { kinds: ['supplement_complete'], because: 'no_longer_true' },
  receive_supplement: { kinds: ['supplement_requested', 'supplement_reminder'], because: 'no_longer_true' },
  request_payment: { kinds: ['payment_confirmed'], because: 'no_longer_true' },
  confirm_payment: { kinds: ['payment_requested'], because: 'no_longer_true' },
  suspend: { kinds: ['resumed'], because: 'no_longer_true' },
  resume: { kinds: ['suspended'], because: 'no_longer_true' },
  hand_over: { kinds: [...NEWS_OF_OPEN_WORK, ...CALLS_TO_COLLECT], because: 'no_longer_true' },
  reopen_decision: { kinds: [...CALLS_TO_COLLECT, 'posted'], because: 'reversed' },
  reopen_hand_over: { kinds: [...CALLS_TO_COLLECT, 'posted', 'handed_over'], because: 'reversed' },
  void_intake: { kinds: NEWS_OF_OPEN_WORK, because: 'reversed' },
  refuse: { kinds: NEWS_OF_OPEN_WORK, because: 'no_longer_true' },
  return_unfinished: { kinds: NEWS_OF_OPEN_WORK, because: 'no_longer_true' },
  withdraw: { kinds: NEWS_OF_OPEN_WORK, because: 'no_longer_true' },
};

/** What an act takes back of its dossier's notices, as far as they have not left. @returns null for most acts */
export const withdrawnBy = (transition: DossierTransition): Withdrawal | null => WITHDRAWALS[transition] ?? null;
