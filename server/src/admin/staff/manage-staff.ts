import { normalizeEmail } from '@motcua/shared/validation';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { forbidden, notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Staff, StaffRoleAtOffice } from '../../staff/staff.entity.js';
import { administeredIds, administeredOffice, requireOwnStaff } from '../administered.js';
import { refusedField, requireVersion } from '../admin-rules.js';
import type { RoleAtOfficeDto } from './staff.dto.js';

/**
 * Locks a person whom this administrator may manage: all their roles lie at offices he administers. Otherwise the
 * administrator of a ward could take over whoever also works at the province.
 *
 * @throws DomainError 404, 403 `staff.roles_elsewhere`, 409
 */
export async function lockManagedStaff(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<Staff> {
  const staff = await tx.em.findOne(Staff, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!staff) throw notFound();
  await requireOwnStaff(tx.em, actor, id);
  if (await rolesElsewhere(tx.em, actor, id)) {
    throw forbidden('staff.roles_elsewhere', 'This person also has roles at offices you do not administer.');
  }
  requireVersion(staff, version);
  return staff;
}

/** Roles at other offices too make a person somebody else's to manage as well. */
async function rolesElsewhere(em: EntityManager, actor: Actor, staffId: string): Promise<boolean> {
  const rows: unknown[] = await em.query(
    'SELECT 1 FROM staff_role_at_office WHERE staff_id = $1 AND NOT office_id = ANY ($2) LIMIT 1',
    [staffId, administeredIds(actor)],
  );
  return rows.length > 0;
}

/** Four eyes on every administrator: roles, password and end of an account are another administrator's. */
export function refuseOwnAccount(actor: Actor, staffId: string): void {
  if (actor.staffId === staffId) {
    throw forbidden('admin.own_account', 'Another administrator has to do this with your account.');
  }
}

type RoleRow = Pick<StaffRoleAtOffice, 'officeId' | 'role'>;

/** @throws DomainError 404 or 403 for offices one does not administer, 422 `staff.role_doubled` */
export async function readRoles(
  em: EntityManager,
  actor: Actor,
  roles: readonly RoleAtOfficeDto[],
): Promise<readonly RoleRow[]> {
  const rows: RoleRow[] = [];
  for (const [index, { role, officeCode }] of roles.entries()) {
    const { id: officeId } = await administeredOffice(em, actor, officeCode);
    if (rows.some((row) => row.role === role && row.officeId === officeId)) {
      throw refusedField('staff.role_doubled', 'The same role stands twice.', `roles.${index}`);
    }
    rows.push({ role, officeId });
  }
  return rows;
}

export async function storeRoles(tx: OfficeTx, staffId: string, roles: readonly RoleRow[]): Promise<void> {
  await tx.em.delete(StaffRoleAtOffice, { staffId });
  await tx.em.insert(
    StaffRoleAtOffice,
    roles.map((role) => ({ staffId, ...role })),
  );
}

/** @throws DomainError 422 `staff.email_invalid` */
export function readEmail(text: string | null): string | null {
  if (text === null) return null;
  const email = normalizeEmail(text);
  if (email === null) throw refusedField('staff.email_invalid', 'This is no e-mail address.', 'email');
  return email;
}
