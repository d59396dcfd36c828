import { X509Certificate } from 'node:crypto';
import { MAX_SIGNATURES, type SignatureReport } from '@motcua/shared/signatures';
import { Gate } from '../common/gate.js';
import type { ChildLimits } from '../file-child/run-child.js';
import { checkApart } from './check-apart.js';
import { unjudged } from './check-signatures.js';
import { findSignatures, type FoundSignatures, type ReadableBytes } from './find-signatures.js';

/** The authorities that the installation trusts, and what signatures are worth to it. */
export class SignatureRoots {
  /** None: nobody is trusted yet. */
  readonly roots: readonly X509Certificate[];
  /** Each has a process of its own, which holds a whole file and takes half a second of a processor before it reads. */
  private readonly turn = new Gate(2);

  /**
   * @param pems one certificate each
   * @param limits what the check of one file may take beside the file itself
   */
  constructor(
    pems: readonly string[],
    private readonly limits?: ChildLimits,
  ) {
    this.roots = pems.map((pem) => new X509Certificate(pem));
  }

  /** The signatures of a PDF, looked for piece by piece; null for one that has none. */
  async find(file: ReadableBytes): Promise<FoundSignatures | null> {
    const signatures = await findSignatures(file, MAX_SIGNATURES);
    return signatures.found === 0 ? null : signatures;
  }

  /** What those that were found are worth. The file is never whole in the memory of this process. */
  judge(file: ReadableBytes, found: FoundSignatures, now: Date): Promise<SignatureReport> {
    return this.turn.run(
      async () =>
        (await checkApart(file, { roots: this.roots, now, limits: this.limits })) ?? unjudged(file.size, found, now),
    );
  }

  /** Both at once; null for a file without signatures. */
  async check(file: ReadableBytes, now: Date): Promise<SignatureReport | null> {
    const found = await this.find(file);
    return found && this.judge(file, found, now);
  }
}
