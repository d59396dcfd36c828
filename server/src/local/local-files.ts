import { closeSync, fchmodSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { ensureDataFolder } from './data-folder.js';
import { notWritable } from './folder-lock.js';
import { hasCode, LocalStartError, reasonOf } from './local-start-error.js';
import { DEMO_WORDS } from './demo-words.js';

export const SECRET_KEY_FILE = 'secret.key';
export const DEMO_PASSWORD_FILE = 'demo-password';

/**
 * The key that protects citizens' data, made on the first start and kept in the data folder (`secret.key`, 0600).
 * Without it the data cannot be read, so a damaged one is never replaced.
 *
 * @returns 32 bytes
 * @throws LocalStartError when the file cannot be read, written or understood
 */
export function readOrMakeSecretKey(dataDir: string): Buffer {
  const file = join(ensureDataFolder(dataDir), SECRET_KEY_FILE);
  const text = readOrMake(file, () => randomBytes(32).toString('base64'));
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) {
    throw new LocalStartError(
      `The key in ${file} is damaged: it must be 32 bytes in base64. Put it back from a backup; the data cannot be read with another key.`,
    );
  }
  return Buffer.from(text, 'base64');
}

/**
 * The password of all demonstration accounts, made on the first start and kept in the data folder (`demo-password`).
 *
 * @returns four short words and a number, at least 15 characters
 * @throws LocalStartError when the file cannot be read, written or understood
 */
export function readOrMakeDemoPassword(dataDir: string): string {
  const file = join(ensureDataFolder(dataDir), DEMO_PASSWORD_FILE);
  const password = readOrMake(file, makeDemoPassword);
  const length = [...password.normalize('NFKC')].length;
  if (length < 15 || length > 128 || /\p{Cc}/u.test(password)) {
    throw new LocalStartError(
      `The demo password in ${file} is damaged: it must be one line of 15 to 128 characters. Correct it, or delete the file to have a new one made.`,
    );
  }
  return password;
}

/** About 41 bits: 64⁴ words in order and 10 … 99 999. Enough behind the limit on failed sign-ins, and easy to type. */
function makeDemoPassword(): string {
  const words = Array.from({ length: 4 }, () => DEMO_WORDS[randomInt(DEMO_WORDS.length)]);
  return [...words, randomInt(10, 100_000)].join('-');
}

function readOrMake(file: string, make: () => string): string {
  return read(file) ?? create(file, make()) ?? read(file) ?? '';
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw new LocalStartError(
      `The file ${file} cannot be read (${reasonOf(error)}); give this user the right to read it.`,
    );
  }
}

/** Written aside and linked into place: a crash leaves no half file, and of two starts at once one wins for both. */
function create(file: string, text: string): string | null {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const handle = openSync(aside, 'wx', 0o600);
    try {
      fchmodSync(handle, 0o600);
      writeSync(handle, `${text}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    linkSync(aside, file);
    return text;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return null;
    throw notWritable(file, error);
  } finally {
    rmSync(aside, { force: true });
  }
}
