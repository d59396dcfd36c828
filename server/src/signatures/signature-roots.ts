import { X509Certificate } from 'node:crypto';
import type { SignatureReport } from '@motcua/shared/signatures';
import { checkSignatures } from './check-signatures.js';
import type { ReadableBytes } from './find-signatures.js';

/** The authorities that the installation trusts, and what signatures are worth to it. */
export class SignatureRoots {
  /** None: nobody is trusted yet. */
  readonly roots: readonly X509Certificate[];

  /** @param pems one certificate each */
  constructor(pems: readonly string[]) {
    this.roots = pems.map((pem) => new X509Certificate(pem));
  }

  /** What the signatures of a PDF are worth; null for one that has none. */
  check(file: ReadableBytes, now: Date): Promise<SignatureReport | null> {
    return checkSignatures(file, this.roots, now);
  }
}
