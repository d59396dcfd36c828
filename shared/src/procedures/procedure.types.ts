import type { TimeLimit } from '../calendar/index.js';
import type { StaffRole } from '../staff/index.js';

/** How much of a procedure a citizen can do online (Decree 42/2022): old level 4, old level 3, information only. */
export const SERVICE_LEVELS = ['full', 'partial', 'information'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

/** In which form a paper of the dossier (thành phần hồ sơ) is to be given. */
export const COMPONENT_FORMS = ['original', 'copy', 'certified', 'presented'] as const;
export type ComponentForm = (typeof COMPONENT_FORMS)[number];

/** One paper a procedure asks for. */
export interface ComponentDefinition {
  /** Upper-case code, unique in the procedure, e.g. `TK`. */
  readonly code: string;
  readonly name: string;
  readonly form: ComponentForm;
  /** How many of it, 1 to 20. */
  readonly copies: number;
  /** `conditional` papers are asked for only when `condition` holds; an officer judges that, so intake never demands them. */
  readonly required: 'always' | 'conditional';
  readonly condition?: string;
}

/** `fee` is phí (a service), `charge` is lệ phí (a state duty): two revenue lines on one receipt. */
export const FEE_KINDS = ['fee', 'charge'] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

export interface FeeDefinition {
  readonly code: string;
  readonly name: string;
  readonly kind: FeeKind;
  /** Whole đồng, 0 when free of charge. */
  readonly amountVnd: number;
  readonly per: 'dossier' | 'copy' | 'page';
  /** From this many units on, each further one costs `amountVnd` of the tier. */
  readonly tiers?: readonly { readonly from: number; readonly amountVnd: number }[];
  /** The most that one copy may cost. */
  readonly capVnd?: number;
  /** Reasons in words for which nothing is due. */
  readonly exemptions?: readonly string[];
}

/** One stop of a dossier on its way; `limit` is the share of the whole limit that this step may use. */
export interface ProcessStep {
  readonly code: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly limit?: TimeLimit;
}

/** A case (trường hợp) of a procedure: what it does not name, it takes from the procedure. */
export interface ProcedureCase {
  readonly code: string;
  readonly name: string;
  readonly limit?: TimeLimit;
  readonly components?: readonly ComponentDefinition[];
  readonly fees?: readonly FeeDefinition[];
  readonly steps?: readonly ProcessStep[];
}

/** A value the form of a procedure may carry beside the applicant. */
export interface FormField {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'date' | 'number' | 'boolean';
}

export interface ResultKind {
  readonly code: string;
  readonly name: string;
}

/** How long finished dossiers are kept; the periods behind the words are the archive's (Decree 23/2015 Art. 14). */
export const RETENTION_CLASSES = ['permanent', 'years_2', 'years_10', 'years_20', 'years_70'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Everything one version of a procedure says. A dossier is pinned to the version it was accepted under. */
export interface ProcedureDefinition {
  readonly name: string;
  /** Field (lĩnh vực) in words, e.g. `Hộ tịch`. */
  readonly field: string;
  readonly level: ServiceLevel;
  readonly limit: TimeLimit;
  readonly components: readonly ComponentDefinition[];
  readonly cases: readonly ProcedureCase[];
  readonly steps: readonly ProcessStep[];
  readonly fees: readonly FeeDefinition[];
  readonly legalBasis: readonly string[];
  readonly results: readonly ResultKind[];
  readonly retention: RetentionClass;
  readonly formFields: readonly FormField[];
  /** After a supplement the clock goes on (`resume`) or starts anew (`restart`). */
  readonly supplementClock: 'resume' | 'restart';
  /** Refusing at intake needs a leader's consent (civil status: the counter reports to the head first). */
  readonly refusalNeedsLeader: boolean;
  /** The counter may record the decision itself. */
  readonly counterMayDecide: boolean;
  /** Usually finished while the citizen waits ("trả ngay"). */
  readonly sameVisit: boolean;
  /** Waiting for another agency stops the clock. */
  readonly otherAgencyPause: boolean;
}
