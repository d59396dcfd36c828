import { DELEGATED_ROLES, type DelegatedRole, type DelegationKind, type RolePair } from '../admin.types';

export interface DelegationValues {
  /** Role and office in one, as the person holds them: `leader H23.18.07`. */
  readonly pair: string;
  readonly toStaffId: string;
  readonly kind: DelegationKind;
  /** None: all fields. */
  readonly fields: readonly string[];
  readonly fromOn: string;
  readonly toOn: string;
  readonly decisionNumber: string;
}

export interface DelegablePair {
  readonly role: DelegatedRole;
  readonly officeCode: string;
}

/** What a person holds and may give. */
export const delegablePairs = (roles: readonly RolePair[]): DelegablePair[] =>
  roles.flatMap(({ role, officeCode }) => {
    const delegated = DELEGATED_ROLES.find((one) => one === role);
    return delegated ? [{ role: delegated, officeCode }] : [];
  });

export const pairKey = ({ role, officeCode }: DelegablePair): string => `${role} ${officeCode}`;

export const newDelegation = (roles: readonly RolePair[]): DelegationValues => {
  const [first] = delegablePairs(roles);
  return {
    pair: first ? pairKey(first) : '',
    toStaffId: '',
    kind: 'KT',
    fields: [],
    fromOn: '',
    toOn: '',
    decisionNumber: '',
  };
};

/** What the API wants of it; null for a pair that the person no longer holds. */
export function delegationBody(
  fromStaffId: string,
  roles: readonly RolePair[],
  { pair, fields, ...rest }: DelegationValues,
): object | null {
  const held = delegablePairs(roles).find((one) => pairKey(one) === pair);
  return held ? { fromStaffId, ...held, ...rest, ...(fields.length > 0 && { fields }) } : null;
}
