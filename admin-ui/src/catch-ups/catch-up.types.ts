import type { DossierState } from '@motcua/shared/dossiers';
import type { Person } from '../dossiers/person.types';

export type CatchUpState = 'pending' | 'approved' | 'refused';

/** A batch as the list gives it. Instants are ISO 8601. */
export interface CatchUpRow {
  readonly id: string;
  readonly state: CatchUpState;
  readonly size: number;
  readonly reason: string;
  readonly decision: string;
  readonly requestedAt: string;
  readonly requestedBy: Person;
}

/** One line of a batch; the person's number is masked. */
export interface CatchUpEntry {
  readonly receivedAt: string;
  readonly blockNumber: string | null;
  readonly channel: 'desk' | 'post' | 'online';
  readonly procedureCode: string;
  readonly procedureName: string | null;
  readonly caseName: string | null;
  readonly applicantName: string;
  readonly citizenId: string | null;
  readonly components: { readonly present: number; readonly required: number };
}

export interface CaughtUpDossier {
  readonly id: string;
  readonly code: string;
  readonly state: DossierState;
  readonly blockNumber: string | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
}

/** A batch with all that a leader must see before saying yes. */
export interface CatchUp extends CatchUpRow {
  readonly settledAt: string | null;
  readonly settledBy: Person | null;
  readonly settlementReason: string | null;
  readonly maySettle: boolean;
  readonly entries: readonly CatchUpEntry[];
  /** Once approved. */
  readonly dossiers: readonly CaughtUpDossier[];
}
