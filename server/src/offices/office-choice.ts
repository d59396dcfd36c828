import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { forbidden, notFound, refused } from '../common/domain-error.js';

export interface OfficeRef {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly counterName: string;
  readonly phone: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Of `office`, as `OfficeRef` names them. */
export const OFFICE_COLUMNS = `id, code, name, counter_name AS "counterName", phone, valid_from::text AS "validFrom", valid_to::text AS "validTo"`;

export async function officeById(em: EntityManager, id: string): Promise<OfficeRef> {
  const rows: OfficeRef[] = await em.query(`SELECT ${OFFICE_COLUMNS} FROM office WHERE id = $1`, [id]);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function findOffice(em: EntityManager, code: string): Promise<OfficeRef | null> {
  const rows: OfficeRef[] = await em.query(`SELECT ${OFFICE_COLUMNS} FROM office WHERE code = $1`, [code]);
  return rows[0] ?? null;
}

/**
 * The office a call is about: the one named, or the only one where the person holds one of the roles.
 *
 * @throws DomainError 403 without the role anywhere, 404 for a foreign or absent office, 422 `office.code_required`
 */
export async function chooseOffice(
  em: EntityManager,
  actor: Actor,
  roles: readonly StaffRole[],
  officeCode: string | undefined,
): Promise<OfficeRef> {
  if (officeCode !== undefined) return mayChoose(actor, roles, await findOffice(em, officeCode));
  const candidates = heldAt(actor, roles);
  const [only, ...more] = candidates.size > 1 ? await withoutSucceeded(em, [...candidates]) : candidates;
  if (only === undefined) throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  if (more.length > 0) throw refused('office.code_required', 'Name the office: you hold this role in several.');
  return officeById(em, only);
}

/** The office of a code, as `chooseOffice` answers it. @throws DomainError 403, 404 */
export function mayChoose<Found extends OfficeRef>(
  actor: Actor,
  roles: readonly StaffRole[],
  found: Found | null | undefined,
): Found {
  if (!found || !actor.roles.some(({ officeId }) => officeId === found.id)) throw notFound();
  if (!heldAt(actor, roles).has(found.id)) {
    throw forbidden('role.not_allowed', 'Your roles at this office do not allow this.');
  }
  return found;
}

/** `chooseOffice` and `withPredecessors` in one: whoever holds the roles at one office only waits once. */
export async function chooseWithPredecessors(
  em: EntityManager,
  actor: Actor,
  roles: readonly StaffRole[],
  officeCode: string | undefined,
  on: string,
): Promise<{ readonly office: OfficeRef; readonly officeIds: readonly string[] }> {
  const [only, ...more] = heldAt(actor, roles);
  if (officeCode !== undefined || only === undefined || more.length > 0) {
    const office = await chooseOffice(em, actor, roles, officeCode);
    return { office, officeIds: await withPredecessors(em, office.id, on) };
  }
  const rows: (OfficeRef & { officeIds: string[] })[] = await em.query(
    `SELECT ${OFFICE_COLUMNS}, ARRAY(${WITH_PREDECESSORS}) AS "officeIds" FROM office WHERE office.id = $1`,
    [only, on],
  );
  if (!rows[0]) throw notFound();
  const { officeIds, ...office } = rows[0];
  return { office, officeIds };
}

export const heldAt = (actor: Actor, roles: readonly StaffRole[]): ReadonlySet<string> =>
  new Set(actor.roles.filter(({ role }) => roles.includes(role)).map(({ officeId }) => officeId));

/** An office that another of them has taken over is not meant unless it is named. */
export async function withoutSucceeded(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await em.query(
    `SELECT candidate.id FROM unnest($1::uuid[]) AS candidate (id)
      WHERE NOT EXISTS (SELECT 1 FROM office_succession s
                         WHERE s.predecessor_id = candidate.id AND s.successor_id = ANY ($1)
                           AND s.effective_on <= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** @throws DomainError `office.not_valid` (422) when the office does not exist on that day */
export function requireValidOffice(office: OfficeRef, on: string): void {
  if (on < office.validFrom || (office.validTo !== null && on > office.validTo)) {
    throw refused('office.not_valid', 'This office takes no dossiers in on this day.');
  }
}

/** $1: the office, $2: the local date. */
export const WITH_PREDECESSORS = `
  WITH RECURSIVE place AS (
    SELECT $1::uuid AS id
    UNION
    SELECT s.predecessor_id FROM place JOIN office_succession s ON s.successor_id = place.id AND s.effective_on <= $2)
  SELECT id FROM place`;

/** The office itself and all it has succeeded by that day. */
export async function withPredecessors(em: EntityManager, officeId: string, on: string): Promise<string[]> {
  const rows: { id: string }[] = await em.query(WITH_PREDECESSORS, [officeId, on]);
  return rows.map(({ id }) => id);
}
