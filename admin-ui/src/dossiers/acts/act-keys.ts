import type { DossierTransition } from '@motcua/shared/dossiers';
import type { Keys } from '../../keyboard/shortcuts';

/** An act of the desk: a transition, or the several that finish a dossier while the citizen waits. */
export type ActName = DossierTransition | 'same_visit';

/** The usual way onwards stands as a button; the rest in a menu. */
interface ActKey {
  readonly keys: Keys;
  readonly onwards: boolean;
}

const onwards = (keys: Keys): ActKey => ({ keys, onwards: true });
const aside = (keys: Keys): ActKey => ({ keys, onwards: false });

/** In the order of the day: what is done most comes first. Letters by the place of their key. */
export const ACT_KEYS = {
  accept: onwards('t'),
  same_visit: onwards('i'),
  receive_handover: onwards('a'),
  sign: onwards('k'),
  decide: onwards('s'),
  receive_result: onwards('v'),
  hand_over: onwards('r'),
  receive_supplement: onwards('d'),
  confirm_payment: onwards('m'),
  resume: onwards('Shift+Y'),
  unpause: onwards('Shift+Z'),
  forward: onwards('c'),
  recall: onwards('l'),
  request_supplement: onwards('b'),
  record_payment: aside('p'),
  request_payment: aside('Shift+P'),
  send_back: aside('u'),
  reassign: aside('g'),
  correct: aside('e'),
  correct_receipt_time: aside('Shift+E'),
  change_case: aside('Shift+C'),
  apologise: aside('x'),
  explain_delay: aside('Shift+X'),
  pause: aside('z'),
  suspend: aside('y'),
  cancel_receipt: aside('Shift+M'),
  refund: aside('Shift+R'),
  withdraw: aside('w'),
  return_unfinished: aside('Shift+W'),
  refuse: aside('Shift+T'),
  void_intake: aside('Shift+D'),
  reopen_decision: aside('o'),
  reopen_hand_over: aside('Shift+O'),
} as const satisfies Record<ActName, ActKey>;

export const ACT_NAMES = Object.keys(ACT_KEYS) as readonly ActName[];
