import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { malformed, notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Delegation, Staff, StaffRoleAtOffice } from '../../staff/staff.entity.js';
import { administers } from '../administered.js';
import { refusedField, requireVersion } from '../admin-rules.js';
import type { CreateDelegationDto, DelegatedRole } from './delegations.dto.js';

/** @throws DomainError 400 unless one of id and user name says who gives, 404 */
export async function readGiver(
  em: EntityManager,
  { fromStaffId, fromUsername }: Pick<CreateDelegationDto, 'fromStaffId' | 'fromUsername'>,
): Promise<Staff> {
  if (fromStaffId !== undefined && fromUsername !== undefined) throw malformed('fromUsername', 'field.unknown');
  if (fromStaffId === undefined && fromUsername === undefined) throw malformed('fromStaffId', 'field.missing');
  const giver =
    fromStaffId === undefined
      ? await em.findOneBy(Staff, { username: fromUsername! })
      : await em.findOneBy(Staff, { id: fromStaffId });
  if (!giver) throw notFound();
  return giver;
}

/** Nobody gives what is not theirs. @throws DomainError 422 `delegation.giver_lacks_role` */
export async function requireGiverHolds(
  em: EntityManager,
  giver: Staff,
  officeId: string,
  role: DelegatedRole,
): Promise<void> {
  const holds = await em.existsBy(StaffRoleAtOffice, { staffId: giver.id, officeId, role });
  if (!holds || giver.disabledAt !== null) {
    throw refusedField('delegation.giver_lacks_role', 'The giver does not hold this role at the office.', 'role');
  }
}

/** A field that no procedure has would make a delegation that never counts. @throws DomainError 422 `delegation.field_unknown` */
export async function requireKnownFields(em: EntityManager, fields: readonly string[]): Promise<void> {
  const known: { field: string }[] = await em.query('SELECT DISTINCT field FROM procedure_version');
  const names = known.map(({ field }) => field);
  const wrong = fields.findIndex((field) => !names.includes(field));
  if (wrong >= 0) throw refusedField('delegation.field_unknown', 'No procedure has this field.', `fields.${wrong}`);
}

/** @throws DomainError 404, 409, 422 `delegation.revoked` */
export async function lockDelegation(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<Delegation> {
  const delegation = await tx.em.findOne(Delegation, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!delegation || !administers(actor, delegation.officeId)) throw notFound();
  requireVersion(delegation, version);
  if (delegation.revokedAt !== null) {
    throw refusedField('delegation.revoked', 'This delegation has been revoked.', 'version');
  }
  return delegation;
}
