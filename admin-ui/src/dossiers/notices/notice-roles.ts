import type { StaffRole } from '@motcua/shared/staff';
import type { SignedIn } from '../../providers/auth-provider';

type Roles = Pick<SignedIn, 'roles' | 'delegations'>;

/** What somebody is at an office, also for all that somebody else is there: a delegation for some fields covers no notices. */
export const rolesAtOffice = ({ roles, delegations }: Roles, office: string | undefined): ReadonlySet<StaffRole> =>
  new Set(
    [...roles, ...delegations.filter(({ fields }) => fields.length === 0)]
      .filter(({ officeCode }) => officeCode === office)
      .map(({ role }) => role),
  );
