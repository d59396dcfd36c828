import {
  checkCitizenId,
  isTaxCode,
  normalizeEmail,
  normalizePersonName,
  normalizePhone,
} from '@motcua/shared/validation';
import { DomainError, type FieldError } from '../common/domain-error.js';
import type { IdKind } from './applicant.entity.js';

/** An applicant as the contract's body gives it. */
export interface ApplicantInput {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly citizenId?: string;
  readonly otherId?: { readonly kind: 'taxCode' | 'passport' | 'cmnd' | 'none'; readonly number?: string };
  readonly dateOfBirth?: string;
  readonly sex?: 'male' | 'female';
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

/** An applicant in the form in which it is kept: phones +84…, one kind of id, NFC. */
export interface KnownApplicant {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly idKind: IdKind;
  readonly idNumber: string | null;
  readonly dateOfBirth: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** What looks wrong but is not refused: registers hold such errors. */
  readonly warnings: readonly FieldError[];
}

/**
 * Checks and normalises an applicant.
 *
 * @throws DomainError 422 `applicant.invalid` with every wrong field
 */
export function readApplicant(input: ApplicantInput, path: string): KnownApplicant {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string): void => void errors.push({ path: `${path}.${field}`, code });

  const fullName = normalizePersonName(input.fullName);
  if (fullName === null) wrong('fullName', 'name.invalid');
  const phone = readPhone(input.phone, wrong);
  const email = readEmail(input.email, wrong);
  const { idKind, idNumber } = readId(input, wrong);
  const warnings = idKind === 'citizenId' ? citizenWarnings(idNumber!, input, path) : [];
  if (errors.length > 0)
    throw new DomainError('refused', 'applicant.invalid', 'The applicant is not acceptable.', { errors });

  return {
    kind: input.kind,
    fullName: fullName!,
    idKind,
    idNumber,
    dateOfBirth: input.dateOfBirth ?? null,
    sex: input.sex ?? null,
    phone,
    email,
    address: input.address ?? null,
    warnings,
  };
}

type Wrong = (field: string, code: string) => void;

export function readPhone(text: string | undefined, wrong: Wrong): string | null {
  if (text === undefined) return null;
  const phone = normalizePhone(text);
  if (phone === null) wrong('phone', 'phone.invalid');
  return phone;
}

export function readEmail(text: string | undefined, wrong: Wrong): string | null {
  if (text === undefined) return null;
  const email = normalizeEmail(text);
  if (email === null) wrong('email', 'email.invalid');
  return email;
}

function readId(input: ApplicantInput, wrong: Wrong): { idKind: IdKind; idNumber: string | null } {
  const none = { idKind: 'none', idNumber: null } as const;
  const { citizenId, otherId } = input;
  if (input.kind === 'organisation') {
    if (otherId?.kind !== 'taxCode' || !isTaxCode(otherId.number ?? '')) {
      wrong('otherId', 'tax_code.invalid');
      return none;
    }
    return { idKind: 'taxCode', idNumber: otherId.number! };
  }
  if (citizenId !== undefined) {
    if (otherId !== undefined) wrong('otherId', 'id.doubled');
    if (citizenId.length === 9) return { idKind: 'cmnd', idNumber: citizenId };
    if (!checkCitizenId(citizenId).ok) wrong('citizenId', 'citizen_id.invalid');
    return { idKind: 'citizenId', idNumber: citizenId };
  }
  if (otherId === undefined) {
    wrong('citizenId', 'id.missing');
    return none;
  }
  if (otherId.kind === 'none') return none;
  const number = otherId.number ?? '';
  const right =
    otherId.kind === 'cmnd' ? /^\d{9}$/.test(number) : otherId.kind === 'taxCode' ? isTaxCode(number) : number !== '';
  if (!right) wrong('otherId.number', 'id.invalid');
  return { idKind: otherId.kind, idNumber: number };
}

function citizenWarnings(id: string, input: ApplicantInput, path: string): FieldError[] {
  const { warnings } = checkCitizenId(id, {
    ...(input.sex && { sex: input.sex }),
    ...(input.dateOfBirth && { dateOfBirth: input.dateOfBirth }),
  });
  return warnings.map((warning) => ({ path: `${path}.citizenId`, code: `citizen_id.${warning}` }));
}
