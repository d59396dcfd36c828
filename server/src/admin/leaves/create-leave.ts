import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { StaffLeave } from '../../staff/staff.entity.js';
import { requireOwnStaff } from '../administered.js';
import { requireDay, requirePeriod } from '../admin-rules.js';
import { leaveView, type LeaveView } from './find-leaves.js';
import type { CreateLeaveDto } from './leaves.dto.js';

/** Enters days a person is away; new work goes to a deputy or colleague meanwhile. @throws DomainError 404, 422 */
export async function createLeave(
  tx: OfficeTx,
  actor: Actor,
  { staffId, fromOn, toOn, reason }: CreateLeaveDto,
): Promise<LeaveView> {
  await requireOwnStaff(tx.em, actor, staffId);
  requirePeriod(requireDay(fromOn, 'fromOn'), requireDay(toOn, 'toOn'), 'toOn');
  const id = newId();
  await tx.em.insert(StaffLeave, { id, staffId, fromOn, toOn, reason: reason ?? null, cancelledAt: null });
  const after = await leaveView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'staff_leave',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}
