import type { X509Certificate } from 'node:crypto';
import { Readable } from 'node:stream';
import type { SignatureReport } from '@motcua/shared/signatures';
import { type ChildLimits, runChild } from '../file-child/run-child.js';
import { piecesOf } from '../file-child/pieces.js';
import { questionOf } from './check-question.js';
import type { ReadableBytes } from './find-signatures.js';

/** Beside the file itself, which the process holds some times over. Node with the libraries takes 120 MB. An officer waits for it. */
const CHECK_LIMITS: ChildLimits = { memoryBytes: 300_000_000, cpuMs: 20_000, waitMs: 120_000 };
/** As it comes in, put together, and what was added to it as text. */
const TIMES_HELD = 4;
/** Ten signatures with long names have 10 kB. */
const MAX_REPORT = 262_144;

/**
 * Says what the signatures of a file are worth, in a process of its own: whatever is in it, neither the memory nor the time of
 * this one goes into it.
 *
 * @returns null where that takes more than it may, or where the libraries break on it
 * @throws Error when the file cannot be read, or no process be started
 */
export async function checkApart(
  file: ReadableBytes,
  { roots, now, limits = CHECK_LIMITS }: CheckTerms,
): Promise<SignatureReport | null> {
  const memoryBytes = limits.memoryBytes + TIMES_HELD * file.size;
  const work = { script: 'signatures/check-child.js', limits: { ...limits, memoryBytes }, low: false };
  const told: Buffer[] = [];
  const question = async function* (): AsyncGenerator<Buffer> {
    yield questionOf({ roots: roots.map(({ raw }) => raw), now });
    yield* piecesOf(file);
  };
  const end = await runChild(work, Readable.from(question()), async (output) => {
    let size = 0;
    for await (const piece of output as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > MAX_REPORT) throw new Error('A report on signatures is too long.');
      told.push(piece);
    }
  });
  return end === 0 ? (JSON.parse(Buffer.concat(told).toString('utf8')) as SignatureReport | null) : null;
}

interface CheckTerms {
  readonly roots: readonly X509Certificate[];
  readonly now: Date;
  readonly limits?: ChildLimits | undefined;
}
