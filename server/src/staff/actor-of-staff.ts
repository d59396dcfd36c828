import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { effectiveRoles } from './effective-roles.js';

/** Somebody as they are today, for what is done for them while they are not there; null for an account that is locked. */
export async function actorOfStaff(em: EntityManager, staffId: string, clockOffsetMs: number): Promise<Actor | null> {
  const rows: Omit<Actor, 'roles'>[] = await em.query(
    `SELECT id AS "staffId", username, full_name AS "fullName", portal_source AS "portalSource"
       FROM staff WHERE id = $1 AND disabled_at IS NULL`,
    [staffId],
  );
  const found = rows[0];
  return found ? { ...found, roles: await effectiveRoles(em, staffId, clockOffsetMs) } : null;
}
