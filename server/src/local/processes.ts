import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from './local-start-error.js';

const ON_LINUX = process.platform === 'linux';

/**
 * Names one run of one process, so that a number that the system gave to another process later is not taken for it.
 *
 * @returns null when no such process lives; a process that died but was not yet fetched by its parent does not live
 */
export function processIdentity(pid: number): string | null {
  if (!exists(pid)) return null;
  if (ON_LINUX) return linuxIdentity(pid);
  if (process.platform === 'win32') return 'alive'; // no cheap way to ask; the number alone has to do
  return ask('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], (line) => (line.startsWith('Z') ? null : line.slice(5)));
}

export function isAlive(pid: number): boolean {
  return processIdentity(pid) !== null;
}

/** The words a living process was started with, or null when nobody will tell. Its folder is not asked for: in a container even root may not see that of another account. */
export function commandLineOf(pid: number): string | null {
  if (!isAlive(pid)) return null;
  if (process.platform === 'win32') return null;
  if (!ON_LINUX) return ask('ps', ['-o', 'command=', '-p', String(pid)], (line) => line);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return null;
  }
}

/** @returns true when the process ended within the time */
export async function endsWithin(pid: number, timeoutMs: number): Promise<boolean> {
  for (let waited = 0; waited < timeoutMs; waited += 25) {
    if (!isAlive(pid)) return true;
    await sleep(25);
  }
  return !isAlive(pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM'); // it lives, under another user
  }
}

function linuxIdentity(pid: number): string | null {
  try {
    // "pid (name) state ppid … starttime": the name may hold blanks and brackets, so count from the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${fields[19]}`;
  } catch {
    return null;
  }
}

function ask<T>(command: string, args: readonly string[], read: (line: string) => T): T | null {
  try {
    return read(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch {
    return null;
  }
}
