import { recordAdminChange } from '../../audit/admin-audit.js';
import { requireGoodPassword } from '../../auth/password/password-input.js';
import { endSessions } from '../../auth/session.store.js';
import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Staff } from '../../staff/staff.entity.js';
import { emptyIsNull, given } from '../admin-rules.js';
import { staffView, type StaffView } from './find-staff.js';
import { lockManagedStaff, readEmail, readRoles, refuseOwnAccount, storeRoles } from './manage-staff.js';
import type { ChangeStaffDto } from './staff.dto.js';

/**
 * Changes a person's account. Roles are replaced as a whole and hold from the next request on; a password set by an
 * administrator ends all sessions of the person.
 *
 * @throws DomainError 404, 403 `admin.own_account` or `staff.roles_elsewhere`, 409, 422
 */
export async function changeStaff(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  input: ChangeStaffDto,
  passwordHash: string | undefined,
): Promise<StaffView> {
  const { version, roles, password, fullName, title, email } = input;
  const staff = await lockManagedStaff(tx, actor, id, version);
  if (roles !== undefined || password !== undefined) refuseOwnAccount(actor, id);
  const before = await staffView(tx.em, id);
  if (password !== undefined) {
    requireGoodPassword(password, { username: staff.username, fullName: fullName ?? staff.fullName }, 'password');
    await endSessions(tx.em, id);
  }
  if (roles !== undefined) await storeRoles(tx, id, await readRoles(tx.em, actor, roles));
  const changes = given({
    fullName,
    title: emptyIsNull(title),
    email: email === undefined ? undefined : readEmail(emptyIsNull(email) ?? null),
    passwordHash,
  });
  await tx.em.update(Staff, { id }, { ...changes, version: staff.version + 1 });
  const after = await staffView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'staff',
    subjectId: id,
    action: 'change',
    before,
    after: password === undefined ? after : { ...after, passwordChanged: true },
  });
  return after;
}
