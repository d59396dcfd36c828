import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { notWritable } from './folder-lock.js';
import { hasCode, LocalStartError } from './local-start-error.js';
import { choosePostgresAccount, give, letThrough, type PostgresAccount } from './postgres-account.js';

/** Folder that belongs to PostgreSQL: `data` (the cluster), `password`, `postgres.log` and, where needed, its programs. */
export interface PostgresHome {
  readonly folder: string;
  readonly account: PostgresAccount;
}

const MOVED_NOTE = 'postgres-moved-to.txt';
/** Where root may keep the database when PostgreSQL cannot reach the data folder. /var/tmp only where /var/lib is shut: some systems clean it. */
const PLACES_FOR_ROOT = ['/var/lib', '/var/tmp'];

/**
 * Finds or makes the home of the embedded PostgreSQL inside the data folder. When we are root and a folder above is
 * closed to other accounts (a project under /root), the home is made elsewhere and a note in the data folder says where.
 *
 * @throws LocalStartError when the home cannot be made, belongs to somebody else, or was moved and is gone
 */
export function openPostgresHome(dataFolder: string): PostgresHome {
  const inside = join(dataFolder, 'postgres');
  const moved = readNote(dataFolder);
  const existing = moved ?? (existsSync(inside) ? inside : null);
  const account = choosePostgresAccount(existing);

  if (moved !== null) return { folder: moved, account };
  if (letThrough(dataFolder, account)) return { folder: makeHome(inside, account), account };
  if (existsSync(join(inside, 'data'))) {
    throw new LocalStartError(
      `PostgreSQL may not enter ${dataFolder} as uid ${account?.uid}; open the folders above it (chmod o+x), or start Motcua as the user it belongs to.`,
    );
  }
  return { folder: makeHomeElsewhere(dataFolder, account), account };
}

function makeHome(folder: string, account: PostgresAccount): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    give(folder, account);
    return folder;
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function makeHomeElsewhere(dataFolder: string, account: PostgresAccount): string {
  const place = PLACES_FOR_ROOT.find(isWritable);
  if (place === undefined) {
    throw new LocalStartError(
      `PostgreSQL may not enter ${dataFolder}, and neither ${PLACES_FOR_ROOT.join(' nor ')} can be written; set MOTCUA_DATA_DIR to a folder that other accounts may enter.`,
    );
  }
  // A random name: in a folder open to all, nobody can have prepared it for us.
  const folder = makeHome(mkdtempSync(join(place, 'motcua-postgres-')), account);
  writeFileSync(
    join(dataFolder, MOVED_NOTE),
    `${folder}\nPostgreSQL does not run as root and may not enter this folder, so the database is kept in the folder named above.\nBoth belong together: back up, move or delete them together.\n`,
    { mode: 0o600 },
  );
  return folder;
}

function readNote(dataFolder: string): string | null {
  const note = join(dataFolder, MOVED_NOTE);
  let folder: string;
  try {
    folder = readFileSync(note, 'utf8').split('\n')[0]?.trim() ?? '';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw notWritable(note, error);
  }
  const expected = PLACES_FOR_ROOT.includes(dirname(folder)) && basename(folder).startsWith('motcua-postgres-');
  if (!expected || !existsSync(folder)) {
    throw new LocalStartError(
      `The note ${note} says that the database is in "${folder}", which is not there; put that folder back from a backup, or delete the note to begin with an empty database.`,
    );
  }
  return folder;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
