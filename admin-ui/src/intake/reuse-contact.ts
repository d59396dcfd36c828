import { foldVietnamese } from '@motcua/shared/text';
import { nationalPhone } from '@motcua/shared/validation';
import type { Dossier } from '../dossiers/dossier.types';
import { callApi } from '../providers/http';
import type { PersonForm } from './person-form';

type Contact = Pick<PersonForm, 'phone' | 'email' | 'address'>;

interface Revealed {
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly submitterPhone?: string | null;
  readonly submitterEmail?: string | null;
}

/** How a person could be reached at an earlier dossier, in full: the officer asked for it, and the log says why. */
export async function revealContact(dossierId: string, fullName: string, purpose: string): Promise<Contact> {
  const dossier = await callApi<Dossier>(`/dossiers/${dossierId}`);
  // Of what they brought for somebody else the bearer's contact is theirs, not the owner's.
  const brought = dossier.submitter !== null && foldVietnamese(dossier.submitter.fullName) === foldVietnamese(fullName);
  const fields = brought ? ['submitterPhone', 'submitterEmail'] : ['phone', 'email'];
  const found = await callApi<Revealed>(`/dossiers/${dossierId}/reveal`, { method: 'POST', body: { fields, purpose } });
  return {
    phone: nationalPhone(found.phone ?? found.submitterPhone ?? ''),
    email: found.email ?? found.submitterEmail ?? '',
    address: brought ? '' : (dossier.applicant.address ?? ''),
  };
}
