import type { DossierTransition } from '@motcua/shared/dossiers';
import type { ComponentType } from 'react';
import type { Keys } from '../../keyboard/shortcuts';
import type { Dossier } from '../dossier.types';
import { AcceptAct } from './AcceptAct';
import { ACT_KEYS, ACT_NAMES, type ActName } from './act-keys';
import type { ActProps } from './ActDialog';
import { ApologiseAct } from './ApologiseAct';
import { ChangeCaseAct } from './ChangeCaseAct';
import { ConfirmPaymentAct } from './ConfirmPaymentAct';
import { CorrectAct } from './CorrectAct';
import { CorrectReceiptTimeAct } from './CorrectReceiptTimeAct';
import { DecideAct } from './DecideAct';
import { ExplainDelayAct } from './ExplainDelayAct';
import { ForwardAct } from './ForwardAct';
import { HandOverAct } from './HandOverAct';
import { PauseAct } from './PauseAct';
import { plainAct } from './PlainAct';
import { reasonAct } from './ReasonAct';
import { ReassignAct } from './ReassignAct';
import { ReceiveSupplementAct } from './ReceiveSupplementAct';
import { RecordPaymentAct } from './RecordPaymentAct';
import { RequestPaymentAct } from './RequestPaymentAct';
import { RequestSupplementAct } from './RequestSupplementAct';
import { SameVisitDialog } from './SameVisitDialog';
import { SendBackAct } from './SendBackAct';
import { settlePaymentAct } from './SettlePaymentAct';
import { SignAct } from './SignAct';
import { SuspendAct } from './SuspendAct';
import { UnpauseAct } from './UnpauseAct';
import { withdrawAct } from './WithdrawAct';

/** How the desk offers an act: its key, its place, and the dialog that asks what it needs. */
export interface DeskAct {
  readonly name: ActName;
  /** What the lifecycle must allow; of several at once the first. */
  readonly transition: DossierTransition;
  readonly keys: Keys;
  /** The usual way onwards stands as a button; the rest in a menu. */
  readonly onwards: boolean;
  readonly Dialog: ComponentType<ActProps>;
}

const DIALOGS: Record<ActName, ComponentType<ActProps>> = {
  accept: AcceptAct,
  same_visit: SameVisitDialog,
  receive_handover: plainAct('receive_handover'),
  sign: SignAct,
  decide: DecideAct,
  receive_result: plainAct('receive_result'),
  hand_over: HandOverAct,
  receive_supplement: ReceiveSupplementAct,
  confirm_payment: ConfirmPaymentAct,
  resume: reasonAct('resume'),
  unpause: UnpauseAct,
  forward: ForwardAct,
  recall: plainAct('recall'),
  request_supplement: RequestSupplementAct,
  record_payment: RecordPaymentAct,
  request_payment: RequestPaymentAct,
  send_back: SendBackAct,
  reassign: ReassignAct,
  correct: CorrectAct,
  correct_receipt_time: CorrectReceiptTimeAct,
  change_case: ChangeCaseAct,
  apologise: ApologiseAct,
  explain_delay: ExplainDelayAct,
  pause: PauseAct,
  suspend: SuspendAct,
  cancel_receipt: settlePaymentAct('cancel_receipt', ['paid', 'exempted']),
  refund: settlePaymentAct('refund', ['paid']),
  withdraw: withdrawAct('withdraw'),
  return_unfinished: withdrawAct('return_unfinished'),
  refuse: reasonAct('refuse'),
  void_intake: reasonAct('void_intake'),
  reopen_decision: reasonAct('reopen_decision'),
  reopen_hand_over: reasonAct('reopen_hand_over'),
};

/** In the order of the day: what is done most comes first. */
const DESK_ACTS: readonly DeskAct[] = ACT_NAMES.map((name) => ({
  name,
  transition: name === 'same_visit' ? 'forward' : name,
  ...ACT_KEYS[name],
  Dialog: DIALOGS[name],
}));

export interface OfferedAct extends DeskAct {
  /** It will wait for a second person. */
  readonly proposes: boolean;
}

/** What this person may do now and could do at all, without what already waits for approval. */
export function offeredActs(dossier: Dossier): OfferedAct[] {
  const { allowedTransitions, approvals } = dossier;
  return DESK_ACTS.flatMap((act) => {
    const allowed = allowedTransitions.find(({ transition }) => transition === act.transition);
    const waits = approvals.some(({ transition }) => transition === act.transition);
    return allowed && !waits && makesSense(act, dossier) ? [{ ...act, proposes: allowed.mode === 'propose' }] : [];
  });
}

/** The lifecycle does not know what there is to be acted on. */
function makesSense({ name }: DeskAct, { state, procedure, caseCode, payments }: Dossier): boolean {
  switch (name) {
    case 'same_visit':
      return procedure.sameVisit && state === 'accepted';
    case 'change_case':
      return procedure.cases.some(({ code }) => code !== caseCode);
    case 'record_payment':
    case 'request_payment':
      return procedure.fees.length > 0;
    case 'cancel_receipt':
      return payments.some((payment) => payment.state === 'paid' || payment.state === 'exempted');
    case 'refund':
      return payments.some((payment) => payment.state === 'paid');
    default:
      return true;
  }
}
