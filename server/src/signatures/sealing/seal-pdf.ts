import type { X509Certificate } from 'node:crypto';
import { type PdfSignature, type SignatureLevel, signatureLevel, signatureVerdict } from '@motcua/shared/signatures';
import { checkSignatures } from '../check-signatures.js';
import { readTimeStamp } from '../time-stamp.js';
import { type Chain, isValidAt, trustIn } from '../trust.js';
import { LockedPdf, prepareSignature } from './add-signature.js';
import { addValidationData } from './add-validation-data.js';
import { type Fetcher, gatherValidation } from './gather-validation.js';
import { NoTimeStamp } from './request-time-stamp.js';
import { type Signer, signMessage, type Stamper } from './sign-message.js';
import { UnusableSeal } from './signing-key.js';

export interface Sealing {
  /** Null: the seal bears no time stamp. */
  readonly stamper: Stamper | null;
  /** Whom the installation trusts: what was signed before is judged by them. */
  readonly roots: readonly X509Certificate[];
  readonly at: Date;
  /** Fetches lists of revoked certificates and answers about them; without one only lists at hand are used. */
  readonly fetcher?: Fetcher;
}

export interface SealedPdf {
  readonly pdf: Buffer;
  readonly level: SignatureLevel;
  /** Why it is not `B-LT`; null where it is. For logs. */
  readonly shortfall: string | null;
}

/**
 * Seals a PDF (PAdES): B-B, with a clock B-T, and B-LT where it can be had whether the certificates are revoked. What was in it
 * stays byte for byte. The seal is checked before it is given out: nothing leaves that does not hold.
 *
 * @throws UnreadablePdf, LockedPdf, UnusableSeal, NoTimeStamp
 */
export async function sealPdf(pdf: Buffer, signer: Signer, sealing: Sealing): Promise<SealedPdf> {
  const { stamper, roots, at } = sealing;
  const [own, ...above] = signer.certificates;
  if (!isValidAt(own!, at)) throw new UnusableSeal('The certificate of the seal has run out, or is not valid yet.');
  // The seal is over all of it: it would speak for what others have put into a page that a colleague signed.
  if ((await signaturesIn(pdf, roots, at)).some(hasBeenChanged)) {
    throw new LockedPdf('Something in it was changed after somebody had signed it.');
  }
  const certificates = [...above, ...(signer.known?.certificates ?? [])];
  const chain = chainOf(own!, { certificates, roots, at, purpose: 'signature' });
  const mine = chain && (await gathered([chain], signer, sealing));
  if (mine?.revoked) throw new UnusableSeal('A certificate of the seal has been revoked.');

  let token: Buffer | null = null;
  const stamping = stamper && (async (signature: Buffer) => (token = await stamper(signature)));
  const prepared = await prepareSignature(pdf, at);
  const sealed = prepared.finish(await signMessage(prepared.digest, signer, stamping));
  const last = (await signaturesIn(sealed, signer.certificates.slice(-1), at)).at(-1);
  if (last?.integrity !== 'intact' || last.coverage !== 'whole') throw new Error('The seal does not hold.');
  if (last.trust !== 'trusted') {
    throw new UnusableSeal('The certificates of the seal do not lead from its own to the last, or may not sign.');
  }
  if (!token) return { pdf: sealed, level: 'B-B', shortfall: 'No time stamp server is set.' };
  if (!mine) return { pdf: sealed, level: 'B-T', shortfall: 'No root above the certificate of the seal is known.' };
  return forLater(sealed, chain, { token, signer, sealing });
}

/** The same with all it takes to check it later, where that can be had. */
async function forLater(
  sealed: Buffer,
  chain: Chain,
  { token, signer, sealing }: { readonly token: Buffer; readonly signer: Signer; readonly sealing: Sealing },
): Promise<SealedPdf> {
  const { roots, at } = sealing;
  const short = (shortfall: string): SealedPdf => ({ pdf: sealed, level: 'B-T', shortfall });
  const stamp = readTimeStamp(token);
  const others = [...stamp.certificates, ...(signer.known?.certificates ?? [])];
  const terms = { certificates: others, roots, at: stamp.at, purpose: 'timestamp' } as const;
  const clock = stamp.authority && chainOf(stamp.authority, terms);
  if (!clock) return short('No root above the certificate of the time stamp is known.');
  const { data, lacking, revoked } = await gathered([chain, clock], signer, { ...sealing, at: stamp.at });
  if (revoked) throw new NoTimeStamp('A certificate of the time stamp server or of the seal has been revoked.');
  if (lacking.length > 0) {
    const names = lacking.map(({ subject }) => subject.replaceAll('\n', ', '));
    return short(`Neither a list of revoked certificates nor an answer says whether these are: ${names.join('; ')}.`);
  }
  const whole = await addValidationData(sealed, data);
  const judged = (await signaturesIn(whole, [chain.at(-1)!, clock.at(-1)!], at)).findLast(
    ({ kind }) => kind === 'signature',
  );
  const holds = judged?.additions === 'validation' && signatureLevel(judged) === 'B-LT';
  return holds
    ? { pdf: whole, level: 'B-LT', shortfall: null }
    : short('The file is written in a way that bears no more.');
}

/** The way from a certificate to a root that is trusted; where none is set, to one that came along. */
function chainOf(
  own: X509Certificate,
  { certificates, roots, at, purpose }: Parameters<typeof trustIn>[2] & Pick<Sealing, 'roots'>,
): Chain | null {
  const ends = roots.length > 0 ? roots : certificates.filter((one) => one.checkIssued(one));
  return trustIn(own, ends, { certificates, at, purpose }).chain;
}

const gathered = (
  chains: readonly Chain[],
  { known }: Signer,
  { at, fetcher }: Sealing,
): ReturnType<typeof gatherValidation> =>
  gatherValidation(chains, known ?? { certificates: [], lists: [] }, { at, ...(fetcher && { fetcher }) });

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
