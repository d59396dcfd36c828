import { createHash, randomBytes } from 'node:crypto';
import type { StaffRole } from '@motcua/shared/staff';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor, RolePair } from '../common/actor.js';

/** Sessions end after twelve hours, or after sixty minutes without a call. */
const LIFETIME = `interval '12 hours'`;
const IDLE = `interval '60 minutes'`;

/**
 * Every role a person has on a day: own ones, those of a deputy while the delegation holds, a supervisor's and an
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

/** Server-side sessions in PostgreSQL: losing Redis or restarting the server logs nobody out. */
export class SessionStore {
  constructor(
    private readonly db: DataSource,
    private readonly clockOffsetMs: number,
  ) {}

  /** @returns the token for the cookie; only its digest is kept */
  async open(staffId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.db.query(
      `INSERT INTO session (token_hash, staff_id, created_at, last_seen_at) VALUES ($1, $2, now(), now())`,
      [hash(token), staffId],
    );
    return token;
  }

  async close(token: string): Promise<void> {
    await this.db.query('DELETE FROM session WHERE token_hash = $1', [hash(token)]);
  }

  /**
   * @param touch whether this counts as a call of the person, from which the sixty minutes begin anew
   * @returns the person behind a living session of an enabled account, or null
   */
  async find(token: string, { touch }: { touch: boolean }): Promise<Actor | null> {
    const rows: {
      staff_id: string;
      username: string;
      full_name: string;
      portal_source: string | null;
      stale: boolean;
    }[] = await this.db.query(
      `SELECT s.staff_id, p.username, p.full_name, p.portal_source, s.last_seen_at < now() - interval '1 minute' AS stale
         FROM session s JOIN staff p ON p.id = s.staff_id
        WHERE s.token_hash = $1 AND p.disabled_at IS NULL
          AND s.created_at > now() - ${LIFETIME} AND s.last_seen_at > now() - ${IDLE}`,
      [hash(token)],
    );
    const found = rows[0];
    if (!found) return null;
    if (touch && found.stale)
      await this.db.query('UPDATE session SET last_seen_at = now() WHERE token_hash = $1', [hash(token)]);
    return {
      staffId: found.staff_id,
      username: found.username,
      fullName: found.full_name,
      portalSource: found.portal_source,
      roles: await this.roles(found.staff_id),
    };
  }

  private async roles(staffId: string): Promise<RolePair[]> {
    const rows: RoleRow[] = await this.db.query(EFFECTIVE_ROLES, [staffId, this.clockOffsetMs]);
    return rows.map((row) => ({
      role: row.role,
      officeId: row.office_id,
      delegation:
        row.delegation_id === null
          ? null
          : { id: row.delegation_id, fromStaffId: row.from_staff_id!, fields: row.fields ?? [] },
    }));
  }
}

/** Signs a person out everywhere, or everywhere but in the browser whose token is given. */
export async function endSessions(em: EntityManager, staffId: string, exceptToken?: string): Promise<void> {
  await em.query('DELETE FROM session WHERE staff_id = $1 AND ($2::bytea IS NULL OR token_hash <> $2)', [
    staffId,
    exceptToken === undefined ? null : hash(exceptToken),
  ]);
}

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();
