import { normalizePhone } from '@motcua/shared/validation';
import { bareNumber, type PersonForm, wrongOfPerson } from './person-form';

/** What the API finds a person's dossiers by: one number. */
export type KnownNumber = { readonly citizenId: string } | { readonly taxCode: string } | { readonly phone: string };

/** The number to look a person up by, as soon as one is whole; the phone when there is no other. */
export function knownNumber(person: PersonForm, today: string): KnownNumber | null {
  const number = bareNumber(person.idNumber);
  const right = number !== '' && wrongOfPerson(person, 'p', today)['p.idNumber'] === undefined;
  if (right && (person.idKind === 'citizenId' || person.idKind === 'cmnd')) return { citizenId: number };
  if (right && person.idKind === 'taxCode') return { taxCode: number };
  return person.phone.trim() !== '' && normalizePhone(person.phone) !== null ? { phone: person.phone.trim() } : null;
}
