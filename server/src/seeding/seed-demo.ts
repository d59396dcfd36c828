import type { StaffRole } from '@motcua/shared/staff';
import type { DataSource, EntityManager } from 'typeorm';
import type { PasswordHasher } from '../auth/password/password-hasher.js';
import { newId } from '../common/ids.js';
import { Office } from '../offices/office.entity.js';
import { Staff, StaffRoleAtOffice } from '../staff/staff.entity.js';

interface DemoOffice {
  readonly code: string;
  readonly name: string;
  readonly placeName: string;
  readonly parent: string | null;
  /** Of the counter, where there is one. */
  readonly phone: string | null;
}

/**
 * Invented offices with placeholder codes, named after places of the time before July 2025. No subscriber's number begins with 0: these
 * ring nowhere.
 */
const OFFICES: readonly DemoOffice[] = [
  { code: 'H23', name: 'UBND tỉnh Hải Dương', placeName: 'Hải Dương', parent: null, phone: null },
  { code: 'H23.18', name: 'UBND thành phố Chí Linh', placeName: 'Chí Linh', parent: 'H23', phone: null },
  { code: 'H23.18.07', name: 'UBND phường Cộng Hòa', placeName: 'Cộng Hòa', parent: 'H23.18', phone: '0220 0000 207' },
  { code: 'H23.18.08', name: 'UBND phường Sao Đỏ', placeName: 'Sao Đỏ', parent: 'H23.18', phone: '0220 0000 208' },
];

export interface DemoAccount {
  readonly username: string;
  readonly fullName: string;
  readonly title: string;
  readonly office: string;
  readonly role: StaffRole;
}

/** Invented people. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    username: 'motcua',
    fullName: 'Lê Thị Mai',
    title: 'Công chức Một cửa',
    office: 'H23.18.07',
    role: 'counter_officer',
  },
  {
    username: 'thuly',
    fullName: 'Phạm Quang Huy',
    title: 'Công chức Tư pháp – Hộ tịch',
    office: 'H23.18.07',
    role: 'case_officer',
  },
  { username: 'lanhdao', fullName: 'Vũ Đình Khải', title: 'Chủ tịch', office: 'H23.18.07', role: 'leader' },
  { username: 'vanthu', fullName: 'Đặng Thu Hằng', title: 'Văn thư', office: 'H23.18.07', role: 'records_clerk' },
  { username: 'giamsat', fullName: 'Ngô Bá Lộc', title: 'Giám sát', office: 'H23.18.07', role: 'supervisor' },
  { username: 'quantri', fullName: 'Trịnh Hữu Nam', title: 'Quản trị', office: 'H23.18.07', role: 'administrator' },
  {
    username: 'motcua2',
    fullName: 'Bùi Ngọc Ánh',
    title: 'Công chức Một cửa',
    office: 'H23.18.08',
    role: 'counter_officer',
  },
  {
    username: 'thuly2',
    fullName: 'Hoàng Văn Tú',
    title: 'Công chức Tư pháp – Hộ tịch',
    office: 'H23.18.08',
    role: 'case_officer',
  },
  { username: 'lanhdao2', fullName: 'Đỗ Minh Châu', title: 'Chủ tịch', office: 'H23.18.08', role: 'leader' },
];

/**
 * The demonstration wards and their people, on first run; later starts only bring the accounts' password up to date.
 *
 * @returns whether this was the first run
 */
export async function seedDemo(db: DataSource, hasher: PasswordHasher, password: string): Promise<boolean> {
  const first = (await db.getRepository(Office).countBy({ demo: true })) === 0;
  if (!first) {
    await renewPasswords(db, hasher, password);
    return false;
  }
  // Hashed before the transaction: nine times argon2 would hold it open for a second.
  const hashes = await Promise.all(DEMO_ACCOUNTS.map(() => hasher.hash(password)));
  await db.transaction(async (em) => {
    const ids = await insertOffices(em);
    for (const [index, account] of DEMO_ACCOUNTS.entries()) {
      await insertAccount(em, account, ids.get(account.office)!, hashes[index]!);
    }
  });
  return true;
}

async function insertOffices(em: EntityManager): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const paths = new Map<string, string[]>();
  for (const { code, name, placeName, parent, phone } of OFFICES) {
    const id = newId();
    const path = [...(parent === null ? [] : paths.get(parent)!), id];
    ids.set(code, id);
    paths.set(code, path);
    await em.insert(Office, {
      id,
      code,
      name,
      placeName,
      parentId: parent === null ? null : ids.get(parent)!,
      path,
      counterName: 'Bộ phận Một cửa',
      phone,
      address: null,
      validFrom: '2020-01-01',
      validTo: null,
      demo: true,
    });
  }
  return ids;
}

async function insertAccount(em: EntityManager, account: DemoAccount, officeId: string, hash: string): Promise<void> {
  const id = newId();
  await em.insert(Staff, {
    id,
    username: account.username,
    fullName: account.fullName,
    title: account.title,
    email: null,
    portalSource: null,
    passwordHash: hash,
    disabledAt: null,
    createdAt: () => 'now()',
  });
  await em.insert(StaffRoleAtOffice, { staffId: id, officeId, role: account.role });
}

async function renewPasswords(db: DataSource, hasher: PasswordHasher, password: string): Promise<void> {
  const rows = await db.getRepository(Staff).find({ where: DEMO_ACCOUNTS.map(({ username }) => ({ username })) });
  const one = rows[0];
  // All demo accounts share one password, so one look tells whether it has changed.
  if (!one || (await hasher.verify(one.passwordHash, password))) return;
  for (const { id } of rows)
    await db.getRepository(Staff).update({ id }, { passwordHash: await hasher.hash(password) });
}
