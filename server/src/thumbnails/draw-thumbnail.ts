import type { Readable } from 'node:stream';
import { type ChildLimits, runChild } from '../file-child/run-child.js';

/** A picture of 120 million dots takes 480 MB, the libraries 100 MB. */
export const DRAWING_LIMITS: ChildLimits = { memoryBytes: 700_000_000, cpuMs: 15_000, waitMs: 300_000 };

/** A drawing of 192 dots has some 5 kB, at most 30. */
export const MAX_DRAWN = 100_000;

/**
 * Draws the first page of a PDF, or a picture, small, in a process of its own.
 *
 * @returns a JPEG, or null for a file that cannot be drawn within the limits
 * @param signal ends it: an AbortError
 * @throws Error when the content cannot be read, or no process be started
 */
export async function drawThumbnail(
  content: Readable,
  limits: ChildLimits,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const drawn: Buffer[] = [];
  let size = 0;
  const work = { script: 'thumbnails/draw-child.js', limits, low: true, signal };
  const end = await runChild(work, content, async (made) => {
    for await (const piece of made as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size <= MAX_DRAWN) drawn.push(piece);
    }
  });
  return end === 0 && size > 0 && size <= MAX_DRAWN ? Buffer.concat(drawn) : null;
}
