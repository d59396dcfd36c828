import { createHash, type X509Certificate } from 'node:crypto';
// Before anything else of TLS: a certificate asked for its names makes Node load the parts of TLS in the wrong order, and
// where it was the first to, nothing in the process can open a TLS connection any more.
import 'node:tls';
import {
  type FieldLock,
  MAX_SIGNATURES,
  type PdfSignature,
  REVOCATION_SOURCES,
  type SignatureIntegrity,
  type SignatureReport,
  type SignatureStamp,
  type SignatureTrust,
} from '@motcua/shared/signatures';
import { UnreadableSignature, UnwieldySignature } from './asn1.js';
import { fieldLockOf, uncheckedLock } from './field-locks.js';
import { findSignatures, type FoundSignature, type FoundSignatures, type ReadableBytes } from './find-signatures.js';
import { addsOnlyValidationData, MAX_ROWS_COMPARED } from './later-revisions.js';
import { PdfFile } from './pdf-file.js';
import { UnreadablePdf } from './pdf-values.js';
import type { RevocationProof } from './revocation-proof.js';
import { digestOf, SignedMessage } from './signed-message.js';
import { readTimeStamp } from './time-stamp.js';
import { type Chain, missingAbove, trustIn } from './trust.js';
import { archivedIn, proofsIn, statusOf, storeOf, type ValidationData } from './validation-store.js';

/** What signatures in a PDF are, by the format they name. */
const DETACHED = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];
const TIME_STAMP = 'ETSI.RFC3161';
const PIECE = 1_048_576;
/** No file is read whole that is larger: what it has beside its signatures is not known then. */
const MAX_WHOLE = 64 * PIECE;

/** By whom, and when, signatures are judged. */
interface Judging {
  readonly roots: readonly X509Certificate[];
  readonly now: Date;
  readonly store: ValidationData;
}

/**
 * Says what every signature of a PDF is worth. Looks into the last ten signatures only; whatever is in the file there is a
 * verdict. A signed file is read whole: of strangers' files that is done in a process of its own (`SignatureRoots`).
 *
 * @returns null for a file without signatures
 */
export async function checkSignatures(
  file: ReadableBytes,
  roots: readonly X509Certificate[],
  now: Date,
): Promise<SignatureReport | null> {
  const { found, last } = await findSignatures(file, MAX_SIGNATURES);
  if (found === 0) return null;
  const { store, harmlessBehind, locks } = await lookInto(file, last);
  const judged: PdfSignature[] = [];
  for (const [index, one] of last.entries()) {
    const fieldLock = locks[index] ?? null;
    const signature = { ...(await judge(file, one, { roots, now, store })), fieldLock };
    const isForChecking = signature.coverage === 'revision' && harmlessBehind.has(one.endsAt);
    judged.push(isForChecking ? { ...signature, additions: 'validation' } : signature);
  }
  const signatures = judged.map((one): PdfSignature => {
    if (one.coverage !== 'revision' || one.additions === 'validation') return one;
    const isSigned = judged.some((later) => vouches(later, one));
    return { ...one, additions: isSigned ? 'signed' : 'unsigned' };
  });
  return { checkedAt: now.toISOString(), found, signatures };
}

/** What is said of signatures that took more than may be spent on them: where they stand, and that nobody can say more. */
export function unjudged(size: number, { found, last }: FoundSignatures, now: Date): SignatureReport {
  const signatures = last.map((one): PdfSignature => {
    const seen = seenOf(size, one);
    const additions = seen.coverage === 'revision' ? 'unsigned' : 'nothing';
    return { ...seen, additions, integrity: 'unchecked', fieldLock: uncheckedLock(one) };
  });
  return { checkedAt: now.toISOString(), found, signatures };
}

/** What the file has for checking its signatures, and behind which of them nothing else was added. */
async function lookInto(
  file: ReadableBytes,
  found: readonly FoundSignature[],
): Promise<{
  readonly store: ValidationData;
  readonly harmlessBehind: ReadonlySet<number>;
  readonly locks: readonly (FieldLock | null)[];
}> {
  const harmlessBehind = new Set<number>();
  const store = { certificates: [], lists: [] };
  if (file.size > MAX_WHOLE) return { store, harmlessBehind, locks: found.map(uncheckedLock) };
  const bytes = await file.read(0, file.size);
  const locks = found.map((one) => (one.isTight ? fieldLockOf(bytes, one, MAX_ROWS_COMPARED) : uncheckedLock(one)));
  try {
    // The last first: what is more than that behind one is so behind all before it, and what is not need not be looked at again.
    let until = file.size;
    for (const { isTight, endsAt } of found.toReversed()) {
      if (!isTight || endsAt >= file.size - MAX_TAIL) continue;
      if (!addsOnlyValidationData(bytes.subarray(0, until), endsAt)) break;
      harmlessBehind.add(endsAt);
      until = endsAt;
    }
    return { store: storeOf(new PdfFile(bytes, MAX_ROWS_COMPARED)), harmlessBehind, locks };
  } catch (error) {
    if (error instanceof UnreadablePdf) return { store, harmlessBehind, locks };
    throw error;
  }
}

/**
 * Whoever changes a page that somebody trusted has signed, and signs that in another name, has not signed it for them: they or
 * their office must. A time stamp says when a file was so, never that it is right.
 */
function vouches(later: PdfSignature, one: PdfSignature): boolean {
  const { kind, integrity, coverage, stamp, trust } = later;
  const isLast = coverage === 'whole' || later.additions === 'validation';
  if (kind !== 'signature' || integrity !== 'intact' || !isLast || stamp === 'broken') return false;
  if (one.kind === 'signature' && one.trust === 'trusted') return trust === 'trusted' && isSameHand(later, one);
  return trust === 'trusted' || (trust === one.trust && trust !== 'expired');
}

/** Of one organisation, as their certificates name it; who is of none signs for nobody else. */
function isSameHand(one: PdfSignature, other: PdfSignature): boolean {
  const [hand, another] = [one, other].map(({ organisation, signer }) => (organisation ?? signer)?.toLowerCase());
  return hand !== undefined && hand === another;
}

/** Line ends that mail programs add. */
const MAX_TAIL = 4;

const UNKNOWN = {
  signer: null,
  organisation: null,
  issuer: null,
  additions: 'nothing',
  trust: 'unknown',
  claimedAt: null,
  stamp: 'none',
  stampedAt: null,
  revocation: 'none',
  revokedAt: null,
  revocationBy: [],
  missingIssuer: null,
  fieldLock: null,
} as const;

/** What can be said without looking into it. */
function seenOf(size: number, found: FoundSignature): Omit<PdfSignature, 'integrity'> {
  const kind = found.isTimestamp ? 'timestamp' : 'signature';
  const coverage = !found.isTight ? 'partial' : found.endsAt >= size - MAX_TAIL ? 'whole' : 'revision';
  return { ...UNKNOWN, kind, coverage, claimedAt: found.madeAt?.toISOString() ?? null };
}

async function judge(file: ReadableBytes, found: FoundSignature, judging: Judging): Promise<PdfSignature> {
  const { roots, now, store } = judging;
  const base = seenOf(file.size, found);
  if (!found.message) return { ...base, integrity: found.isTooLong ? 'unsupported' : 'unreadable' };
  try {
    if (found.isTimestamp || found.subFilter === TIME_STAMP) {
      return await judgeTimeStamp(file, found, base, found.message, judging);
    }
    const message = new SignedMessage(found.message);
    const known = found.subFilter !== null && DETACHED.includes(found.subFilter) && message.content === null;
    if (!known || message.hash === null) return { ...base, ...namesIn(message.signer), integrity: 'unsupported' };
    const archived = archivedIn(message.revocationArchive);
    const proofs = [...proofsIn(store), ...archived.lists, ...(archived.answers ?? [])];
    const { chain: clock, ...stamp } = stampOf(message, judging, proofs);
    const provenAt = stamp.stamp === 'trusted' ? new Date(stamp.stampedAt!) : now;
    const integrity = integrityOf(message.isOver(await digestOfRange(file, found, message.hash)));
    const certificates = [...message.certificates, ...store.certificates];
    const { trust, chain } = message.signer
      ? trustIn(message.signer, roots, { certificates, at: provenAt, purpose: 'signature' })
      : ({ trust: 'unknown', chain: null } as const);
    return {
      ...base,
      ...stamp,
      ...namesIn(message.signer),
      integrity,
      trust,
      ...revocationOf(chain, clock, { at: provenAt, proofs }),
      missingIssuer: missingIssuerOf(message.signer, trust, [...roots, ...certificates]),
      claimedAt: (message.signingTime ?? found.madeAt)?.toISOString() ?? null,
    };
  } catch (error) {
    if (error instanceof UnwieldySignature) return { ...base, integrity: 'unsupported' };
    if (error instanceof UnreadableSignature) return { ...base, integrity: 'unreadable' };
    throw error;
  }
}

async function judgeTimeStamp(
  file: ReadableBytes,
  found: FoundSignature,
  base: Omit<PdfSignature, 'integrity'>,
  token: Buffer,
  { roots, store }: Judging,
): Promise<PdfSignature> {
  const read = readTimeStamp(token);
  const integrity: SignatureIntegrity =
    read.hash === null ? 'unsupported' : integrityOf(read.isOver(await digestOfRange(file, found, read.hash)));
  const stampedAt = integrity === 'intact' ? read.at.toISOString() : null;
  const { trust, chain } = read.trust(roots, store.certificates);
  const others = [...roots, ...read.certificates, ...store.certificates];
  return {
    ...base,
    ...namesIn(read.authority),
    ...revocationOf(chain, null, { at: read.at, proofs: proofsIn(store) }),
    ...{ kind: 'timestamp', integrity, trust, stampedAt },
    missingIssuer: missingIssuerOf(read.authority, trust, others),
  };
}

/** What lists and answers in the file say of a signer and of the clock that vouches for the time. */
function revocationOf(
  signer: Chain | null,
  clock: Chain | null,
  { at, proofs }: { readonly at: Date; readonly proofs: readonly RevocationProof[] },
): Pick<PdfSignature, 'revocation' | 'revokedAt' | 'revocationBy'> {
  if (!signer || proofs.length === 0) return { revocation: 'none', revokedAt: null, revocationBy: [] };
  const own = statusOf(signer, proofs, at);
  const all = [own, ...(clock ? [statusOf(clock, proofs, at)] : [])];
  const { kind, revokedAt, sources } = own;
  return {
    revocation: kind === 'revoked' ? kind : all.every((one) => one.kind === 'good') ? 'good' : 'lacking',
    // Where a list is broken nobody knows when.
    revokedAt: revokedAt && revokedAt.getTime() > 0 ? revokedAt.toISOString() : null,
    revocationBy: REVOCATION_SOURCES.filter((one) => sources.has(one)),
  };
}

/** Who would have to vouch for a signer, and is neither in the file nor set up. */
function missingIssuerOf(
  signer: X509Certificate | null,
  trust: SignatureTrust,
  others: readonly X509Certificate[],
): string | null {
  const below = signer && trust === 'unknown' ? missingAbove(signer, others) : null;
  return namesIn(below).issuer;
}

/** The time stamp within a signature. */
function stampOf(
  message: SignedMessage,
  { roots, store }: Judging,
  proofs: readonly RevocationProof[],
): { readonly stamp: SignatureStamp; readonly stampedAt: string | null; readonly chain: Chain | null } {
  const token = message.timeStampToken;
  if (!token) return { stamp: 'none', stampedAt: null, chain: null };
  const read = readTimeStamp(token);
  if (read.hash === null) return { stamp: 'untrusted', stampedAt: null, chain: null };
  const isOver = read.isOver(digestOf(read.hash, message.signature));
  if (isOver === null) return { stamp: 'untrusted', stampedAt: null, chain: null };
  if (!isOver) return { stamp: 'broken', stampedAt: null, chain: null };
  const { trust, chain } = read.trust(roots, store.certificates);
  const isRevoked = chain !== null && statusOf(chain, proofs, read.at).kind === 'revoked';
  const stamp = trust === 'trusted' && !isRevoked ? 'trusted' : 'untrusted';
  return { stamp, stampedAt: read.at.toISOString(), chain: isRevoked ? null : chain };
}

const integrityOf = (isOver: boolean | null): SignatureIntegrity =>
  isOver === null ? 'unsupported' : isOver ? 'intact' : 'altered';

async function digestOfRange(
  file: ReadableBytes,
  { gapAt, goesOnAt, endsAt }: FoundSignature,
  hash: string,
): Promise<Buffer> {
  const digest = createHash(hash);
  for (const [from, to] of [
    [0, gapAt],
    [goesOnAt, endsAt],
  ] as const) {
    for (let at = from; at < to; at += PIECE) digest.update(await file.read(at, Math.min(PIECE, to - at)));
  }
  return digest.digest();
}

const LONGEST_NAME = 200;

/** Names as a certificate has them, without what is not seen. */
function namesIn(certificate: X509Certificate | null): Pick<PdfSignature, 'signer' | 'organisation' | 'issuer'> {
  if (!certificate) return { signer: null, organisation: null, issuer: null };
  // One that is broken may have neither.
  const { subject, issuer }: Partial<ReturnType<X509Certificate['toLegacyObject']>> = certificate.toLegacyObject();
  const organisation = shown(subject?.O);
  return { signer: shown(subject?.CN) ?? organisation, organisation, issuer: shown(issuer?.CN) ?? shown(issuer?.O) };
}

function shown(name: string | readonly string[] | undefined): string | null {
  const text = typeof name === 'string' ? name : name?.join(', ');
  const seen = text
    ?.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC')
    .trim();
  return seen ? [...seen].slice(0, LONGEST_NAME).join('') : null;
}
