import type { StaffRole } from '@motcua/shared/staff';
import { useSignedIn } from './use-signed-in';

/** Every role the person has somewhere, own ones and those of a deputy. */
export function useRoles(): ReadonlySet<StaffRole> {
  const { person } = useSignedIn();
  return new Set([...(person?.roles ?? []), ...(person?.delegations ?? [])].map(({ role }) => role));
}

const PAPER_ROLES: readonly StaffRole[] = ['counter_officer', 'case_officer', 'leader', 'records_clerk', 'supervisor'];

/** An administrator keeps accounts and catalogue, and sees no citizen's papers. */
export const seesPapers = (roles: ReadonlySet<StaffRole>): boolean => PAPER_ROLES.some((role) => roles.has(role));
