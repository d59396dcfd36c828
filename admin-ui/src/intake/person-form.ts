import type { MessageWish } from '@motcua/shared/notices';
import {
  checkCitizenId,
  type CitizenIdWarning,
  isTaxCode,
  normalizeEmail,
  normalizePersonName,
  normalizePhone,
  type Sex,
} from '@motcua/shared/validation';
import { readBirthDate } from '../ui/birth-date';

/** By what a person or an organisation is known. A tax code is an organisation's. */
export const ID_KINDS = ['citizenId', 'cmnd', 'passport', 'taxCode', 'none'] as const;
export type IdKind = (typeof ID_KINDS)[number];

/** A person as typed; nothing is refused while one types. */
export interface PersonForm {
  readonly idKind: IdKind;
  readonly idNumber: string;
  readonly fullName: string;
  readonly dateOfBirth: string;
  readonly sex: Sex | '';
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  /** How they wish to be told, if it is they who are told; null while they have said nothing, and then as before. */
  readonly wish: MessageWish | null;
}

/** What of a person is typed as text. */
export type PersonText = Exclude<keyof PersonForm, 'wish'>;

export const EMPTY_PERSON: PersonForm = {
  idKind: 'citizenId',
  idNumber: '',
  fullName: '',
  dateOfBirth: '',
  sex: '',
  address: '',
  phone: '',
  email: '',
  wish: null,
};

/** What is wrong, by the field's path: a code that has a sentence under `intake.wrong`. */
export type Wrong = Readonly<Record<string, string>>;

/** Numbers are typed in groups and with dots; only their characters count. */
export const bareNumber = (text: string): string => text.replace(/[\s.]/g, '');

export interface ApplicantBody {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly citizenId?: string;
  readonly otherId?: { readonly kind: Exclude<IdKind, 'citizenId'>; readonly number?: string };
  readonly dateOfBirth?: string;
  readonly sex?: Sex;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly messages?: MessageWish;
}

export interface SubmitterBody {
  readonly fullName: string;
  readonly citizenId?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly relation: string;
  readonly authorisation?: string;
}

/** The owner as the API takes it. What is empty is left out. */
export function applicantOf(form: PersonForm, today: string): ApplicantBody {
  const number = bareNumber(form.idNumber);
  const born = readBirthDate(form.dateOfBirth, today);
  const organisation = form.idKind === 'taxCode';
  return {
    kind: organisation ? 'organisation' : 'person',
    fullName: form.fullName.trim(),
    ...(form.idKind === 'citizenId'
      ? { citizenId: number }
      : { otherId: { kind: form.idKind, ...(form.idKind !== 'none' && { number }) } }),
    ...(!organisation && born !== null && { dateOfBirth: born }),
    ...(!organisation && form.sex !== '' && { sex: form.sex }),
    ...filled({ phone: form.phone, email: form.email, address: form.address }),
  };
}

/** The bearer as the API takes one; of numbers it keeps the citizen id and the old CMND. */
export function submitterOf(form: PersonForm, relation: string, authorisation: string): SubmitterBody {
  const number = bareNumber(form.idNumber);
  return {
    fullName: form.fullName.trim(),
    ...(keptOfBearer(form.idKind) && number !== '' && { citizenId: number }),
    ...filled({ phone: form.phone, email: form.email }),
    relation: relation.trim(),
    ...filled({ authorisation }),
  };
}

export const keptOfBearer = (kind: IdKind): boolean => kind === 'citizenId' || kind === 'cmnd';

/** @param path what the fields are found under, `bearer` or `owner` */
export function wrongOfPerson(form: PersonForm, path: string, today: string): Wrong {
  const wrong: Record<string, string> = {};
  const number = bareNumber(form.idNumber);
  if (number === '' && form.idKind !== 'none') wrong[`${path}.idNumber`] = 'id.missing';
  else if (!numberFits(form.idKind, number)) wrong[`${path}.idNumber`] = `id.${form.idKind}`;
  if (normalizePersonName(form.fullName) === null) {
    wrong[`${path}.fullName`] = form.fullName.trim() === '' ? 'name.missing' : 'name.invalid';
  }
  const birthTyped = form.idKind !== 'taxCode' && form.dateOfBirth.trim() !== '';
  if (birthTyped && readBirthDate(form.dateOfBirth, today) === null) wrong[`${path}.dateOfBirth`] = 'birth.invalid';
  if (form.phone.trim() !== '' && normalizePhone(form.phone) === null) wrong[`${path}.phone`] = 'phone.invalid';
  if (form.email.trim() !== '' && normalizeEmail(form.email) === null) wrong[`${path}.email`] = 'email.invalid';
  return wrong;
}

function numberFits(kind: IdKind, number: string): boolean {
  switch (kind) {
    case 'citizenId':
      return /^\d{12}$/.test(number) && checkCitizenId(number).ok;
    case 'cmnd':
      return /^\d{9}$/.test(number);
    case 'taxCode':
      return isTaxCode(number);
    case 'passport':
      return number.length <= 20;
    case 'none':
      return true;
  }
}

/** Whether the number agrees with what else is known; null while it is no citizen id. */
export function numberWarnings(form: PersonForm, today: string): readonly CitizenIdWarning[] | null {
  const number = bareNumber(form.idNumber);
  if (form.idKind !== 'citizenId' || !/^\d{12}$/.test(number)) return null;
  const born = readBirthDate(form.dateOfBirth, today);
  return checkCitizenId(number, {
    ...(form.sex !== '' && { sex: form.sex }),
    ...(born !== null && { dateOfBirth: born }),
  }).warnings;
}

function filled<T extends Readonly<Record<string, string>>>(texts: T): Partial<Record<keyof T, string>> {
  const kept = Object.entries(texts).flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, text.trim()]]));
  return Object.fromEntries(kept) as Partial<Record<keyof T, string>>;
}
