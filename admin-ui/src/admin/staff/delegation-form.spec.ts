import { describe, expect, it } from '@jest/globals';
import type { RolePair } from '../admin.types';
import { delegablePairs, delegationBody, newDelegation } from './delegation-form';

const ROLES: readonly RolePair[] = [
  { role: 'administrator', officeCode: 'H23.18' },
  { role: 'leader', officeCode: 'H23.18.07' },
];
const VALUES = {
  ...newDelegation(ROLES),
  toStaffId: 'b',
  fromOn: '2026-12-01',
  toOn: '2026-12-05',
  decisionNumber: '8',
};

describe('delegablePairs', () => {
  it('leaves out what cannot be given', () =>
    expect(delegablePairs(ROLES)).toEqual([{ role: 'leader', officeCode: 'H23.18.07' }]));
});

describe('delegationBody', () => {
  it('names role and office apart, and no fields when all are meant', () =>
    expect(delegationBody('a', ROLES, VALUES)).toEqual({
      fromStaffId: 'a',
      toStaffId: 'b',
      role: 'leader',
      officeCode: 'H23.18.07',
      kind: 'KT',
      fromOn: '2026-12-01',
      toOn: '2026-12-05',
      decisionNumber: '8',
    }));

  it('names the fields that are meant', () =>
    expect(delegationBody('a', ROLES, { ...VALUES, fields: ['Hộ tịch'] })).toMatchObject({ fields: ['Hộ tịch'] }));

  it('is nothing once the giver has lost the role', () => expect(delegationBody('a', [], VALUES)).toBeNull());
});
