import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { serverDir } from '../../bin/locations.cjs';
import { NOT_DRAWN } from './drawing.js';

/** What drawing one file may take. */
export interface DrawingLimits {
  /** Of the whole process. */
  readonly memoryBytes: number;
  /** Of the processor, so that a busy computer draws what a quiet one does. */
  readonly cpuMs: number;
  /** By the clock, for a process that hangs without working. */
  readonly waitMs: number;
}

/** A picture of 120 million dots takes 480 MB, the libraries 100 MB. */
export const DRAWING_LIMITS: DrawingLimits = { memoryBytes: 700_000_000, cpuMs: 15_000, waitMs: 300_000 };

const HEAP_MB = 256;
/** What a process that breaks by itself, or takes more than it may, does not end with. */
const FROM_OUTSIDE: readonly NodeJS.Signals[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'];
/** A drawing of 192 dots has some 5 kB, at most 30. */
export const MAX_DRAWN = 100_000;

/**
 * Draws the first page of a PDF, or a picture, small, in a process of its own that knows nothing of this one's settings and is
 * ended when it takes more than it may.
 *
 * @returns a JPEG, or null for a file that cannot be drawn within the limits
 * @param signal ends it: an AbortError
 * @throws Error when the content cannot be read, or no process be started
 */
export async function drawThumbnail(
  content: Readable,
  limits: DrawingLimits,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const script = join(serverDir, 'dist/thumbnails/draw-child.js');
  const args = [`--max-old-space-size=${HEAP_MB}`, script, String(limits.memoryBytes), String(limits.cpuMs)];
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
  // Officers come first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const drawn: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > MAX_DRAWN) end();
    else drawn.push(piece);
  });
  let unread: Error | undefined;
  const read = async function* (): AsyncGenerator<unknown> {
    try {
      yield* content;
    } catch (error) {
      unread = error as Error;
      throw error;
    }
  };
  // A process that has ended takes no more: that is told by how it ended.
  const [{ code, by }] = await Promise.all([ended, pipeline(read(), child.stdin).catch(() => child.kill('SIGKILL'))]);
  if (unread) throw unread;
  signal.throwIfAborted();
  // Ended from outside, or by a computer out of memory: that says nothing about the file.
  if (!endedByUs && by !== null && FROM_OUTSIDE.includes(by)) throw new Error(`Drawing was ended by ${by}.`);
  // Of one that was ended there is no code. A file may come to nothing, never all of them.
  if (code !== 0 && code !== NOT_DRAWN && code !== null)
    throw new Error(`Nothing can be drawn here: ended with ${code}.`);
  return code === 0 && size > 0 ? Buffer.concat(drawn) : null;
}
