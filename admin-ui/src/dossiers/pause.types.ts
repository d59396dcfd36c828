import type { HandedBack, LedgerLine, TimeLimit } from '@motcua/shared/calendar';
import type { Person } from './person.types';

/** A time in which the clock stood still. */
export interface PauseOfDossier {
  readonly id: string;
  readonly cause: 'supplement' | 'payment' | 'suspension' | 'other_agency' | 'force_majeure';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly owner: Person | null;
  readonly endedBy: Person | null;
  readonly document: string | null;
  /** The event that opened it; null for old ones. */
  readonly openedByEventId: string | null;
  /** Local date. */
  readonly reviewOn: string | null;
  /** False before acceptance, when there is no clock to stop. */
  readonly counts: boolean;
  /** What it gave back of the limit; null while it is open. */
  readonly handedBack: HandedBack | null;
}

/** The reckoning of the due time. */
export interface DossierLedger {
  readonly from: string;
  readonly restarted: boolean;
  readonly limit: TimeLimit;
  readonly dueAt: string | null;
  /** Whether the dossier has the date that the reckoning gives. */
  readonly agrees: boolean;
  readonly lines: readonly LedgerLine[];
  readonly total: number;
  readonly pauses: readonly {
    readonly cause: PauseOfDossier['cause'];
    readonly from: string;
    readonly to: string;
    readonly owner: Person | null;
    readonly document: string | null;
  }[];
  readonly provisionalYears: readonly number[];
}
