import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import type { RolePair } from '../common/actor.js';

/**
 * Every role a person has on a day, each with its offices: own ones, those of a deputy while the delegation holds, a supervisor's and an
 * administrator's in all offices below, and all of them at offices that one's own office has succeeded.
 *
 * @param staffId SQL of the person's id
 * @param offsetMs SQL of what the clock of demonstrations is moved by
 */
const effectiveRolesOf = (staffId: string, offsetMs: string): string => `
  WITH RECURSIVE day AS (SELECT ((now() + ${offsetMs} * interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today),
  base AS (
    SELECT r.role, r.office_id, NULL::uuid AS delegation_id, NULL::uuid AS from_staff_id, NULL::text[] AS fields
      FROM staff_role_at_office r WHERE r.staff_id = ${staffId}
    UNION ALL
    SELECT d.role, d.office_id, d.id, d.from_staff_id, d.fields
      FROM delegation d CROSS JOIN day
      JOIN staff_role_at_office held ON held.staff_id = d.from_staff_id AND held.office_id = d.office_id AND held.role = d.role
      JOIN staff giver ON giver.id = d.from_staff_id AND giver.disabled_at IS NULL
     WHERE d.to_staff_id = ${staffId} AND d.revoked_at IS NULL AND day.today BETWEEN d.from_on AND d.to_on
  ),
  below AS (
    SELECT * FROM base
    UNION
    SELECT base.role, o.id, base.delegation_id, base.from_staff_id, base.fields
      FROM base JOIN office o ON base.office_id = ANY (o.path) WHERE base.role IN ('supervisor', 'administrator')
  ),
  widened AS (
    SELECT * FROM below
    UNION
    SELECT w.role, s.predecessor_id, w.delegation_id, w.from_staff_id, w.fields
      FROM widened w CROSS JOIN day JOIN office_succession s ON s.successor_id = w.office_id AND s.effective_on <= day.today
  )
  SELECT role, json_agg(office_id) AS office_ids, delegation_id, from_staff_id, fields FROM widened
   GROUP BY role, delegation_id, from_staff_id, fields`;

/** The same as one value, for a statement that reads the person as well; see `rolePairs`. */
export const rolesOfPerson = (staffId: string, offsetMs: string): string =>
  `(SELECT COALESCE(json_agg(own), '[]') FROM (${effectiveRolesOf(staffId, offsetMs)}) own)`;

/** A role as the database answers it; a supervisor of a province has it at hundreds of offices. */
export interface RoleRow {
  role: StaffRole;
  office_ids: readonly string[];
  delegation_id: string | null;
  from_staff_id: string | null;
  fields: string[] | null;
}

/** What somebody may do and see today, by the moved clock of demonstrations. */
export async function effectiveRoles(em: EntityManager, staffId: string, clockOffsetMs: number): Promise<RolePair[]> {
  const rows: RoleRow[] = await em.query(effectiveRolesOf('$1', '$2'), [staffId, clockOffsetMs]);
  return rolePairs(rows);
}

export function rolePairs(rows: readonly RoleRow[]): RolePair[] {
  return rows.flatMap(({ role, office_ids: officeIds, delegation_id: id, from_staff_id: fromStaffId, fields }) => {
    const delegation = id === null ? null : { id, fromStaffId: fromStaffId!, fields: fields ?? [] };
    return officeIds.map((officeId) => ({ role, officeId, delegation }));
  });
}
