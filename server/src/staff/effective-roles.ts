import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import type { RolePair } from '../common/actor.js';

/**
 * Every role a person ($1) has on a day: own ones, those of a deputy while the delegation holds, a supervisor's and an
 * administrator's in all offices below, and all of them at offices that one's own office has succeeded.
 */
const EFFECTIVE_ROLES = `
  WITH RECURSIVE day AS (SELECT ((now() + $2 * interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today),
  base AS (
    SELECT r.role, r.office_id, NULL::uuid AS delegation_id, NULL::uuid AS from_staff_id, NULL::text[] AS fields
      FROM staff_role_at_office r WHERE r.staff_id = $1
    UNION ALL
    SELECT d.role, d.office_id, d.id, d.from_staff_id, d.fields
      FROM delegation d CROSS JOIN day
      JOIN staff_role_at_office held ON held.staff_id = d.from_staff_id AND held.office_id = d.office_id AND held.role = d.role
      JOIN staff giver ON giver.id = d.from_staff_id AND giver.disabled_at IS NULL
     WHERE d.to_staff_id = $1 AND d.revoked_at IS NULL AND day.today BETWEEN d.from_on AND d.to_on
  ),
  widened AS (
    SELECT base.role, o.id AS office_id, base.delegation_id, base.from_staff_id, base.fields
      FROM base JOIN office o ON o.id = base.office_id
        OR (base.role IN ('supervisor', 'administrator') AND base.office_id = ANY (o.path))
    UNION
    SELECT w.role, s.predecessor_id, w.delegation_id, w.from_staff_id, w.fields
      FROM widened w CROSS JOIN day JOIN office_succession s ON s.successor_id = w.office_id AND s.effective_on <= day.today
  )
  SELECT DISTINCT role, office_id, delegation_id, from_staff_id, fields FROM widened`;

interface RoleRow {
  role: StaffRole;
  office_id: string;
  delegation_id: string | null;
  from_staff_id: string | null;
  fields: string[] | null;
}

/** What somebody may do and see today, by the moved clock of demonstrations. */
export async function effectiveRoles(em: EntityManager, staffId: string, clockOffsetMs: number): Promise<RolePair[]> {
  const rows: RoleRow[] = await em.query(EFFECTIVE_ROLES, [staffId, clockOffsetMs]);
  return rows.map((row) => ({
    role: row.role,
    officeId: row.office_id,
    delegation:
      row.delegation_id === null
        ? null
        : { id: row.delegation_id, fromStaffId: row.from_staff_id!, fields: row.fields ?? [] },
  }));
}
