import type { DossierTransition } from '@motcua/shared/dossiers';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from './entities/dossier.entity.js';

/** A dossier has come to another step, or to its end. */
export interface StepMove {
  /** The step it has left; null where its clock did not run yet, or not any more. */
  readonly from: string | null;
  /** The step it stands at now; null once the clock has ended. */
  readonly to: string | null;
  readonly transition: DossierTransition;
}

/** Acts that end a stay without the step being done. */
export const CUT_SHORT: readonly DossierTransition[] = [
  'recall',
  'withdraw',
  'return_unfinished',
  'void_intake',
  'refuse',
];

/** Port: keeps, in the transaction of the act, when dossiers come to a step and leave it. Dossiers do not know what for. */
export abstract class StepTimes {
  abstract moved(tx: OfficeTx, dossier: Dossier, move: StepMove): Promise<void>;
  /** Somebody else has it now, at the same step. */
  abstract handedOn(tx: OfficeTx, dossier: Dossier): Promise<void>;
  /** Its receipt time has been set right, and its clock with it. */
  abstract receivedAnew(tx: OfficeTx, dossier: Dossier): Promise<void>;
}

/** The step somebody works on while the clock runs. */
export const stepAtWork = ({ receivedAt, finishedAt, stepCode }: Dossier): string | null =>
  receivedAt !== null && finishedAt === null ? stepCode : null;
