import type { StaffRole } from '@motcua/shared/staff';

/** One role at one office, with the person it was taken over from when the holder is a deputy. */
export interface RolePair {
  readonly role: StaffRole;
  readonly officeId: string;
  /** The delegation that gives the role, when it is not the person's own. */
  readonly delegation: {
    readonly id: string;
    readonly fromStaffId: string;
    /** Fields (lĩnh vực) it is limited to; empty means all. */
    readonly fields: readonly string[];
  } | null;
}

/** The signed-in person of this request. */
export interface Actor {
  readonly staffId: string;
  readonly username: string;
  readonly fullName: string;
  /** Name of the portal this account files for; such an account may bring a portal's own code and time. */
  readonly portalSource: string | null;
  /** Own roles, roles of a deputy, and roles at offices that were succeeded by one's own. */
  readonly roles: readonly RolePair[];
}

/** Roles that see citizens' papers: an administrator keeps accounts and catalogue and sees none. */
const PAPER_ROLES: readonly StaffRole[] = ['counter_officer', 'case_officer', 'leader', 'records_clerk', 'supervisor'];

/** Offices whose dossiers this person may see at all; goes into the database session for row-level security. */
export function officesOf({ roles }: Pick<Actor, 'roles'>): string[] {
  return [...new Set(roles.filter((pair) => PAPER_ROLES.includes(pair.role)).map((pair) => pair.officeId))];
}

/** Roles at one office, with those of a deputy only where the delegation covers the field. */
export function rolesAt(actor: Actor, officeId: string, field?: string): RolePair[] {
  return actor.roles.filter(
    (pair) =>
      pair.officeId === officeId &&
      (pair.delegation === null ||
        pair.delegation.fields.length === 0 ||
        (field !== undefined && pair.delegation.fields.includes(field))),
  );
}

export function hasRole(actor: Actor, officeId: string, role: StaffRole, field?: string): boolean {
  return rolesAt(actor, officeId, field).some((pair) => pair.role === role);
}

export function holdsRoleAnywhere(actor: Actor, role: StaffRole): boolean {
  return actor.roles.some((pair) => pair.role === role);
}
