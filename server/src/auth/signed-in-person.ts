import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import type { DelegationKind } from '../staff/staff.entity.js';

interface RoleView {
  readonly role: StaffRole;
  readonly officeCode: string;
  readonly officeName: string;
}

/** A role of somebody else that this person exercises today. */
interface DelegationView extends RoleView {
  readonly fromFullName: string;
  readonly kind: DelegationKind;
  readonly decisionNumber: string;
  /** Fields (lĩnh vực) it covers; empty covers all. */
  readonly fields: readonly string[];
  /** Its last day, a local date. */
  readonly toOn: string;
}

/** Who is signed in, for the person's own eyes. */
export interface SignedInPerson {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  /** Printed under a signature, e.g. `Phó Chủ tịch`. */
  readonly title: string | null;
  /** Own roles, as they were given: offices below and offices succeeded are not spelled out. */
  readonly roles: readonly RoleView[];
  readonly delegations: readonly DelegationView[];
}

export const SIGNED_IN_EXAMPLE: SignedInPerson = {
  id: '01a208c6-51df-7d10-8a3e-93c1b2f0a411',
  username: 'motcua',
  fullName: 'Lê Thị Mai',
  title: 'Công chức Một cửa',
  roles: [{ role: 'counter_officer', officeCode: 'H23.18.07', officeName: 'UBND phường Cộng Hòa' }],
  delegations: [
    {
      role: 'leader',
      officeCode: 'H23.18.07',
      officeName: 'UBND phường Cộng Hòa',
      fromFullName: 'Vũ Đình Khải',
      kind: 'TUQ',
      decisionNumber: '12/QĐ-UBND',
      fields: ['Chứng thực'],
      toOn: '2026-12-31',
    },
  ],
};

/** @param today local date on which a delegation must hold; one whose giver has lost the role or the account is none */
export async function signedInPerson(em: EntityManager, staffId: string, today: string): Promise<SignedInPerson> {
  const [person]: [SignedInPerson] = await em.query(
    `SELECT p.id, p.username, p.full_name AS "fullName", p.title,
            COALESCE((SELECT json_agg(json_build_object('role', r.role, 'officeCode', o.code, 'officeName', o.name)
                                      ORDER BY o.code, r.role)
                        FROM staff_role_at_office r JOIN office o ON o.id = r.office_id WHERE r.staff_id = p.id), '[]') AS roles,
            COALESCE((SELECT json_agg(json_build_object('role', d.role, 'officeCode', o.code, 'officeName', o.name,
                                        'fromFullName', giver.full_name, 'kind', d.kind, 'decisionNumber', d.decision_number,
                                        'fields', d.fields, 'toOn', d.to_on)
                                      ORDER BY o.code, d.role, giver.full_name, d.id)
                        FROM delegation d JOIN office o ON o.id = d.office_id
                        JOIN staff giver ON giver.id = d.from_staff_id AND giver.disabled_at IS NULL
                        JOIN staff_role_at_office held
                          ON held.staff_id = d.from_staff_id AND held.office_id = d.office_id AND held.role = d.role
                       WHERE d.to_staff_id = p.id AND d.revoked_at IS NULL AND $2::date BETWEEN d.from_on AND d.to_on),
                     '[]') AS delegations
       FROM staff p WHERE p.id = $1`,
    [staffId, today],
  );
  return person;
}
