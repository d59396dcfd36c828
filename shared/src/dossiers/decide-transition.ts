import type { StaffRole } from '../staff/index.js';
import type { DossierState } from './dossier-state.js';
import {
  DOSSIER_TRANSITIONS,
  type DossierTransition,
  type TransitionRule,
  type Who,
  transitionRule,
} from './transition.js';

/** What the rules need to know of a dossier, beside its state. */
export interface DossierFacts {
  readonly state: DossierState;
  /** Where the open supplement or payment was asked; null when there is none. */
  readonly originState: DossierState | null;
  readonly everAccepted: boolean;
  readonly everForwarded: boolean;
  /** Money was taken and neither its receipt cancelled nor the sum refunded. */
  readonly paid: boolean;
  /** Supplement requests sent so far. */
  readonly supplementRequests: number;
  /** Given to the next person, not yet confirmed by them. */
  readonly handoverPending: boolean;
  readonly paused: boolean;
  readonly signed: boolean;
  readonly overdue: boolean;
  /** It counts as late: as it was decided, or would be now. */
  readonly late: boolean;
  /** It is `late`, or was before its due time was moved. */
  readonly everLate: boolean;
  readonly resultAtCounter: boolean;
  readonly apologies: number;
  readonly procedure: {
    readonly refusalNeedsLeader: boolean;
    readonly counterMayDecide: boolean;
  };
  readonly settings: {
    /** Apologies allowed on one dossier; domain.md §1.6 marks 1 as medium, so it is a setting. */
    readonly maxApologies: number;
  };
}

/** What the rules need to know of the person who acts. Roles include those of a valid deputy. */
export interface ActorFacts {
  readonly receivingRoles: readonly StaffRole[];
  readonly handlingRoles: readonly StaffRole[];
  readonly isHolder: boolean;
  readonly isGiver: boolean;
  readonly isTaker: boolean;
  /** Drafted what is now to be signed. */
  readonly isDrafter: boolean;
}

export type RefusalKind = 'role' | 'state' | 'rule';

export interface AllowedOutcome {
  readonly ok: true;
  /** `propose`: the act waits for one of `settledBy`. */
  readonly mode: 'act' | 'propose';
  readonly to: DossierState;
  readonly settledBy: readonly StaffRole[];
}

export type TransitionOutcome =
  AllowedOutcome | { readonly ok: false; readonly kind: RefusalKind; readonly code: string };

const refused = (kind: RefusalKind, code: string): TransitionOutcome => ({ ok: false, kind, code });

function is(who: Who, rule: TransitionRule, facts: DossierFacts, actor: ActorFacts): boolean {
  switch (who) {
    case 'holder':
      // Between acceptance and the first hand-over the whole desk holds the dossier; the taker of one not yet
      // confirmed has it in hand as soon as they act on it.
      if (facts.state === 'accepted') return actor.receivingRoles.includes('counter_officer');
      return facts.handoverPending ? actor.isTaker : actor.isHolder;
    case 'giver':
      return actor.isGiver;
    case 'taker':
      return actor.isTaker;
    case 'case_officer':
      // A case officer works for the handling office, also on what the receiving office sends out.
      return actor.handlingRoles.includes('case_officer');
    default:
      return (rule.at === 'receiving' ? actor.receivingRoles : actor.handlingRoles).includes(who);
  }
}

/** Rules beyond role and state; the code of the first one broken, or null. */
function brokenRule(name: DossierTransition, facts: DossierFacts, actor: ActorFacts): string | null {
  switch (name) {
    case 'refuse':
      return facts.everAccepted ? 'dossier.already_accepted' : null;
    case 'return_unfinished':
      return facts.everAccepted ? null : 'dossier.never_accepted';
    case 'void_intake':
      return facts.everForwarded ? 'dossier.already_forwarded' : facts.paid ? 'dossier.already_paid' : null;
    case 'correct_receipt_time':
    case 'apologise':
      if (!facts.everAccepted) return 'dossier.never_accepted';
      return name === 'apologise' && facts.apologies >= facts.settings.maxApologies ? 'dossier.apology_limit' : null;
    case 'receive_handover':
    case 'recall':
      return facts.handoverPending ? null : 'dossier.no_handover_pending';
    case 'change_case':
      return facts.overdue ? 'dossier.overdue' : null;
    case 'pause':
      return facts.paused ? 'dossier.already_paused' : null;
    case 'unpause':
      return facts.paused ? null : 'dossier.not_paused';
    case 'suspend':
    case 'request_payment':
    case 'request_supplement':
      // One pause at a time: each has its own owner and document, and they never overlap.
      return facts.paused ? 'dossier.already_paused' : null;
    case 'sign':
      if (facts.paused) return 'dossier.paused';
      if (facts.signed) return 'dossier.already_signed';
      return actor.isDrafter ? 'dossier.drafter_cannot_sign' : null;
    case 'decide':
      return facts.paused ? 'dossier.paused' : null;
    case 'explain_delay':
      return facts.everLate ? null : 'dossier.not_late';
    case 'receive_result':
      return facts.resultAtCounter ? 'dossier.result_already_at_counter' : null;
    default:
      return null;
  }
}

/** Who must settle the act although the actor could do it alone; empty when nobody must. */
function secondPerson(name: DossierTransition, facts: DossierFacts, changesIdentity: boolean): readonly StaffRole[] {
  switch (name) {
    case 'request_supplement':
      // Guide once, in writing: from the second request on a leader answers for it (domain.md §1.5).
      return facts.supplementRequests > 0 ? ['leader'] : [];
    case 'refuse':
      return facts.procedure.refusalNeedsLeader ? ['leader'] : [];
    case 'correct':
      return changesIdentity ? ['leader'] : [];
    default:
      return [];
  }
}

/**
 * Decides one transition. Pure: the server persists the outcome, the screen only asks whether to show the button.
 *
 * Refusals come in a fixed order: role (403), state (409), rule (422).
 *
 * @param changesIdentity for `correct`: the name or the id number changes, so a leader must approve
 */
export function decideTransition(
  name: DossierTransition,
  facts: DossierFacts,
  actor: ActorFacts,
  changesIdentity = false,
): TransitionOutcome {
  const rule = transitionRule(name);
  const who: readonly Who[] =
    name === 'decide' && facts.procedure.counterMayDecide ? [...rule.who, 'counter_officer'] : rule.who;
  const acts = who.some((one) => is(one, rule, facts, actor));
  const proposes = (rule.proposedBy ?? []).some((one) => is(one, rule, facts, actor));
  if (!acts && !proposes) {
    // The state is named first when nobody could act in it: a holder exists only where the dossier can be held.
    const personal = who.every((one) => one === 'holder' || one === 'giver' || one === 'taker') && who.length > 0;
    if (personal && !rule.from.includes(facts.state) && anyRole(actor)) return refused('state', 'dossier.wrong_state');
    return refused('role', 'dossier.role_not_allowed');
  }
  if (!rule.from.includes(facts.state)) return refused('state', 'dossier.wrong_state');
  const broken = brokenRule(name, facts, actor);
  if (broken) return refused('rule', broken);

  const to = rule.to === 'same' ? facts.state : rule.to === 'origin' ? (facts.originState ?? 'submitted') : rule.to;
  const second = secondPerson(name, facts, changesIdentity);
  if (second.length > 0) return { ok: true, mode: 'propose', to, settledBy: second };
  if (acts) return { ok: true, mode: 'act', to, settledBy: [] };
  return { ok: true, mode: 'propose', to, settledBy: rule.settledBy ?? [] };
}

function anyRole(actor: ActorFacts): boolean {
  const working: readonly StaffRole[] = ['counter_officer', 'case_officer', 'leader', 'records_clerk'];
  return [...actor.receivingRoles, ...actor.handlingRoles].some((role) => working.includes(role));
}

/** Everything this person may do, or propose, on this dossier now. */
export function allowedTransitions(
  facts: DossierFacts,
  actor: ActorFacts,
): { transition: DossierTransition; mode: 'act' | 'propose' }[] {
  return DOSSIER_TRANSITIONS.flatMap((transition) => {
    const outcome = decideTransition(transition, facts, actor);
    return outcome.ok ? [{ transition, mode: outcome.mode }] : [];
  });
}
