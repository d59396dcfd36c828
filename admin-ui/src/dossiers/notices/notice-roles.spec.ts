import { describe, expect, it } from '@jest/globals';
import type { StaffRole } from '@motcua/shared/staff';
import { rolesAtOffice, rolesForNotices } from './notice-roles';

const at = (role: StaffRole, officeCode: string) => ({ role, officeCode, officeName: officeCode });
const instead = (role: StaffRole, officeCode: string, fields: readonly string[]) => ({
  ...at(role, officeCode),
  fromFullName: 'Lê Thị Thu',
  kind: 'KT' as const,
  decisionNumber: '12/QĐ',
  fields,
  toOn: '2026-12-31',
});
const ELSEWHERE = { officeCode: 'receives', handlingOfficeCode: 'handles' };

describe('who acts on the notices of a dossier', () => {
  it('is the counter that received it, not that of the office which handles it', () => {
    const roles = (office: string) =>
      rolesForNotices({ roles: [at('counter_officer', office)], delegations: [] }, ELSEWHERE);
    expect([...roles('receives')]).toEqual(['counter_officer']);
    expect([...roles('handles')]).toEqual([]);
  });

  it('is also who stands in for them, for all they do and not for some fields', () => {
    const person = (fields: readonly string[]) => ({
      roles: [at('case_officer', 'receives')],
      delegations: [instead('counter_officer', 'receives', fields)],
    });
    expect([...rolesForNotices(person([]), ELSEWHERE)]).toEqual(['case_officer', 'counter_officer']);
    expect([...rolesAtOffice(person(['Hộ tịch']), 'receives')]).toEqual(['case_officer']);
  });

  it('is whoever works at the office that has taken over the one that received it', () => {
    const person = { roles: [at('counter_officer', 'successor')], delegations: [] };
    expect([...rolesForNotices(person, ELSEWHERE)]).toEqual(['counter_officer']);
  });

  it('is nobody who is at another counter and supervises from above, or stands in there for some fields', () => {
    const above = { roles: [at('counter_officer', 'other'), at('supervisor', 'above')], delegations: [] };
    expect([...rolesForNotices(above, ELSEWHERE)]).toEqual([]);
    const some = { roles: [], delegations: [instead('counter_officer', 'successor', ['Hộ tịch'])] };
    expect([...rolesForNotices(some, ELSEWHERE)]).toEqual([]);
  });
});
