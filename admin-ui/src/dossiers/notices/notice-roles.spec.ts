import { describe, expect, it } from '@jest/globals';
import type { StaffRole } from '@motcua/shared/staff';
import { rolesAtOffice } from './notice-roles';

const at = (role: StaffRole, officeCode: string) => ({ role, officeCode, officeName: officeCode });
const instead = (role: StaffRole, officeCode: string, fields: readonly string[]) => ({
  ...at(role, officeCode),
  fromFullName: 'Lê Thị Thu',
  kind: 'KT' as const,
  decisionNumber: '12/QĐ',
  fields,
  toOn: '2026-12-31',
});
describe('what somebody is at an office', () => {
  it('is also what they stand in for, for all that is done there and not for some fields', () => {
    const person = (fields: readonly string[]) => ({
      roles: [at('case_officer', 'receives'), at('leader', 'handles')],
      delegations: [instead('counter_officer', 'receives', fields)],
    });
    expect([...rolesAtOffice(person([]), 'receives')]).toEqual(['case_officer', 'counter_officer']);
    expect([...rolesAtOffice(person(['Hộ tịch']), 'receives')]).toEqual(['case_officer']);
  });
});
