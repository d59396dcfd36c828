import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, statSync } from 'node:fs';
import { LocalStartError } from './local-start-error.js';

/** Whom PostgreSQL's processes run as. Null: as ourselves. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | null;

/**
 * PostgreSQL refuses to run as root. As root we give it the owner of its existing folder, else `postgres` or `nobody`.
 *
 * @param clusterHome folder with PostgreSQL's files, if there is one already
 * @throws LocalStartError when the files belong to somebody else, or root finds no other account
 */
export function choosePostgresAccount(clusterHome: string | null): PostgresAccount {
  const ownUid = process.getuid?.();
  if (ownUid === undefined) return null; // Windows
  const owner = clusterHome === null ? null : statSync(clusterHome);

  if (ownUid !== 0) {
    if (owner === null || owner.uid === ownUid) return null;
    throw new LocalStartError(
      `The database in ${clusterHome} belongs to another user (uid ${owner.uid}); start Motcua as that user, or set MOTCUA_DATA_DIR to another folder.`,
    );
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const account = accountNamed(name);
    if (account) return account;
  }
  throw new LocalStartError(
    'PostgreSQL does not run as root, and this computer has neither an account "postgres" nor "nobody"; start Motcua as an ordinary user.',
  );
}

export function give(path: string, account: PostgresAccount): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** True when the account may enter the folder, every folder above included. */
export function canEnter(folder: string, account: PostgresAccount): boolean {
  if (!account) return true;
  return spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0;
}

/**
 * Lets PostgreSQL's group pass through a folder of ours without seeing what else is in it.
 *
 * @returns false when a folder further up is closed to it, which is not ours to open
 */
export function letThrough(folder: string, account: PostgresAccount): boolean {
  if (canEnter(folder, account) || !account) return true;
  const { uid, gid, mode } = statSync(folder);
  chownSync(folder, uid, account.gid);
  chmodSync(folder, (mode & 0o7707) | 0o010);
  if (canEnter(folder, account)) return true;
  chownSync(folder, uid, gid);
  chmodSync(folder, mode & 0o7777);
  return false;
}

function accountNamed(name: string): PostgresAccount {
  try {
    const number = (option: string) =>
      Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return null;
  }
}
