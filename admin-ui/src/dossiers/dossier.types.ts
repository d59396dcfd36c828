import type { CollectorDifference } from '@motcua/shared/results';
import type { ResponseState, TimeLimit } from '@motcua/shared/calendar';
import type { DossierState, DossierTransition, LateCause } from '@motcua/shared/dossiers';
import type { ForecastWord } from '@motcua/shared/forecast';
import type { MessageWish, NoticeLine } from '@motcua/shared/notices';
import type { FeeDefinition, FormField, ResultKind } from '@motcua/shared/procedures';
import type { StaffRole } from '@motcua/shared/staff';
import type { Approval } from './approval.types';
import type { DossierLedger, PauseOfDossier } from './pause.types';
import type { Person } from './person.types';

export type Timeliness = 'none' | 'paused' | 'in_time' | 'due_soon' | 'overdue' | 'before_time' | 'on_time' | 'late';

/** The clock of the answer to an application, apart from that of the promise. Instants are ISO 8601. */
export interface ResponseClock {
  readonly dueAt: string;
  readonly respondedAt: string | null;
  readonly state: ResponseState;
  /** Answers given late so far, those to earlier supplements among them. */
  readonly lateAnswers: number;
}

/** What the due chip needs to know; rows and dossiers both have it. Instants are ISO 8601. */
export interface ClockOfDossier {
  readonly state: DossierState;
  readonly timeliness: Timeliness;
  readonly dueAt: string | null;
  readonly responseDueAt: string | null;
  /** Null where nobody ever waited for an answer. */
  readonly responseClock: ResponseClock | null;
  readonly finishedAt: string | null;
}

export interface DossierRow extends ClockOfDossier {
  readonly id: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly version: number;
  readonly channel: 'desk' | 'post' | 'online';
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly submittedAt: string;
  readonly receivedAt: string | null;
  readonly handoverPending: boolean;
  readonly stepCode: string | null;
  readonly assignee: Person | null;
  readonly holder: Person | null;
  /** Signed, awaiting its number. */
  readonly signed: boolean;
  /** Null where there is no ground for a word. */
  readonly forecast: ForecastWord | null;
  readonly resultAtCounterAt: string | null;
  /** Finished while the citizen waits. */
  readonly sameVisit: boolean;
  /** Whose the work and the lateness are. */
  readonly handlingOffice: { readonly code: string; readonly name: string };
  /** By an office of this person; others only handle it, and give out none of its receipts. */
  readonly receivedHere: boolean;
  /** What this person would usually do next. */
  readonly nextAct: DossierTransition | null;
}

export interface Component {
  readonly code: string;
  readonly name: string;
  readonly required: 'always' | 'conditional';
  readonly form: 'original' | 'copy' | 'certified' | 'presented';
  readonly present: boolean;
  readonly valid: boolean;
  readonly copies: number;
  /** How it is there; null where it is not. */
  readonly source: 'paper' | 'electronic' | 'presented' | 'reused' | 'database' | null;
  readonly defect: string | null;
  readonly bring: string | null;
}

export interface DossierEvent {
  readonly id: string;
  readonly seq: number;
  readonly transition: DossierTransition | 'submit' | 'imported' | 'move_due' | 'copy_result' | 'change_symbol';
  readonly at: string;
  readonly actor: Person;
  readonly onBehalfOf: Person | null;
  readonly approver: Person | null;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** One giving from person to person: given, then received or taken back. */
export interface Handover {
  readonly id: string;
  readonly fromStep: string | null;
  readonly toStep: string | null;
  readonly giver: Person;
  readonly receiver: Person;
  readonly givenAt: string;
  readonly receivedAt: string | null;
  readonly recalledAt: string | null;
}

export interface Payment {
  readonly id: string;
  readonly state: 'requested' | 'paid' | 'exempted' | 'cancelled' | 'refunded';
  readonly items: readonly { readonly feeCode: string; readonly quantity: number; readonly amountVnd: number }[];
  readonly amountVnd: number;
  readonly method: 'cash' | 'transfer' | 'portal' | null;
  readonly receipt: { readonly form: string; readonly series: string; readonly number: string } | null;
  readonly exemption: string | null;
  readonly recordedAt: string;
}

/** How likely the dossier misses its due time, from 0 to 1. */
export interface ForecastOfDossier {
  readonly word: ForecastWord;
  readonly chance: number;
  /** The step that will cause it. */
  readonly stepCode: string | null;
  readonly expectedAt: string | null;
  /** On how many past cases the least known remaining step rests; 0 where only limits are known. */
  readonly cases: number;
  readonly computedAt: string;
}

/** An apology made ready for a date that is foreseen to be missed. */
export interface DraftedApology {
  /** For the citizen, in Vietnamese. */
  readonly reason: string;
  readonly newDueAt: string;
  readonly stepCode: string | null;
  readonly madeAt: string;
}

export interface Dossier extends ClockOfDossier {
  /** It counts as late: as it was decided, or would be now. */
  readonly late: boolean;
  readonly lateCause: LateCause | null;
  readonly id: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly version: number;
  readonly channel: 'desk' | 'post' | 'online';
  readonly officeCode: string;
  readonly officeName: string;
  /** Whose people decide; mostly the same office. */
  readonly handlingOfficeCode: string;
  /** What the reader is at the office that received it, whose its notices are. */
  readonly rolesHere: readonly StaffRole[];
  readonly procedure: {
    readonly code: string;
    readonly name: string;
    readonly field: string;
    readonly limit: TimeLimit;
    readonly sameVisit: boolean;
    readonly steps: readonly { readonly code: string; readonly name: string; readonly role: StaffRole }[];
    /** By their codes, also those of other cases: a dossier whose case was changed has been at them. */
    readonly stepNames: Readonly<Record<string, string>>;
    readonly fees: readonly FeeDefinition[];
    readonly cases: readonly { readonly code: string; readonly name: string }[];
    readonly formFields: readonly FormField[];
    readonly results: readonly ResultKind[];
    readonly supplementClock: 'resume' | 'restart';
    readonly otherAgencyPause: boolean;
  };
  readonly caseCode: string | null;
  readonly applicant: {
    readonly kind: 'person' | 'organisation';
    readonly fullName: string;
    readonly citizenId: string | null;
    readonly otherId: { readonly kind: string; readonly number: string | null } | null;
    readonly dateOfBirth: string | null;
    readonly sex: 'male' | 'female' | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly address: string | null;
    /** Of whoever is told: the submitter, if there is one. */
    readonly messages: MessageWish;
  };
  readonly submitter: {
    readonly fullName: string;
    readonly relation: string;
    readonly citizenId: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly authorisation: string | null;
  } | null;
  readonly formData: Readonly<Record<string, string | number | boolean>>;
  readonly sets: number;
  readonly note: string | null;
  readonly visitId: string | null;
  readonly resultDelivery: { readonly method: 'desk' | 'post' | 'online'; readonly address?: string | null };
  readonly submittedAt: string;
  readonly receivedAt: string | null;
  /** Its line in the book of a year; null before it was received. */
  readonly registerEntry: { readonly year: number; readonly number: number } | null;
  readonly paused: boolean;
  readonly resultAtCounterAt: string | null;
  readonly postedAt: string | null;
  readonly voided: boolean;
  readonly enteredAfterwards: boolean;
  /** Brought over, finished, from an older system. */
  readonly imported: boolean;
  readonly dueOriginal: string | null;
  readonly duePromised: string | null;
  readonly stepCode: string | null;
  /** The step somebody works on, and by when it should be done; null while nobody does. */
  readonly step: { readonly code: string; readonly enteredAt: string; readonly dueAt: string | null } | null;
  readonly assignee: Person | null;
  readonly holder: Person | null;
  readonly handoverPending: boolean;
  readonly signed: boolean;
  readonly outcome: 'granted' | 'denied' | null;
  /** Null where there is no ground for one. */
  readonly forecast: ForecastOfDossier | null;
  readonly apologyDraft: DraftedApology | null;
  /** Calendar days ahead; working days the promise may be moved by, 0 for no limit. */
  readonly apologyRules: { readonly minLeadDays: number; readonly maxExtensionDays: number };
  /** Null before acceptance. */
  readonly ledger: DossierLedger | null;
  readonly pauses: readonly PauseOfDossier[];
  readonly handovers: readonly Handover[];
  readonly payments: readonly Payment[];
  readonly results: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly copies: number;
    readonly signer: Person | null;
    readonly signedOn: string;
    readonly cancelledAt: string | null;
    readonly symbol: string | null;
    readonly shelfSlot: string | null;
    readonly copyId: string | null;
  }[];
  readonly collections: readonly {
    readonly id: string;
    readonly method: 'desk' | 'post' | 'online';
    readonly collectorName: string | null;
    readonly relation: string | null;
    readonly waybill: string | null;
    readonly authorisation: string | null;
    readonly differs: readonly CollectorDifference[];
    readonly returned: readonly string[];
    readonly signatureId: string | null;
    readonly at: string;
  }[];
  readonly components: readonly Component[];
  readonly events: readonly DossierEvent[];
  readonly notices: readonly NoticeLine[];
  readonly approvals: readonly Approval[];
  readonly nextAct: DossierTransition | null;
  readonly allowedTransitions: readonly { readonly transition: DossierTransition; readonly mode: 'act' | 'propose' }[];
}
