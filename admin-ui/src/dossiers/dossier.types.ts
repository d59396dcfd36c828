import type { DossierState, DossierTransition } from '@motcua/shared/dossiers';
import type { NoticeChannel, NoticeKind, NoticeState } from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';

export interface Person {
  readonly id: string;
  readonly fullName: string;
}

export const TIMELINESS = [
  'none',
  'paused',
  'in_time',
  'due_soon',
  'overdue',
  'before_time',
  'on_time',
  'late',
] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/** What the due chip needs to know; rows and dossiers both have it. Instants are ISO 8601. */
export interface ClockOfDossier {
  readonly state: DossierState;
  readonly timeliness: Timeliness;
  readonly dueAt: string | null;
  readonly responseDueAt: string | null;
  readonly finishedAt: string | null;
}

export interface DossierRow extends ClockOfDossier {
  readonly id: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly submittedAt: string;
  readonly handoverPending: boolean;
  readonly assignee: Person | null;
}

export interface Component {
  readonly code: string;
  readonly name: string;
  readonly required: 'always' | 'conditional';
  readonly form: 'original' | 'copy' | 'certified' | 'presented';
  readonly present: boolean;
  readonly valid: boolean;
  readonly copies: number;
  readonly defect: string | null;
  readonly bring: string | null;
}

export interface DossierEvent {
  readonly id: string;
  readonly seq: number;
  readonly transition: DossierTransition | 'submit';
  readonly at: string;
  readonly actor: Person;
  readonly onBehalfOf: Person | null;
  readonly approver: Person | null;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly channel: NoticeChannel;
  readonly state: NoticeState;
  readonly to: string;
  readonly createdAt: string;
  readonly acceptedAt: string | null;
}

export interface Approval {
  readonly id: string;
  readonly transition: DossierTransition;
  readonly requestedBy: Person;
  readonly requestedAt: string;
}

export interface Dossier extends ClockOfDossier {
  readonly id: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly version: number;
  readonly channel: 'desk' | 'post' | 'online';
  readonly officeName: string;
  readonly procedure: {
    readonly code: string;
    readonly name: string;
    readonly field: string;
    readonly steps: readonly { readonly code: string; readonly name: string; readonly role: StaffRole }[];
    readonly cases: readonly { readonly code: string; readonly name: string }[];
  };
  readonly caseCode: string | null;
  readonly applicant: {
    readonly kind: 'person' | 'organisation';
    readonly fullName: string;
    readonly citizenId: string | null;
    readonly otherId: { readonly kind: string; readonly number: string | null } | null;
    readonly dateOfBirth: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly address: string | null;
  };
  readonly submitter: { readonly fullName: string; readonly relation: string; readonly phone: string | null } | null;
  readonly resultDelivery: { readonly method: 'desk' | 'post' | 'online' };
  readonly submittedAt: string;
  readonly receivedAt: string | null;
  readonly dueOriginal: string | null;
  readonly duePromised: string | null;
  readonly stepCode: string | null;
  readonly assignee: Person | null;
  readonly holder: Person | null;
  readonly handoverPending: boolean;
  readonly signed: boolean;
  readonly outcome: 'granted' | 'denied' | null;
  readonly handovers: readonly { readonly giver: Person; readonly receiver: Person }[];
  readonly results: readonly { readonly number: string; readonly title: string; readonly cancelledAt: string | null }[];
  readonly components: readonly Component[];
  readonly events: readonly DossierEvent[];
  readonly notices: readonly Notice[];
  readonly approvals: readonly Approval[];
  readonly allowedTransitions: readonly { readonly transition: DossierTransition; readonly mode: 'act' | 'propose' }[];
}
