import type { Actor } from '../../common/actor.js';
import { notFound, refused } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { StaffLeave } from '../../staff/staff.entity.js';
import { requireOwnStaff } from '../administered.js';
import { requireVersion } from '../admin-rules.js';
import { leaveView, type LeaveView } from './find-leaves.js';
import { changeRecorded } from '../change-recorded.js';

/** The person is there after all. @throws DomainError 404, 409, 422 `leave.already_cancelled` */
export async function cancelLeave(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<LeaveView> {
  const leave = await tx.em.findOne(StaffLeave, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!leave) throw notFound();
  await requireOwnStaff(tx.em, actor, leave.staffId);
  requireVersion(leave, version);
  if (leave.cancelledAt !== null) throw refused('leave.already_cancelled', 'This leave has been cancelled.');
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'staff_leave', subjectId: id, action: 'disable', view: leaveView },
    () => tx.em.update(StaffLeave, { id }, { cancelledAt: tx.now, version: version + 1 }),
  );
}
