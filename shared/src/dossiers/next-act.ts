import type { StaffRole } from '../staff/index.js';
import type { DossierState } from './dossier-state.js';
import type { DossierTransition } from './transition.js';

/** How a dossier stands, as far as the usual next act depends on it; rows of a list know all of it. */
export interface Situation {
  readonly state: DossierState;
  readonly handoverPending: boolean;
  readonly paused: boolean;
  readonly signed: boolean;
  readonly resultAtCounter: boolean;
  /** The result is on its way by post. */
  readonly posted: boolean;
  readonly delivery: 'desk' | 'post' | 'online';
  /** Whose turn the step is where the dossier stands; null outside of the process. */
  readonly stepRole: StaffRole | null;
}

/**
 * What this person would usually do next with the dossier, or null when nothing is usual for them. Acts that are
 * rather the exception (a supplement, a refusal, a pause) are never named: an officer chooses those.
 *
 * @param mayAct whether the lifecycle lets the person do it alone now, as `decideTransition` or a dossier's
 *               `allowedTransitions` say
 */
export function nextAct(
  situation: Situation,
  mayAct: (transition: DossierTransition) => boolean,
): DossierTransition | null {
  return candidates(situation, mayAct).find(mayAct) ?? null;
}

/** Usual acts, the most expected first. */
function candidates(
  situation: Situation,
  mayAct: (transition: DossierTransition) => boolean,
): readonly DossierTransition[] {
  switch (situation.state) {
    case 'submitted':
      return ['accept'];
    case 'accepted':
      return ['forward'];
    case 'processing':
      return inProcess(situation, mayAct);
    case 'awaiting_supplement':
      return ['receive_supplement'];
    case 'awaiting_payment':
      return ['confirm_payment'];
    case 'suspended':
      return ['resume'];
    case 'decided':
      // What is collected online never comes to the counter, and what is posted has left it.
      return situation.delivery === 'online' || situation.resultAtCounter || situation.posted
        ? ['hand_over']
        : ['receive_result'];
    case 'not_accepted':
    case 'withdrawn':
    case 'handed_over':
      return [];
  }
}

function inProcess(
  { handoverPending, paused, signed, stepRole }: Situation,
  mayAct: (transition: DossierTransition) => boolean,
): readonly DossierTransition[] {
  // What is on its way from hand to hand waits for the taker, whatever else others may do with it.
  if (handoverPending) return ['receive_handover'];
  if (paused) return ['unpause'];
  if (signed) return ['decide', 'forward'];
  // Any leader may sign, but only who holds the dossier is expected to; only a holder forwards.
  if (!mayAct('forward')) return [];
  switch (stepRole) {
    case 'counter_officer':
    case 'case_officer':
      return ['forward'];
    case 'records_clerk':
      // A paper signed by hand, of which the clerk keeps the record.
      return ['decide', 'forward'];
    default:
      return ['sign', 'forward'];
  }
}
