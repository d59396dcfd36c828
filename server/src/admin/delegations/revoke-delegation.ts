import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Delegation } from '../../staff/staff.entity.js';
import { lockDelegation } from './delegation-rules.js';
import { delegationView, type DelegationView } from './find-delegations.js';
import { changeRecorded } from '../change-recorded.js';

/** Ends a delegation at once; the deputy's next call no longer has the role. @throws DomainError 404, 409, 422 */
export async function revokeDelegation(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<DelegationView> {
  await lockDelegation(tx, actor, id, version);
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'delegation', subjectId: id, action: 'disable', view: delegationView },
    () => tx.em.update(Delegation, { id }, { revokedAt: tx.now, version: version + 1 }),
  );
}
