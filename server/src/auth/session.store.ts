import { createHash, randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { rolePairs, type RoleRow, rolesOfPerson } from '../staff/effective-roles.js';

/** Sessions end after twelve hours, or after sixty minutes without a call. */
const LIFETIME = `interval '12 hours'`;
const IDLE = `interval '60 minutes'`;

interface PersonRow {
  staff_id: string;
  username: string;
  full_name: string;
  portal_source: string | null;
  stale: boolean;
  roles: RoleRow[];
}

/** Who is behind a living session, by its digest and by what the clock of demonstrations is moved. */
export const SESSION_LOOK_UP = `
  SELECT s.staff_id, p.username, p.full_name, p.portal_source, s.last_seen_at < now() - interval '1 minute' AS stale,
         ${rolesOfPerson('s.staff_id', '$2')} AS roles
    FROM session s JOIN staff p ON p.id = s.staff_id
   WHERE s.token_hash = $1 AND p.disabled_at IS NULL
     AND s.created_at > now() - ${LIFETIME} AND s.last_seen_at > now() - ${IDLE}`;

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
    const rows: PersonRow[] = await this.db.query(SESSION_LOOK_UP, [hash(token), this.clockOffsetMs]);
    const found = rows[0];
    if (!found) return null;
    if (touch && found.stale)
      await this.db.query('UPDATE session SET last_seen_at = now() WHERE token_hash = $1', [hash(token)]);
    return {
      staffId: found.staff_id,
      username: found.username,
      fullName: found.full_name,
      portalSource: found.portal_source,
      roles: rolePairs(found.roles),
    };
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
