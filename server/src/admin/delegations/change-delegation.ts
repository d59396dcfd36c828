import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Delegation } from '../../staff/staff.entity.js';
import { given, requireDay, requirePeriod } from '../admin-rules.js';
import { lockDelegation, requireKnownFields } from './delegation-rules.js';
import type { ChangeDelegationDto } from './delegations.dto.js';
import { delegationView, type DelegationView } from './find-delegations.js';
import { changeRecorded } from '../change-recorded.js';

/** Changes how long and for what a delegation holds, not between whom. @throws DomainError 404, 409, 422 */
export async function changeDelegation(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  { version, kind, fields, fromOn, toOn, decisionNumber }: ChangeDelegationDto,
): Promise<DelegationView> {
  const found = await lockDelegation(tx, actor, id, version);
  if (fromOn !== undefined) requireDay(fromOn, 'fromOn');
  if (toOn !== undefined) requireDay(toOn, 'toOn');
  requirePeriod(fromOn ?? found.fromOn, toOn ?? found.toOn, 'toOn');
  if (fields !== undefined) await requireKnownFields(tx.em, fields);
  const changes = given({ kind, fields, fromOn, toOn, decisionNumber });
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'delegation', subjectId: id, action: 'change', view: delegationView },
    () => tx.em.update(Delegation, { id }, { ...changes, version: version + 1 }),
  );
}
