import { Readable } from 'node:stream';
import type { ConvertedKind } from '@motcua/shared/attachments';
import { DomainError } from '../common/domain-error.js';
import { piecesOf } from '../file-child/pieces.js';
import { type ChildLimits, runChild } from '../file-child/run-child.js';
import type { ArrivedFile, FileStore } from '../file-store/file-store.js';
import { TOO_LARGE } from './conversion-end.js';
import { fileRefusal } from './file-refusal.js';

/** A picture of 120 million dots takes 480 MB, the libraries 100 MB. An officer waits for it. */
export const CONVERSION_LIMITS: ChildLimits = { memoryBytes: 900_000_000, cpuMs: 20_000, waitMs: 120_000 };

/** So many bytes tell. */
export const CONVERTIBLE_HEAD = 12;

/** What telephones and scanners make that browsers do not show: of which kind it is by its first bytes, or null. */
export function convertible(head: Buffer): ConvertedKind | null {
  const text = head.toString('latin1', 0, CONVERTIBLE_HEAD);
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  return /^.{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/s.test(text) ? 'heic' : null;
}

/** Turns pictures into what browsers show, in a process of its own, one at a time. */
export class PictureConversions {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: FileStore,
    private readonly limits: ChildLimits = CONVERSION_LIMITS,
  ) {}

  /**
   * @param limit of what comes out, in bytes
   * @returns a JPEG, a PNG where it was black and white, or a PDF where it had several pages
   * @throws DomainError 422 when it cannot be read, or within the limits; FileTooLarge, NoRoomForFiles
   */
  convert(file: ArrivedFile, limit: number): Promise<ArrivedFile> {
    const turn = this.last.then(() => this.run(file, limit));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async run(file: ArrivedFile, limit: number): Promise<ArrivedFile> {
    let made: ArrivedFile | undefined;
    const work = { script: 'attachments/convert-child.js', limits: this.limits, low: false };
    const end = await runChild(work, Readable.from(piecesOf(file)), async (output) => {
      made = await this.store.receive(output, limit);
    }).catch(async (error: unknown) => {
      await made?.discard();
      throw error;
    });
    if (end === 0 && made && made.size > 0) return made;
    await made?.discard();
    if (end === TOO_LARGE) throw fileRefusal('too_many_pixels');
    throw new DomainError('refused', 'attachment.not_converted', 'The picture cannot be read.');
  }
}
