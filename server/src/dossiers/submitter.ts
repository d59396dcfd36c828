import { normalizePersonName } from '@motcua/shared/validation';
import { readEmail, readPhone } from '../applicants/applicant-input.js';
import type { TellablePerson } from '../applicants/stated-wishes.js';
import { DomainError, type FieldError } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';

/** The bearer of a dossier, kept as one encrypted value with the dossier. */
export interface Submitter {
  readonly fullName: string;
  readonly citizenId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly relation: string;
  readonly authorisation: string | null;
}

interface SubmitterInput {
  readonly fullName: string;
  readonly citizenId?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly relation: string;
  readonly authorisation?: string;
}

/**
 * @param before what stands before it in the call, as in `changes.`
 * @throws DomainError 422 `submitter.invalid` with every wrong field
 */
export function readSubmitter(input: SubmitterInput, before = ''): Submitter {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string): void => void errors.push({ path: `${before}submitter.${field}`, code });
  const fullName = normalizePersonName(input.fullName);
  if (fullName === null) wrong('fullName', 'name.invalid');
  const phone = readPhone(input.phone, wrong);
  const email = readEmail(input.email, wrong);
  if (errors.length > 0)
    throw new DomainError('refused', 'submitter.invalid', 'The submitter is not acceptable.', { errors });
  return {
    fullName: fullName!,
    citizenId: input.citizenId ?? null,
    phone,
    email,
    relation: input.relation,
    authorisation: input.authorisation ?? null,
  };
}

type Reached = Pick<TellablePerson, 'phone' | 'email'>;
export const canBeReached = ({ phone, email }: Reached): boolean => phone !== null || email !== null;

/** Messages go to who brought a dossier; to its owner where nobody else did, or only the owner can be reached. */
export const isBearerTold = (owner: Reached, bearer: Reached | null): boolean =>
  bearer !== null && (canBeReached(bearer) || !canBeReached(owner));

/** Who is told of a dossier, and whose wishes hold for it: they are about that one's own phone and mailbox. */
export const toldPerson = (owner: TellablePerson, bearer: Submitter | null): TellablePerson =>
  bearer !== null && isBearerTold(owner, bearer) ? asTold(bearer) : owner;

export const asTold = ({ citizenId, phone, email }: Submitter): TellablePerson => ({
  idKind: citizenId?.length === 9 ? 'cmnd' : 'citizenId',
  idNumber: citizenId,
  phone,
  email,
});

export const sealSubmitter = (box: SecretBox, submitter: Submitter): Buffer => box.encrypt(JSON.stringify(submitter));

export const openSubmitter = (box: SecretBox, sealed: Buffer | null): Submitter | null =>
  sealed === null ? null : (JSON.parse(box.decrypt(sealed)) as Submitter);
