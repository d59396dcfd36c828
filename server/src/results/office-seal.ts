import { fileTooLarge, storeRefusal } from '../attachments/file-refusal.js';
import type { Logger } from 'pino';
import type { Clock } from '../common/clock.js';
import { DomainError, refused } from '../common/domain-error.js';
import { type FileStore, FileTooLarge, wholeOf } from '../file-store/file-store.js';
import { LockedPdf } from '../signatures/sealing/add-signature.js';
import { UnreadablePdf } from '../signatures/pdf-values.js';
import { fetchList } from '../signatures/sealing/fetch-list.js';
import { RememberedLists } from '../signatures/sealing/remembered-lists.js';
import { NoTimeStamp, requestTimeStamp } from '../signatures/sealing/request-time-stamp.js';
import { sealPdf } from '../signatures/sealing/seal-pdf.js';
import type { Seals } from '../signatures/sealing/seals.js';
import { UnusableSeal } from '../signatures/sealing/signing-key.js';
import type { SignatureRoots } from '../signatures/signature-roots.js';
import type { Sealed, ToSeal } from './copy-result.js';

/** How long a time stamp server, or one that keeps a key, may take. */
export const OUTSIDE_TIMEOUT_MS = 15_000;
/** From the start of a seal until the last list of revoked certificates must have come; without, the seal goes without it. */
const LISTS_TIMEOUT_MS = 30_000;

export interface SealSettings {
  /** A time stamp server (RFC 3161); null: seals bear no time stamp. */
  readonly timeStampUrl: string | null;
  /** A sealed file may have no more. */
  readonly maxBytes: number;
}

/** Puts an office's seal on a file of the store; the sealed one lies aside until it is attached. */
export class OfficeSeal {
  private before: Promise<unknown> = Promise.resolve();
  private readonly lists = new RememberedLists();

  constructor(
    private readonly store: FileStore,
    private readonly seals: Seals,
    private readonly roots: SignatureRoots,
    private readonly clock: Clock,
    private readonly settings: SealSettings,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  /**
   * One after the other, from the look at what is there already until the sealed file is kept: each holds its file in memory,
   * several times over, and a call that is sent twice finds what the first has left. Of this process only: of two that come
   * to two processes at once both are sealed, one is kept and the other refused, or answered with the first where it is the same.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.before.then(work);
    this.before = done.catch(() => undefined);
    return done;
  }

  /**
   * @throws DomainError 413 too large with the seal, 422 no seal, or not a file for one; 503 the seal, the clock or the store
   *   cannot be used now
   */
  async put({ officeCode, sha256, sizeBytes, ...known }: ToSeal): Promise<Sealed> {
    const { timeStampUrl: url, maxBytes } = this.settings;
    const at = this.clock.now();
    const { roots } = this.roots;
    try {
      const signer = await this.seals.of(officeCode);
      if (!signer) throw refused('seal.none', 'This office has no seal.');
      const content = await wholeOf(this.store, sha256, sizeBytes);
      const terms = { timeoutMs: OUTSIDE_TIMEOUT_MS, at, roots };
      const stamper = url === null ? null : (bytes: Buffer) => requestTimeStamp(url, bytes, terms);
      const signal = AbortSignal.timeout(LISTS_TIMEOUT_MS);
      const fetcher = (list: string, asked?: Buffer): Promise<Buffer> =>
        this.lists.get(list, at.getTime(), (one, question) => fetchList(one, { signal, question }), asked);
      const sealing = { stamper, roots, at, fetcher };
      const { pdf, level, shortfall } = await sealPdf(content, signer, sealing);
      if (shortfall !== null) this.logger.warn({ officeCode, level, shortfall }, 'a seal cannot be checked for good');
      const file = await this.store.receive(piecesOf(pdf), maxBytes);
      const signatures = await this.roots.check(file, at).catch(async (error: unknown) => {
        await file.discard();
        throw error;
      });
      return { file, signatures, ...known };
    } catch (error) {
      throw refusalOf(error, maxBytes);
    }
  }
}

async function* piecesOf(bytes: Buffer): AsyncIterable<Uint8Array> {
  yield bytes;
}

function refusalOf(error: unknown, maxBytes: number): unknown {
  if (error instanceof UnreadablePdf) return refused('seal.pdf_unreadable', 'The PDF is not written as it should be.');
  if (error instanceof LockedPdf) return refused('seal.pdf_locked', error.message);
  if (error instanceof UnusableSeal) return new DomainError('unavailable', 'seal.unusable', error.message);
  if (error instanceof NoTimeStamp) return new DomainError('unavailable', 'seal.no_time_stamp', error.message);
  return error instanceof FileTooLarge ? fileTooLarge(maxBytes) : storeRefusal(error);
}
