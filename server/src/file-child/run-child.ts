import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { serverDir } from '../../bin/locations.cjs';
import { NOT_DONE } from './child-end.js';

/** What the work on one file may take. */
export interface ChildLimits {
  /** Of the whole process. */
  readonly memoryBytes: number;
  /** Of the processor, so that a busy computer does what a quiet one does. */
  readonly cpuMs: number;
  /** By the clock, for a process that hangs without working. */
  readonly waitMs: number;
}

export interface ChildWork {
  /** A file of `dist` that calls `answerParent`. */
  readonly script: string;
  readonly limits: ChildLimits;
  /** Officers come first: for what nobody waits for. */
  readonly low: boolean;
  /** Ends it: an AbortError. */
  readonly signal?: AbortSignal;
}

const HEAP_MB = 256;
/** What a process that breaks by itself, or takes more than it may, does not end with. */
const FROM_OUTSIDE: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Gives a file to a process of its own, which knows nothing of this one's settings and is ended when it takes more than it may.
 *
 * @param take reads what it makes; when this fails the process is ended
 * @returns 0, `NOT_DONE` also when a limit ended it, or the number of its own reason
 * @throws what `take` throws; Error when the content cannot be read, or no process be started
 */
export async function runChild(
  { script, limits, low, signal }: ChildWork,
  content: Readable,
  take: (made: Readable) => Promise<void>,
): Promise<number> {
  const path = join(serverDir, 'dist', script);
  const args = [`--max-old-space-size=${HEAP_MB}`, path, String(limits.memoryBytes), String(limits.cpuMs)];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    cwd: '/',
    killSignal: 'SIGKILL',
    signal,
  });
  let endedByUs = false;
  const end = (): void => {
    endedByUs = true;
    child.kill('SIGKILL');
  };
  const clock = setTimeout(end, limits.waitMs);
  const ended = new Promise<{ code: number | null; by: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => resolve({ code, by }));
  }).finally(() => clearTimeout(clock));
  if (low && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const failures: unknown[] = [];
  const taken = take(child.stdout).catch((error: unknown) => {
    failures.push(error);
    child.stdout.destroy();
    end();
  });
  const read = async function* (): AsyncGenerator<unknown> {
    try {
      yield* content;
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  // A process that has ended takes no more: that is told by how it ended.
  const given = pipeline(read(), child.stdin).catch(() => child.kill('SIGKILL'));
  const [{ code, by }] = await Promise.all([ended, given, taken]);
  if (failures.length > 0) throw failures[0];
  signal?.throwIfAborted();
  // Ended from outside, or by a computer out of memory: that says nothing about the file.
  if (!endedByUs && by !== null && FROM_OUTSIDE.includes(by)) throw new Error(`The work on a file was ended by ${by}.`);
  // Of one that was ended there is no code. A file may come to nothing, never all of them.
  if (code !== null && code !== 0 && code < NOT_DONE) throw new Error(`${script} cannot run: ended with ${code}.`);
  return code ?? NOT_DONE;
}
