import type { DossierTransition } from '@motcua/shared/dossiers';
import type { Act } from '../act.js';
import { apologise } from './apology.acts.js';
import { changeCase, correct, correctReceiptTime } from './correction.acts.js';
import { decide, explainDelay, receiveResult, reopenDecision, reopenHandOver, sign } from './decision.acts.js';
import { handOver, returnUnfinished, withdraw } from './ending.acts.js';
import { forward, reassign, recall, receiveHandover, sendBack } from './handover.acts.js';
import { accept, refuse, voidIntake } from './intake.acts.js';
import { pause, resume, suspend, unpause } from './pause.acts.js';
import { cancelReceipt, confirmPayment, recordPayment, refund, requestPayment } from './payment.acts.js';
import { receiveSupplement, requestSupplement } from './supplement.acts.js';

/** How each transition of the rule table is carried out. */
export const ACTS: Record<DossierTransition, Act> = {
  accept,
  request_supplement: requestSupplement,
  receive_supplement: receiveSupplement,
  refuse,
  return_unfinished: returnUnfinished,
  withdraw,
  void_intake: voidIntake,
  forward,
  receive_handover: receiveHandover,
  recall,
  send_back: sendBack,
  reassign,
  change_case: changeCase,
  correct_receipt_time: correctReceiptTime,
  correct,
  record_payment: recordPayment,
  cancel_receipt: cancelReceipt,
  refund,
  request_payment: requestPayment,
  confirm_payment: confirmPayment,
  pause,
  unpause,
  suspend,
  resume,
  sign,
  decide,
  receive_result: receiveResult,
  apologise,
  explain_delay: explainDelay,
  hand_over: handOver,
  reopen_decision: reopenDecision,
  reopen_hand_over: reopenHandOver,
};
