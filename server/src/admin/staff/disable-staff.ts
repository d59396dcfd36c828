import { recordAdminChange } from '../../audit/admin-audit.js';
import { endSessions } from '../../auth/session.store.js';
import type { Actor } from '../../common/actor.js';
import { refused } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Staff } from '../../staff/staff.entity.js';
import { staffView, type StaffView } from './find-staff.js';
import { lockManagedStaff, refuseOwnAccount } from './manage-staff.js';

/** Closes an account and signs the person out at once; nothing of it is deleted, for old papers name the person. */
export async function disableStaff(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<StaffView> {
  return setDisabled(tx, actor, id, version, tx.now);
}

export async function enableStaff(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<StaffView> {
  return setDisabled(tx, actor, id, version, null);
}

async function setDisabled(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
  disabledAt: Date | null,
): Promise<StaffView> {
  const staff = await lockManagedStaff(tx, actor, id, version);
  refuseOwnAccount(actor, id);
  if ((staff.disabledAt === null) === (disabledAt === null)) {
    throw disabledAt === null
      ? refused('staff.not_disabled', 'This account is not disabled.')
      : refused('staff.already_disabled', 'This account is disabled already.');
  }
  const before = await staffView(tx.em, id);
  await tx.em.update(Staff, { id }, { disabledAt, version: staff.version + 1 });
  if (disabledAt !== null) await endSessions(tx.em, id);
  const after = await staffView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'staff',
    subjectId: id,
    action: disabledAt === null ? 'change' : 'disable',
    before,
    after,
  });
  return after;
}
