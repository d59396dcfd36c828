import type { SignatureTrust } from '@motcua/shared/signatures';
import type { X509Certificate } from 'node:crypto';
import { BitString } from 'asn1js';
import { BasicConstraints, CRLDistributionPoints, type Extension, ExtKeyUsage, GeneralName, InfoAccess } from 'pkijs';
import { readCertificate, reading, UnreadableSignature } from './asn1.js';
import { isOrdinaryKey } from './ordinary-key.js';

/** From a signer over their authorities to a root; the national tree has three. */
const MAX_CHAIN = 6;
/** Signatures of authorities that are tried; whoever needs more has made certificates that run in circles. */
const MAX_ATTEMPTS = 20;

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const DISTRIBUTION_POINTS = '2.5.29.31';
const INFO_ACCESS = '1.3.6.1.5.5.7.1.1';
const OCSP = '1.3.6.1.5.5.7.48.1';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
/** Purposes of machines, which sign no documents: web servers, clocks, and who answers for revocation. */
const NO_SIGNING = ['1.3.6.1.5.5.7.3.1', TIME_STAMPING, OCSP_SIGNING];
/** Those that may say "obey me or refuse me": what they ask is asked here, or (policies, names) asks nothing of us. */
const UNDERSTOOD = [BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, '2.5.29.32', '2.5.29.17'];

export type Purpose = 'signature' | 'timestamp';

export interface Judged {
  readonly certificates: readonly X509Certificate[];
  readonly at: Date;
  readonly purpose: Purpose;
}

/** A certificate, then each issuer's up to the root. */
export type Chain = readonly X509Certificate[];

/**
 * Whether a certificate leads to a root that is trusted, over those that came with it, each valid at that time and allowed to do
 * what it did. Whether it has been revoked is not asked: nothing leaves the machine for it.
 *
 * @returns the way to the root where it is trusted
 */
export function trustIn(
  signer: X509Certificate,
  roots: readonly X509Certificate[],
  { certificates, at, purpose }: Judged,
): { readonly trust: SignatureTrust; readonly chain: Chain | null } {
  if (roots.length === 0) return { trust: 'unchecked', chain: null };
  const chains = chainsOf(signer, roots, certificates).filter((chain) => isAllowed(chain, purpose));
  const chain = chains.find((one) => one.every((certificate) => isValidAt(certificate, at))) ?? null;
  return { trust: chain ? 'trusted' : chains.length > 0 ? 'expired' : 'unknown', chain };
}

function chainsOf(signer: X509Certificate, roots: readonly X509Certificate[], others: Chain): Chain[] {
  const found: Chain[] = [];
  let attempts = 0;
  const grow = (chain: Chain): void => {
    const last = chain.at(-1)!;
    if (roots.some(({ fingerprint256 }) => fingerprint256 === last.fingerprint256)) {
      found.push(chain);
      return;
    }
    if (chain.length === MAX_CHAIN) return;
    for (const issuer of [...roots, ...others]) {
      if (chain.includes(issuer) || !namesIssuer(last, issuer)) continue;
      if (attempts++ >= MAX_ATTEMPTS) return;
      if (isIssuedBy(last, issuer)) grow([...chain, issuer]);
    }
  };
  grow([signer]);
  return found;
}

/**
 * The certificate whose issuer is missing among those at hand, on the way up from a signer; null where the way ends at one that
 * certifies itself. Where the file says that it could be had from is not asked: that would be anybody's machine.
 */
export function missingAbove(signer: X509Certificate, others: Chain): X509Certificate | null {
  let last = signer;
  for (let depth = 0; depth < MAX_CHAIN && last.subject !== last.issuer; depth++) {
    const issuer = others.find((one) => namesIssuer(last, one));
    if (!issuer) return last;
    last = issuer;
  }
  return null;
}

/** By what both say, without calculating. */
export function namesIssuer(one: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return issuer.ca && one.checkIssued(issuer);
  } catch {
    return false;
  }
}

/** Calculated: the issuer's key has signed it. */
export function isIssuedBy(one: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return !isWeak(one) && isOrdinaryKey(issuer.publicKey) && one.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** Signed with a digest of which two certificates can be made: who has one of them has the other. */
const WEAK = [
  '1.2.840.113549.1.1.2', // MD2, MD4, MD5 and SHA-1 with RSA
  '1.2.840.113549.1.1.3',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.3.14.3.2.29',
  '1.2.840.10045.4.1', // SHA-1 with a curve, or with DSA
  '1.2.840.10040.4.3',
];

const isWeak = (one: X509Certificate): boolean => WEAK.includes(readCertificate(one).signatureAlgorithm.algorithmId);

export const isValidAt = (one: X509Certificate, at: Date): boolean =>
  Date.parse(one.validFrom) <= at.getTime() && at.getTime() <= Date.parse(one.validTo);

type Extensions = ReadonlyMap<string, Extension>;

function isAllowed(chain: Chain, purpose: Purpose): boolean {
  try {
    return chain.every((one, index) => {
      const extensions = extensionsOf(one);
      const understood = [...extensions].every(([type, { critical }]) => !critical || UNDERSTOOD.includes(type));
      return understood && (index === 0 ? maySign(extensions, purpose) : mayIssue(extensions, index - 1));
    });
  } catch (error) {
    if (error instanceof UnreadableSignature) return false;
    throw error;
  }
}

/** @param below certificates of authorities between this one and the signer */
function mayIssue(extensions: Extensions, below: number): boolean {
  const length = valueOf(extensions, BASIC_CONSTRAINTS, BasicConstraints)?.pathLenConstraint;
  return length === undefined || Number(length) >= below;
}

function maySign(extensions: Extensions, purpose: Purpose): boolean {
  const extended = valueOf(extensions, EXTENDED_KEY_USAGE, ExtKeyUsage);
  if (purpose === 'timestamp') return extended?.keyPurposes.includes(TIME_STAMPING) === true;
  if (extended?.keyPurposes.every((one) => NO_SIGNING.includes(one)) === true) return false;
  const usage = valueOf(extensions, KEY_USAGE, BitString);
  // Signing data, or for good (nonRepudiation): the first and second bit.
  return usage === undefined || ((usage.valueBlock.valueHexView[0] ?? 0) & 0b1100_0000) !== 0;
}

/** Whether an authority may say which certificates are revoked: the seventh bit, cRLSign. */
export function mayIssueLists(issuer: X509Certificate): boolean {
  const usage = valueOf(extensionsOf(issuer), KEY_USAGE, BitString);
  return usage === undefined || ((usage.valueBlock.valueHexView[0] ?? 0) & 0b0000_0010) !== 0;
}

/** Whether a certificate makes who has it answer in the issuer's name for what is revoked. @throws UnreadableSignature */
export const mayAnswer = (one: X509Certificate): boolean =>
  valueOf(extensionsOf(one), EXTENDED_KEY_USAGE, ExtKeyUsage)?.keyPurposes.includes(OCSP_SIGNING) === true;

/** Where a certificate says that the list of those revoked is: addresses, of any kind. @throws UnreadableSignature */
export function distributionPoints(certificate: X509Certificate): readonly string[] {
  const points =
    valueOf(extensionsOf(certificate), DISTRIBUTION_POINTS, CRLDistributionPoints)?.distributionPoints ?? [];
  return points.flatMap(({ distributionPoint: names }) =>
    (Array.isArray(names) ? names : []).flatMap((one) =>
      one instanceof GeneralName && one.type === URI && typeof one.value === 'string' ? [one.value] : [],
    ),
  );
}
const URI = 6;

/** Where a certificate says that may be asked whether it is revoked (OCSP): addresses, of any kind. @throws UnreadableSignature */
export function answerPoints(certificate: X509Certificate): readonly string[] {
  const described = valueOf(extensionsOf(certificate), INFO_ACCESS, InfoAccess)?.accessDescriptions ?? [];
  return described.flatMap(({ accessMethod, accessLocation: { type, value } }) =>
    accessMethod === OCSP && type === URI && typeof value === 'string' ? [value] : [],
  );
}

function extensionsOf(certificate: X509Certificate): Extensions {
  return new Map(readCertificate(certificate).extensions?.map((one) => [one.extnID, one]));
}

/** @throws UnreadableSignature for one that is there and not what it should be: what it forbids may not be passed over */
function valueOf<T extends object>(extensions: Extensions, type: string, kind: new () => T): T | undefined {
  const extension = extensions.get(type);
  if (!extension) return undefined;
  const value: unknown = reading(() => extension.parsedValue as unknown);
  // In place of what it cannot read the library gives an empty one, which says so.
  if (value instanceof kind && !('parsingError' in value)) return value;
  throw new UnreadableSignature('An extension cannot be read.');
}
