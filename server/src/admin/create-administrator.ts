import { localDateOf } from '@motcua/shared/calendar';
import { recordAdminChange } from '../audit/admin-audit.js';
import { newId } from '../common/ids.js';
import type { OfficeTransactions, OfficeTx } from '../database/office-transaction.js';
import { Office } from '../offices/office.entity.js';
import { Staff, StaffRoleAtOffice } from '../staff/staff.entity.js';
import { DEFAULT_COUNTER_NAME } from './offices/create-office.js';
import { officeView } from './offices/find-offices.js';
import { staffView } from './staff/find-staff.js';

/** Why no administrator was made. The message is a plain sentence for the person at the terminal. */
export class AdminCreateError extends Error {
  override readonly name = 'AdminCreateError';
}

export interface NewAdministrator {
  readonly username: string;
  readonly fullName: string;
  readonly passwordHash: string;
  readonly officeCode: string;
  /** Needed when there is no office yet. */
  readonly officeName: string | undefined;
  /** One more beside those there are, e.g. when nobody knows their passwords any more. */
  readonly force: boolean;
}

/**
 * Makes the first administrator of an installation, and its first office when there is none.
 *
 * @returns whether the office was made too
 * @throws AdminCreateError with a sentence; nothing was written then
 */
export async function createAdministrator(
  transactions: OfficeTransactions,
  wanted: NewAdministrator,
): Promise<{ readonly officeCreated: boolean }> {
  return transactions.forOffices([], async (tx) => {
    // Two at once would both be the first.
    await tx.em.query('LOCK TABLE staff IN SHARE ROW EXCLUSIVE MODE');
    if (!wanted.force) await refuseSecond(tx);
    if (await tx.em.existsBy(Staff, { username: wanted.username })) {
      throw new AdminCreateError(`The user name ${wanted.username} is taken; choose another.`);
    }
    const found = await tx.em.findOneBy(Office, { code: wanted.officeCode });
    const staffId = newId();
    const office = found ?? (await firstOffice(tx, wanted));
    await insertAdministrator(tx, staffId, office.id, wanted);
    if (!found) {
      await recordAdminChange(tx, staffId, {
        subjectKind: 'office',
        subjectId: office.id,
        action: 'create',
        before: null,
        after: await officeView(tx.em, office.id),
      });
    }
    return { officeCreated: !found };
  });
}

async function refuseSecond(tx: OfficeTx): Promise<void> {
  const rows: { username: string }[] = await tx.em.query(
    `SELECT p.username FROM staff p JOIN staff_role_at_office r ON r.staff_id = p.id
      WHERE r.role = 'administrator' AND p.disabled_at IS NULL ORDER BY p.username LIMIT 1`,
  );
  if (rows[0]) {
    throw new AdminCreateError(
      `There is an administrator already (${rows[0].username}), who makes further ones in the program. Add --force to make one here all the same.`,
    );
  }
}

async function firstOffice(tx: OfficeTx, { officeCode, officeName }: NewAdministrator): Promise<{ id: string }> {
  const roots: { code: string }[] = await tx.em.query('SELECT code FROM office WHERE parent_id IS NULL ORDER BY code');
  if (roots.length > 0) {
    const codes = roots.map(({ code }) => code).join(', ');
    throw new AdminCreateError(`There is no office ${officeCode}; name one that is there, such as ${codes}.`);
  }
  if (officeName === undefined) {
    throw new AdminCreateError('There is no office yet; add --office-name "UBND …" to make the first one.');
  }
  const id = newId();
  await tx.em.insert(Office, {
    id,
    code: officeCode,
    name: officeName,
    parentId: null,
    path: [id],
    placeName: officeName.replace(/^UBND\s+(?:tỉnh|thành phố|phường|xã|đặc khu)\s+/i, ''),
    counterName: DEFAULT_COUNTER_NAME,
    phone: null,
    address: null,
    validFrom: localDateOf(tx.now),
    validTo: null,
  });
  return { id };
}

async function insertAdministrator(
  tx: OfficeTx,
  id: string,
  officeId: string,
  { username, fullName, passwordHash }: NewAdministrator,
): Promise<void> {
  await tx.em.insert(Staff, {
    id,
    username,
    fullName,
    title: null,
    email: null,
    portalSource: null,
    passwordHash,
    disabledAt: null,
    createdAt: tx.now,
  });
  await tx.em.insert(StaffRoleAtOffice, { staffId: id, officeId, role: 'administrator' });
  await recordAdminChange(tx, id, {
    subjectKind: 'staff',
    subjectId: id,
    action: 'create',
    before: null,
    after: await staffView(tx.em, id),
  });
}
