import type { EntityManager } from 'typeorm';
import { type Actor, hasRole } from '../common/actor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import { chooseOffice, type OfficeRef } from '../offices/office-choice.js';

/** Offices this person administers: those named in the roles, all below them, and those they have succeeded. */
export const administeredIds = (actor: Actor): string[] => [
  ...new Set(actor.roles.filter(({ role }) => role === 'administrator').map(({ officeId }) => officeId)),
];

export const administers = (actor: Actor, officeId: string): boolean => hasRole(actor, officeId, 'administrator');

/** @throws DomainError 404 for a foreign or absent office, 403 where one has other roles only */
export const administeredOffice = (em: EntityManager, actor: Actor, code: string): Promise<OfficeRef> =>
  chooseOffice(em, actor, ['administrator'], code);

/** Offices a list is about: the one named, or all that one administers. */
export async function listedOffices(em: EntityManager, actor: Actor, code: string | undefined): Promise<string[]> {
  return code === undefined ? administeredIds(actor) : [(await administeredOffice(em, actor, code)).id];
}

/** @throws DomainError 403 unless one administers an office that has none above it: the country's days concern everybody */
export async function requireNationalAdministrator(em: EntityManager, actor: Actor): Promise<void> {
  const roots: unknown[] = await em.query('SELECT 1 FROM office WHERE id = ANY ($1) AND parent_id IS NULL LIMIT 1', [
    administeredIds(actor),
  ]);
  if (roots.length === 0) {
    throw forbidden('role.not_allowed', 'Only an administrator of an office without parent may do this.');
  }
}

/** @throws DomainError 404 unless this person works at an office that one administers */
export async function requireOwnStaff(em: EntityManager, actor: Actor, staffId: string): Promise<void> {
  const rows: unknown[] = await em.query(
    'SELECT 1 FROM staff_role_at_office WHERE staff_id = $1 AND office_id = ANY ($2) LIMIT 1',
    [staffId, administeredIds(actor)],
  );
  if (rows.length === 0) throw notFound();
}
