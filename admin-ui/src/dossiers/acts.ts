import type { DossierTransition } from '@motcua/shared/dossiers';
import type { Dossier } from './dossier.types';

/** An act this page can do: a transition whose fields follow from the dossier, or that wants a reason and no more. */
export interface DeskAct {
  /** Key of its words under `acts`. */
  readonly name: string;
  readonly transition: DossierTransition;
  readonly reason: boolean;
  /** The usual way onwards; the others stand in a menu. */
  readonly onwards: boolean;
  readonly fields?: (dossier: Dossier) => Record<string, unknown>;
  /** When the table of transitions alone would offer it too often. */
  readonly fits?: (dossier: Dossier) => boolean;
}

const onwards = (name: DossierTransition): DeskAct => ({ name, transition: name, reason: false, onwards: true });
const withReason = (name: DossierTransition): DeskAct => ({ name, transition: name, reason: true, onwards: false });

/** In the order of what is done most; the first that is allowed is the page's strongest button. */
const DESK_ACTS: readonly DeskAct[] = [
  onwards('accept'),
  { ...onwards('sign'), name: 'sign_granted', fields: () => ({ outcome: 'granted' }) },
  onwards('receive_handover'),
  onwards('receive_result'),
  {
    ...onwards('hand_over'),
    name: 'hand_over_applicant',
    fields: ({ applicant }) => ({
      method: 'desk',
      collector: { fullName: applicant.fullName, relation: 'applicant' },
    }),
    fits: ({ applicant, resultDelivery }) => applicant.kind === 'person' && resultDelivery.method === 'desk',
  },
  // Unsigned it would need the signer's name, which is another form.
  { ...onwards('decide'), fields: () => ({ results: [{ copies: 1 }] }), fits: ({ signed }) => signed },
  onwards('forward'),
  onwards('recall'),
  { ...withReason('resume'), onwards: true },
  onwards('unpause'),
  { ...withReason('sign'), name: 'sign_denied', fields: () => ({ outcome: 'denied' }) },
  withReason('send_back'),
  withReason('suspend'),
  withReason('refuse'),
  withReason('withdraw'),
  withReason('return_unfinished'),
  withReason('void_intake'),
  withReason('reopen_decision'),
  withReason('reopen_hand_over'),
];

export interface OfferedAct extends DeskAct {
  /** It will wait for a second person. */
  readonly proposes: boolean;
}

export function offeredActs(dossier: Dossier): OfferedAct[] {
  return DESK_ACTS.flatMap((act) => {
    const allowed = dossier.allowedTransitions.find(({ transition }) => transition === act.transition);
    const waits = dossier.approvals.some(({ transition }) => transition === act.transition);
    return allowed && !waits && (act.fits?.(dossier) ?? true) ? [{ ...act, proposes: allowed.mode === 'propose' }] : [];
  });
}
