import type { StaffRole } from '../staff/index.js';
import { type DossierState } from './dossier-state.js';

/** What a transition does to the clock of the time limit. */
export type ClockEffect = 'none' | 'start' | 'pause' | 'resume' | 'end';

/** Beside a role: the person who holds the dossier now, and giver and taker of an internal hand-over not yet confirmed. */
export type Who = StaffRole | 'holder' | 'giver' | 'taker';

/**
 * One row of the lifecycle (design §3).
 *
 * `to` is `same` when the state does not change and `origin` when the dossier returns to where the supplement or the
 * payment was asked. `at` names the office whose roles count: a dossier taken in for another office is received by one
 * and handled by the other. Who is in `who` acts alone unless `secondPerson` says otherwise; who is only in
 * `proposedBy` always needs one of `settledBy`.
 */
export interface TransitionRule {
  readonly from: readonly DossierState[];
  readonly to: DossierState | 'same' | 'origin';
  readonly at: 'receiving' | 'handling';
  readonly who: readonly Who[];
  readonly proposedBy?: readonly Who[];
  readonly settledBy?: readonly StaffRole[];
  readonly clock: ClockEffect;
}

const BEFORE_DECISION = [
  'submitted',
  'accepted',
  'processing',
  'awaiting_supplement',
  'awaiting_payment',
  'suspended',
] as const satisfies readonly DossierState[];
const ACCEPTED_AND_OPEN = BEFORE_DECISION.slice(1);

/** The whole lifecycle. Names are stored words: never renamed. */
export const DOSSIER_TRANSITION = {
  accept: { from: ['submitted'], to: 'accepted', at: 'receiving', who: ['counter_officer'], clock: 'start' },
  request_supplement: {
    from: ['submitted', 'accepted', 'processing'],
    to: 'awaiting_supplement',
    at: 'receiving',
    who: ['counter_officer'],
    proposedBy: ['case_officer'],
    settledBy: ['counter_officer'],
    clock: 'pause',
  },
  receive_supplement: {
    from: ['awaiting_supplement'],
    to: 'origin',
    at: 'receiving',
    who: ['counter_officer'],
    clock: 'resume',
  },
  refuse: {
    from: ['submitted', 'awaiting_supplement'],
    to: 'not_accepted',
    at: 'receiving',
    who: ['counter_officer'],
    settledBy: ['leader'],
    clock: 'end',
  },
  return_unfinished: {
    from: ['awaiting_supplement', 'awaiting_payment', 'suspended'],
    to: 'withdrawn',
    at: 'handling',
    who: ['leader'],
    clock: 'end',
  },
  withdraw: {
    from: BEFORE_DECISION,
    to: 'withdrawn',
    at: 'receiving',
    who: [],
    proposedBy: ['counter_officer'],
    settledBy: ['leader'],
    clock: 'end',
  },
  void_intake: {
    from: ['submitted', 'accepted'],
    to: 'not_accepted',
    at: 'receiving',
    who: [],
    proposedBy: ['counter_officer'],
    settledBy: ['leader'],
    clock: 'end',
  },
  forward: { from: ['accepted', 'processing'], to: 'processing', at: 'handling', who: ['holder'], clock: 'none' },
  receive_handover: { from: ['processing'], to: 'same', at: 'handling', who: ['taker'], clock: 'none' },
  recall: { from: ['processing'], to: 'same', at: 'handling', who: ['giver'], clock: 'none' },
  send_back: { from: ['processing'], to: 'same', at: 'handling', who: ['holder'], clock: 'none' },
  reassign: { from: ['processing'], to: 'same', at: 'handling', who: ['leader'], clock: 'none' },
  change_case: {
    from: ['accepted', 'processing'],
    to: 'same',
    at: 'handling',
    who: [],
    proposedBy: ['case_officer'],
    settledBy: ['leader'],
    clock: 'none',
  },
  correct_receipt_time: {
    from: ACCEPTED_AND_OPEN,
    to: 'same',
    at: 'receiving',
    who: [],
    proposedBy: ['counter_officer'],
    settledBy: ['leader'],
    clock: 'none',
  },
  correct: {
    from: BEFORE_DECISION,
    to: 'same',
    at: 'receiving',
    who: ['counter_officer', 'holder'],
    settledBy: ['leader'],
    clock: 'none',
  },
  record_payment: {
    from: [...BEFORE_DECISION, 'decided'],
    to: 'same',
    at: 'receiving',
    who: ['counter_officer'],
    clock: 'none',
  },
  cancel_receipt: {
    from: [...BEFORE_DECISION, 'decided', 'not_accepted', 'withdrawn'],
    to: 'same',
    at: 'receiving',
    who: ['counter_officer'],
    clock: 'none',
  },
  refund: {
    from: [...BEFORE_DECISION, 'decided', 'not_accepted', 'withdrawn'],
    to: 'same',
    at: 'receiving',
    who: ['counter_officer'],
    clock: 'none',
  },
  request_payment: {
    from: ['accepted', 'processing'],
    to: 'awaiting_payment',
    at: 'handling',
    who: ['case_officer'],
    clock: 'pause',
  },
  confirm_payment: {
    from: ['awaiting_payment'],
    to: 'origin',
    at: 'receiving',
    who: ['counter_officer'],
    clock: 'resume',
  },
  pause: { from: ['processing'], to: 'same', at: 'handling', who: ['leader'], clock: 'pause' },
  unpause: { from: ['processing'], to: 'same', at: 'handling', who: ['leader'], clock: 'resume' },
  suspend: { from: ['processing'], to: 'suspended', at: 'handling', who: ['leader'], clock: 'pause' },
  resume: { from: ['suspended'], to: 'processing', at: 'handling', who: ['leader'], clock: 'resume' },
  sign: { from: ['processing'], to: 'same', at: 'handling', who: ['leader'], clock: 'none' },
  decide: { from: ['processing'], to: 'decided', at: 'handling', who: ['records_clerk', 'leader'], clock: 'end' },
  receive_result: { from: ['decided'], to: 'same', at: 'receiving', who: ['counter_officer'], clock: 'none' },
  apologise: {
    from: ACCEPTED_AND_OPEN,
    to: 'same',
    at: 'handling',
    who: ['leader'],
    proposedBy: ['case_officer'],
    settledBy: ['leader'],
    clock: 'none',
  },
  explain_delay: {
    // What was withdrawn late was late in the periods before, and those ask for a cause.
    from: [...ACCEPTED_AND_OPEN, 'decided', 'handed_over', 'withdrawn'],
    to: 'same',
    at: 'handling',
    who: ['leader', 'case_officer'],
    clock: 'none',
  },
  hand_over: { from: ['decided'], to: 'handed_over', at: 'receiving', who: ['counter_officer'], clock: 'none' },
  reopen_decision: {
    from: ['decided'],
    to: 'processing',
    at: 'handling',
    who: [],
    proposedBy: ['counter_officer', 'case_officer'],
    settledBy: ['leader'],
    clock: 'resume',
  },
  reopen_hand_over: {
    from: ['handed_over'],
    to: 'decided',
    at: 'receiving',
    who: [],
    proposedBy: ['counter_officer', 'case_officer'],
    settledBy: ['leader'],
    clock: 'none',
  },
} as const satisfies Record<string, TransitionRule>;

export type DossierTransition = keyof typeof DOSSIER_TRANSITION;

export const DOSSIER_TRANSITIONS = Object.keys(DOSSIER_TRANSITION) as readonly DossierTransition[];

export function transitionRule(name: DossierTransition): TransitionRule {
  return DOSSIER_TRANSITION[name];
}
