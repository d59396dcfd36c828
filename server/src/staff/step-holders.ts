import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';

export interface StaffMember {
  readonly id: string;
  readonly fullName: string;
}

/**
 * People who hold a role at an office, or at one that has succeeded it, on a day, deputies included; those on leave are
 * left out by the caller. A delegation that was revoked later still covers the days before.
 */
const AVAILABLE = `
  WITH RECURSIVE place AS (
    SELECT $1::uuid AS id
    UNION
    SELECT s.successor_id FROM place JOIN office_succession s ON s.predecessor_id = place.id AND s.effective_on <= $3::date)
  SELECT p.id, p.full_name AS "fullName"
    FROM staff p
   WHERE p.disabled_at IS NULL
     AND (EXISTS (SELECT 1 FROM staff_role_at_office r
                   WHERE r.staff_id = p.id AND r.office_id IN (SELECT id FROM place) AND r.role = $2)
       OR EXISTS (SELECT 1 FROM delegation d
                    JOIN staff_role_at_office h ON h.staff_id = d.from_staff_id AND h.office_id = d.office_id AND h.role = d.role
                   WHERE d.to_staff_id = p.id AND d.office_id IN (SELECT id FROM place) AND d.role = $2
                     AND (d.revoked_at IS NULL OR (d.revoked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > $3::date)
                     AND $3::date BETWEEN d.from_on AND d.to_on
                     AND (cardinality(d.fields) = 0 OR $4 = ANY (d.fields))))`;

const NOT_ON_LEAVE = `
     AND NOT EXISTS (SELECT 1 FROM staff_leave l WHERE l.staff_id = p.id AND l.cancelled_at IS NULL AND $3::date BETWEEN l.from_on AND l.to_on)`;

export interface StepQuery {
  readonly officeId: string;
  readonly role: StaffRole;
  /** Local date. */
  readonly on: string;
  readonly field: string;
}

/** May this person hold a step of that role? Being on leave is no obstacle when somebody names them on purpose. */
export async function mayHoldStep(em: EntityManager, staffId: string, query: StepQuery): Promise<boolean> {
  const rows: StaffMember[] = await em.query(`${AVAILABLE} AND p.id = $5`, [
    query.officeId,
    query.role,
    query.on,
    query.field,
    staffId,
  ]);
  return rows.length > 0;
}

/** Who gets a step when nobody is named: the one with the fewest open dossiers, then by user name. */
export async function defaultHolder(em: EntityManager, query: StepQuery): Promise<StaffMember | null> {
  const rows: StaffMember[] = await em.query(
    `${AVAILABLE} ${NOT_ON_LEAVE}
     ORDER BY (SELECT count(*) FROM dossier d WHERE d.assignee_id = p.id
                AND d.state IN ('submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')),
              p.username
     LIMIT 1`,
    [query.officeId, query.role, query.on, query.field],
  );
  return rows[0] ?? null;
}
