import { recordAdminChange } from '../../audit/admin-audit.js';
import { requireGoodPassword } from '../../auth/password/password-input.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Staff } from '../../staff/staff.entity.js';
import { refuseTaken } from '../admin-rules.js';
import { staffView, type StaffView } from './find-staff.js';
import { readEmail, readRoles, storeRoles } from './manage-staff.js';
import type { CreateStaffDto } from './staff.dto.js';

/**
 * Opens an account for a person.
 *
 * @param passwordHash made before the transaction: hashing would hold it open
 * @throws DomainError 404 for foreign offices, 422 for a taken name, a weak password, a wrong address
 */
export async function createStaff(
  tx: OfficeTx,
  actor: Actor,
  input: CreateStaffDto,
  passwordHash: string,
): Promise<StaffView> {
  const roles = await readRoles(tx.em, actor, input.roles);
  requireGoodPassword(input.password, input, 'password');
  const id = newId();
  await refuseTaken(
    'staff.username_taken',
    'username',
    tx.em.insert(Staff, {
      id,
      username: input.username,
      fullName: input.fullName,
      title: input.title ?? null,
      email: readEmail(input.email ?? null),
      portalSource: input.portalSource ?? null,
      passwordHash,
      disabledAt: null,
      createdAt: tx.now,
    }),
  );
  await storeRoles(tx, id, roles);
  const after = await staffView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'staff',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}
