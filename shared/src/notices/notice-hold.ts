import type { DossierTransition } from '../dossiers/index.js';
import type { NoticeKind, RecallReason } from './notice-state.js';

/** What an officer might regret is kept back for a minute, in seconds; everything else leaves at once. */
const HOLD_SECONDS: Partial<Record<NoticeKind, number>> = {
  supplement_requested: 60,
  refused: 60,
  apology: 60,
  result_ready: 60,
};

/** How long a notice can be taken back before it leaves, in seconds, where no office says otherwise. */
export const holdSecondsOf = (kind: NoticeKind): number => HOLD_SECONDS[kind] ?? 0;

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
  'due_moved',
  'apology',
];

/**
 * What an act makes untrue of what was to be told before: a citizen is not asked to bring what has just been brought,
 * nor to collect what was taken back.
 */
const WITHDRAWALS: Partial<Record<DossierTransition, Withdrawal>> = {
  receive_supplement: { kinds: ['supplement_requested'], because: 'no_longer_true' },
  hand_over: { kinds: ['result_ready'], because: 'no_longer_true' },
  reopen_decision: { kinds: ['result_ready'], because: 'reversed' },
  reopen_hand_over: { kinds: ['result_ready'], because: 'reversed' },
  void_intake: { kinds: OF_OPEN_WORK, because: 'reversed' },
  refuse: { kinds: OF_OPEN_WORK, because: 'no_longer_true' },
  return_unfinished: { kinds: OF_OPEN_WORK, because: 'no_longer_true' },
  withdraw: { kinds: OF_OPEN_WORK, because: 'no_longer_true' },
};

/** What an act takes back of its dossier's notices, as far as they have not left. @returns null for most acts */
export const withdrawnBy = (transition: DossierTransition): Withdrawal | null => WITHDRAWALS[transition] ?? null;
