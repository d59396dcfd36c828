import type { StaffRole } from '@motcua/shared/staff';
import type { SignedIn } from '../../providers/auth-provider';
import type { Dossier } from '../dossier.types';

type Roles = Pick<SignedIn, 'roles' | 'delegations'>;

/** What somebody is at an office, also for all that somebody else is there: a delegation for some fields covers no notices. */
export const rolesAtOffice = ({ roles, delegations }: Roles, office: string | undefined): ReadonlySet<StaffRole> =>
  new Set(
    [...roles, ...delegations.filter(({ fields }) => fields.length === 0)]
      .filter(({ officeCode }) => officeCode === office)
      .map(({ role }) => role),
  );

/**
 * What somebody is with regard to a dossier's notices, which are the receiving office's: people of the office that handles it
 * for that one are nobody there. Who works at neither is here because an office of theirs has taken one over, which only the
 * server knows: all their roles count. Or they supervise an office above, and then they only read.
 */
export function rolesForNotices(
  person: Roles,
  { officeCode, handlingOfficeCode }: Pick<Dossier, 'officeCode' | 'handlingOfficeCode'>,
): ReadonlySet<StaffRole> {
  const [atReceiving, atHandling] = [officeCode, handlingOfficeCode].map((code) => rolesAtOffice(person, code));
  if (atReceiving!.size > 0 || atHandling!.size > 0) return atReceiving!;
  const whole = person.delegations.filter(({ fields }) => fields.length === 0);
  const all = new Set([...person.roles, ...whole].map(({ role }) => role));
  return all.has('supervisor') ? new Set() : all;
}
