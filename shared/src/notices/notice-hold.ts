import type { DossierTransition } from '../dossiers/index.js';
import type { NoticeKind, RecallReason } from './notice-state.js';

export interface Withdrawal {
  readonly kinds: readonly NoticeKind[];
  readonly because: Extract<RecallReason, 'reversed' | 'no_longer_true'>;
}

/** What speaks of work that goes on: no news to somebody whose dossier has ended. */
const OF_OPEN_WORK: readonly NoticeKind[] = [
  'submitted',
  'accepted',
  'supplement_requested',
  'supplement_complete',
  'supplement_reminder',
  'payment_requested',
  'payment_confirmed',
  'suspended',
  'resumed',
  'due_moved',
  'apology',
];

/**
 * What an act makes untrue of what was to be told before: a citizen is not asked to bring what has just been brought,
 * nor to collect what was taken back.
 */
const WITHDRAWALS: Partial<Record<DossierTransition, Withdrawal>> = {
  receive_supplement: { kinds: ['supplement_requested', 'supplement_reminder'], because: 'no_longer_true' },
  confirm_payment: { kinds: ['payment_requested'], because: 'no_longer_true' },
  resume: { kinds: ['suspended'], because: 'no_longer_true' },
  hand_over: { kinds: ['result_ready', 'collect_reminder', 'collect_reminder_again'], because: 'no_longer_true' },
  reopen_decision: { kinds: ['result_ready', 'collect_reminder', 'collect_reminder_again'], because: 'reversed' },
  reopen_hand_over: { kinds: ['result_ready', 'collect_reminder', 'collect_reminder_again'], because: 'reversed' },
  void_intake: { kinds: OF_OPEN_WORK, because: 'reversed' },
  refuse: { kinds: OF_OPEN_WORK, because: 'no_longer_true' },
  return_unfinished: { kinds: OF_OPEN_WORK, because: 'no_longer_true' },
  withdraw: { kinds: OF_OPEN_WORK, because: 'no_longer_true' },
};

/** What an act takes back of its dossier's notices, as far as they have not left. @returns null for most acts */
export const withdrawnBy = (transition: DossierTransition): Withdrawal | null => WITHDRAWALS[transition] ?? null;
