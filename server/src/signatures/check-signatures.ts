import { createHash, type X509Certificate } from 'node:crypto';
// Before anything else of TLS: a certificate asked for its names makes Node load the parts of TLS in the wrong order, and
// where it was the first to, nothing in the process can open a TLS connection any more.
import 'node:tls';
import {
  MAX_SIGNATURES,
  type PdfSignature,
  type SignatureIntegrity,
  type SignatureReport,
  type SignatureRevocation,
  type SignatureStamp,
} from '@motcua/shared/signatures';
import { UnreadableSignature, UnwieldySignature } from './asn1.js';
import { findSignatures, type FoundSignature, type FoundSignatures, type ReadableBytes } from './find-signatures.js';
import { addsOnlyValidationData, MAX_ROWS_COMPARED } from './later-revisions.js';
import { PdfFile, UnreadablePdf } from './pdf-file.js';
import { digestOf, SignedMessage } from './signed-message.js';
import { readTimeStamp } from './time-stamp.js';
import { type Chain, trustIn } from './trust.js';
import { statusOf, storeOf, type ValidationData } from './validation-store.js';

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
  const { store, harmlessBehind } = await lookInto(file, last);
  const judged: PdfSignature[] = [];
  for (const one of last) {
    const signature = await judge(file, one, { roots, now, store });
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
    return { ...seen, additions, integrity: 'unsupported' };
  });
  return { checkedAt: now.toISOString(), found, signatures };
}

/** What the file has for checking its signatures, and behind which of them nothing else was added. */
async function lookInto(
  file: ReadableBytes,
  found: readonly FoundSignature[],
): Promise<{ readonly store: ValidationData; readonly harmlessBehind: ReadonlySet<number> }> {
  const harmlessBehind = new Set<number>();
  const nothing = { store: { certificates: [], lists: [] }, harmlessBehind };
  if (file.size > MAX_WHOLE) return nothing;
  const bytes = await file.read(0, file.size);
  try {
    // The last first: what is more than that behind one is so behind all before it, and what is not need not be looked at again.
    let until = file.size;
    for (const { isTight, endsAt } of found.toReversed()) {
      if (!isTight || endsAt >= file.size - MAX_TAIL) continue;
      if (!addsOnlyValidationData(bytes.subarray(0, until), endsAt)) break;
      harmlessBehind.add(endsAt);
      until = endsAt;
    }
    return { store: storeOf(new PdfFile(bytes, MAX_ROWS_COMPARED)), harmlessBehind };
  } catch (error) {
    if (error instanceof UnreadablePdf) return nothing;
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
    const { chain: clock, ...stamp } = stampOf(message, judging);
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
      revocation: revocationOf(chain, clock, { at: provenAt, store }),
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
  const revocation = revocationOf(chain, null, { at: read.at, store });
  return { ...base, ...namesIn(read.authority), kind: 'timestamp', integrity, trust, stampedAt, revocation };
}

/** What the lists in the file say of a signer and of the clock that vouches for the time. */
function revocationOf(
  signer: Chain | null,
  clock: Chain | null,
  { at, store: { lists } }: { readonly at: Date; readonly store: ValidationData },
): SignatureRevocation {
  if (!signer || lists.length === 0) return 'none';
  const said = [signer, ...(clock ? [clock] : [])].map((chain) => statusOf(chain, lists, at).kind);
  return said[0] === 'revoked' ? 'revoked' : said.every((one) => one === 'good') ? 'good' : 'lacking';
}

/** The time stamp within a signature. */
function stampOf(
  message: SignedMessage,
  { roots, store }: Judging,
): { readonly stamp: SignatureStamp; readonly stampedAt: string | null; readonly chain: Chain | null } {
  const token = message.timeStampToken;
  if (!token) return { stamp: 'none', stampedAt: null, chain: null };
  const read = readTimeStamp(token);
  if (read.hash === null) return { stamp: 'untrusted', stampedAt: null, chain: null };
  const isOver = read.isOver(digestOf(read.hash, message.signature));
  if (isOver === null) return { stamp: 'untrusted', stampedAt: null, chain: null };
  if (!isOver) return { stamp: 'broken', stampedAt: null, chain: null };
  const { trust, chain } = read.trust(roots, store.certificates);
  const isRevoked = chain !== null && statusOf(chain, store.lists, read.at).kind === 'revoked';
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
