import type { X509Certificate } from 'node:crypto';
import { type PdfSignature, signatureVerdict } from '@motcua/shared/signatures';
import { checkSignatures } from '../check-signatures.js';
import { isValidAt } from '../trust.js';
import { LockedPdf, prepareSignature } from './add-signature.js';
import { type Signer, signMessage, type Stamper } from './sign-message.js';
import { UnusableSeal } from './signing-key.js';

export interface Sealing {
  /** Null: the seal bears no time stamp. */
  readonly stamper: Stamper | null;
  /** Whom the installation trusts: what was signed before is judged by them. */
  readonly roots: readonly X509Certificate[];
  readonly at: Date;
}

/**
 * Seals a PDF (PAdES B-B, with a clock B-T). What was in it stays byte for byte. The seal is checked before it is given out:
 * nothing leaves that does not hold.
 *
 * @throws UnreadablePdf, LockedPdf, UnusableSeal, NoTimeStamp
 */
export async function sealPdf(pdf: Buffer, signer: Signer, { stamper, roots, at }: Sealing): Promise<Buffer> {
  if (!isValidAt(signer.certificates[0]!, at)) {
    throw new UnusableSeal('The certificate of the seal has run out, or is not valid yet.');
  }
  // The seal is over all of it: it would speak for what others have put into a page that a colleague signed.
  if ((await signaturesIn(pdf, roots, at)).some(hasBeenChanged)) {
    throw new LockedPdf('Something in it was changed after somebody had signed it.');
  }
  const prepared = await prepareSignature(pdf, at);
  const sealed = prepared.finish(await signMessage(prepared.digest, signer, stamper));
  const mine = (await signaturesIn(sealed, signer.certificates.slice(-1), at)).at(-1);
  if (mine?.integrity !== 'intact' || mine.coverage !== 'whole') throw new Error('The seal does not hold.');
  if (mine.trust !== 'trusted') {
    throw new UnusableSeal('The certificates of the seal do not lead from its own to the last, or may not sign.');
  }
  return sealed;
}

const hasBeenChanged = (one: PdfSignature): boolean => one.additions === 'unsigned' || signatureVerdict(one) === 'bad';

async function signaturesIn(
  pdf: Buffer,
  roots: readonly X509Certificate[],
  at: Date,
): Promise<readonly PdfSignature[]> {
  const read = (offset: number, length: number): Promise<Buffer> =>
    Promise.resolve(pdf.subarray(offset, offset + length));
  return (await checkSignatures({ size: pdf.length, read }, roots, at))?.signatures ?? [];
}
