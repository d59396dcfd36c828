import type { DayCause, DueTime } from '@motcua/shared/calendar';
import type { NoticeKind, NoticeRule, StaffNoticeKind, StaffNoticeRule } from '@motcua/shared/notices';
import type { OfficeSettingKey } from '@motcua/shared/offices';
import type { ProcedureDefinition } from '@motcua/shared/procedures';
import type { StaffRole } from '@motcua/shared/staff';

/** What every record of the administration carries: the version that was read goes back with each change. */
export interface Versioned {
  readonly version: number;
}

export interface RolePair {
  readonly role: StaffRole;
  readonly officeCode: string;
}

export interface StaffRecord extends Versioned {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly portalSource: string | null;
  readonly roles: readonly RolePair[];
  readonly disabledAt: string | null;
  readonly createdAt: string;
}

interface Person {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
}

export interface Leave extends Versioned {
  readonly id: string;
  readonly staff: Person;
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string | null;
  readonly cancelledAt: string | null;
}

/** To supervise and to administer are not delegated. */
export const DELEGATED_ROLES = ['leader', 'records_clerk', 'case_officer', 'counter_officer'] as const;
export type DelegatedRole = (typeof DELEGATED_ROLES)[number];

export const DELEGATION_KINDS = ['KT', 'TL', 'TUQ'] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

export interface Delegation extends Versioned {
  readonly id: string;
  readonly officeCode: string;
  readonly from: Person;
  readonly to: Person;
  readonly role: DelegatedRole;
  readonly kind: DelegationKind;
  readonly fields: readonly string[];
  readonly fromOn: string;
  readonly toOn: string;
  readonly decisionNumber: string;
  readonly revokedAt: string | null;
}

export interface OfficeRecord extends Versioned {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly placeName: string;
  readonly counterName: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly demo: boolean;
}

export interface Succession extends Versioned {
  readonly id: string;
  readonly predecessorCode: string;
  readonly successorCode: string;
  readonly effectiveOn: string;
  readonly decisionNumber: string;
}

export interface VersionSummary {
  readonly number: number;
  readonly name: string;
  readonly field: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

export interface ProcedureRecord<V extends VersionSummary = VersionSummary> extends Versioned {
  readonly id: string;
  readonly code: string;
  readonly disabledAt: string | null;
  /** Oldest first. */
  readonly versions: readonly V[];
}

export interface FullVersion extends VersionSummary {
  readonly definition: ProcedureDefinition;
}

export type FullProcedure = ProcedureRecord<FullVersion>;

export interface CalendarDay {
  readonly id: string;
  /** Null for a day of the whole country. */
  readonly officeCode: string | null;
  readonly date: string;
  readonly kind: 'off' | 'working';
  readonly cause: DayCause;
  readonly name: string;
  readonly decision: string | null;
  readonly decidedOn: string | null;
  readonly provisional: boolean;
  readonly version: number;
}

export interface Session {
  readonly from: number;
  readonly to: number;
}

export interface OfficeHours {
  readonly id: string;
  readonly officeCode: string | null;
  readonly validFrom: string;
  /** Minutes after midnight, by ISO weekday. */
  readonly week: Readonly<Partial<Record<string, readonly Session[]>>>;
  readonly cutOffMinute: number;
  readonly dueTime: DueTime;
  /** When the counter is open, where that is not when limits run. */
  readonly openingWeek: Readonly<Partial<Record<string, readonly Session[]>>> | null;
  readonly version: number;
}

/** What holds for an office, and by whose word. */
export interface EffectiveSetting {
  readonly key: OfficeSettingKey;
  readonly value: number | string;
  /** Null where nobody has set anything; a null office is the whole country. */
  readonly set: { readonly id: string; readonly officeCode: string | null; readonly version: number } | null;
}

/** How an office tells one kind of notice, and by whose word. */
export interface EffectiveNoticeRule extends NoticeRule {
  readonly kind: NoticeKind;
  /** As with a setting. */
  readonly set: EffectiveSetting['set'];
}

/** How an office tells its officers one kind, and by whose word. */
export interface EffectiveStaffNoticeRule extends StaffNoticeRule {
  readonly kind: StaffNoticeKind;
  /** As with a setting. */
  readonly set: EffectiveSetting['set'];
}
