import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode, LocalStartError, reasonOf } from './local-start-error.js';
import { processIdentity } from './processes.js';

export interface FolderLock {
  /** Gives the folder free. Calling it again does nothing. */
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly identity: string | null;
  readonly host: string;
}

const LOCK_FILE = 'motcua.lock';
/** Longer than anybody holds the gate: reading and writing one small file. */
const GATE_STALE_MS = 10_000;

/**
 * Keeps two Motcua from sharing a data folder. Node offers no kernel file lock, so the lock is a file that names the
 * process; one left behind by a process that no longer runs is taken over.
 *
 * @throws LocalStartError when another Motcua runs on the folder, or the folder cannot be written
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, LOCK_FILE);
  // Looking at an old lock and replacing it are two steps. The gate, made by an atomic mkdir, lets one process do both.
  const closeGate = await openGate(`${file}.gate`, folder);
  try {
    const holder = readHolder(file);
    if (holder) refuseIfRunning(holder, folder, file);
    const self: Holder = { pid: process.pid, identity: processIdentity(process.pid), host: hostname() };
    writeFileSync(file, `${JSON.stringify(self)}\n`, { mode: 0o644 });
  } catch (error) {
    if (error instanceof LocalStartError) throw error;
    throw notWritable(folder, error);
  } finally {
    closeGate();
  }

  let held = true;
  return {
    release() {
      if (held && readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
      held = false;
    },
  };
}

export function notWritable(folder: string, error: unknown): LocalStartError {
  return new LocalStartError(
    `The data folder ${folder} cannot be written (${reasonOf(error)}); choose another one with MOTCUA_DATA_DIR or give this user the right to write there.`,
  );
}

function refuseIfRunning(holder: Holder, folder: string, file: string): void {
  if (holder.host !== hostname()) {
    throw new LocalStartError(
      `The data folder ${folder} is in use by Motcua on the computer ${holder.host} (pid ${holder.pid}); if it no longer runs there, delete ${file} and start again.`,
    );
  }
  const identity = processIdentity(holder.pid);
  if (identity !== null && (holder.identity === null || holder.identity === identity)) {
    throw new LocalStartError(
      `Another Motcua runs on the data folder ${folder} (pid ${holder.pid}); stop it first, or set MOTCUA_DATA_DIR to another folder and PORT to another port.`,
    );
  }
}

/** @returns null when there is no lock, or one that was cut off while it was written and so holds nobody */
function readHolder(file: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(holder) ? holder : null;
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, identity, host } = value as Record<string, unknown>;
  const pidIsRight = typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0;
  return pidIsRight && typeof host === 'string' && (identity === null || typeof identity === 'string');
}

async function openGate(gate: string, folder: string): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(gate);
      return () => rmdirSync(gate);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw notWritable(folder, error);
    }
    removeStaleGate(gate);
    await sleep(20);
  }
}

function removeStaleGate(gate: string): void {
  try {
    if (Date.now() - statSync(gate).mtimeMs > GATE_STALE_MS) rmdirSync(gate);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY')) throw error;
  }
}
