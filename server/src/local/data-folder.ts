import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { notWritable } from './folder-lock.js';
import { LocalStartError } from './local-start-error.js';

/**
 * Makes the folder that holds everything Motcua keeps on this computer. Others may not look into it.
 *
 * @returns its absolute path
 * @throws LocalStartError when it cannot be made or is not a folder
 */
export function ensureDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    makeFolder(folder);
  } catch (error) {
    throw notWritable(folder, error);
  }
  if (!statSync(folder).isDirectory()) {
    throw new LocalStartError(`${folder} is not a folder; set MOTCUA_DATA_DIR to a folder that Motcua may fill.`);
  }
  return folder;
}

/** Step by step, because Node's recursive mkdir never returns where a system says "not found" inside a folder it has (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
