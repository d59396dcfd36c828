import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { forbidden } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Delegation } from '../../staff/staff.entity.js';
import { administeredOffice, requireOwnStaff } from '../administered.js';
import { refusedField, requireDay, requirePeriod } from '../admin-rules.js';
import { readGiver, requireGiverHolds, requireKnownFields } from './delegation-rules.js';
import type { CreateDelegationDto } from './delegations.dto.js';
import { delegationView, type DelegationView } from './find-delegations.js';

/**
 * Lets one person exercise another's role for a time; both names stand in every act.
 *
 * @throws DomainError 400, 404, 403 `admin.own_account`, 422
 */
export async function createDelegation(
  tx: OfficeTx,
  actor: Actor,
  input: CreateDelegationDto,
): Promise<DelegationView> {
  const office = await administeredOffice(tx.em, actor, input.officeCode);
  const giver = await readGiver(tx.em, input);
  await requireOwnStaff(tx.em, actor, giver.id);
  await requireOwnStaff(tx.em, actor, input.toStaffId);
  // Else an administrator, who sees no papers, could open them all to himself.
  if (input.toStaffId === actor.staffId) {
    throw forbidden('admin.own_account', 'Another administrator has to do this with your account.');
  }
  if (giver.id === input.toStaffId) {
    throw refusedField('delegation.to_oneself', 'Nobody is their own deputy.', 'toStaffId');
  }
  await requireGiverHolds(tx.em, giver, office.id, input.role);
  const fields = input.fields ?? [];
  await requireKnownFields(tx.em, fields);
  requirePeriod(requireDay(input.fromOn, 'fromOn'), requireDay(input.toOn, 'toOn'), 'toOn');
  const id = newId();
  await tx.em.insert(Delegation, {
    id,
    officeId: office.id,
    fromStaffId: giver.id,
    toStaffId: input.toStaffId,
    role: input.role,
    kind: input.kind,
    fields,
    fromOn: input.fromOn,
    toOn: input.toOn,
    decisionNumber: input.decisionNumber,
    revokedAt: null,
  });
  const after = await delegationView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'delegation',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}
