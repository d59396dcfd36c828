import { verify } from 'node:crypto';
import { type Der, partsOfDer, readDer, TAG, timeOf } from './der.js';
import { bytesOf, readCertificate, reading, UnreadableSignature } from './asn1.js';
import { isOrdinaryKey } from './ordinary-key.js';
import { isNumberOf, PROOF_DIGESTS, type RevocationProof } from './revocation-proof.js';
import { distributionPoints, mayIssueLists } from './trust.js';

const EXTENSION = { number: '551d14', authorityKey: '551d23', scope: '551d1c' } as const;

/** A list of revoked certificates (CRL, RFC 5280), read; nobody has looked at who signed it. */
export interface RevocationList extends RevocationProof {
  readonly raw: Buffer;
}

/** @throws UnreadableSignature for one that is broken, or of a kind that is not understood here (parts of lists, other issuers') */
export function readRevocationList(raw: Buffer): RevocationList {
  const whole = readDer(raw);
  const [signed, algorithm, signature] = [...partsOfDer(requireList(whole))];
  if (!signed || !algorithm || signature?.tag !== TAG.bits || whole.raw.length !== raw.length) throw unknown();
  const parts = [...partsOfDer(requireList(signed))];
  if (parts[0]?.tag === TAG.integer) parts.shift();
  const [, issuerName, thisUpdate, ...rest] = parts;
  if (!issuerName || !thisUpdate) throw unknown();
  const next = rest[0]?.tag === TAG.utcTime || rest[0]?.tag === TAG.time ? rest.shift()! : null;
  const revoked = rest[0]?.tag === TAG.list ? rest.shift()! : null;
  const scope = scopeIn(rest[0]);
  const digest = PROOF_DIGESTS[requireFirst(algorithm).content.toString('hex')];
  return {
    raw,
    source: 'crl',
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: next && timeOf(next),
    isFor(certificate, issuer) {
      const name = bytesOf(readCertificate(issuer).subject.valueBeforeDecode);
      if (digest === undefined || !name.equals(issuerName.raw) || !mayIssueLists(issuer)) return false;
      const { onlyUsers, onlyAuthorities, at } = scope;
      if ((onlyUsers && certificate.ca) || (onlyAuthorities && !certificate.ca)) return false;
      if (at.length > 0 && !distributionPoints(certificate).some((one) => at.includes(one))) return false;
      try {
        const key = issuer.publicKey;
        return isOrdinaryKey(key) && verify(digest, signed.raw, key, signature.content.subarray(1));
      } catch {
        return false; // OpenSSL will not calculate with this key
      }
    },
    revokedAt(certificate) {
      for (const row of revoked ? partsOfDer(revoked) : []) {
        const [number, at] = partsOfDer(requireList(row));
        if (number && at && isNumberOf(certificate, number.content)) return timeOf(at);
      }
      return null;
    },
  };
}

interface Scope {
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  /** Addresses of the list, one of which a certificate must name; none: it is for all. */
  readonly at: readonly string[];
}

/** What it says of itself: an extension that must be understood and is not makes it worthless. */
function scopeIn(tagged: Der | undefined): Scope {
  let scope: Scope = { onlyUsers: false, onlyAuthorities: false, at: [] };
  for (const extension of tagged ? partsOfDer(requireFirst(tagged)) : []) {
    const [type, ...rest] = partsOfDer(requireList(extension));
    const isCritical = rest[0]?.tag === TAG.boolean && rest[0].content[0] !== 0;
    const value = rest.at(-1);
    const kind = type?.content.toString('hex');
    if (kind === EXTENSION.scope && value?.tag === TAG.octets) scope = readScope(readDer(value.content));
    else if (isCritical && kind !== EXTENSION.number && kind !== EXTENSION.authorityKey) throw unknown();
  }
  return scope;
}

function readScope(list: Der): Scope {
  const parts = [...partsOfDer(requireList(list))];
  // Only some reasons, of several issuers, or of attributes: told by these tags.
  if (parts.some(({ tag }) => ![0xa0, 0x81, 0x82].includes(tag))) throw unknown();
  const says = (tag: number): boolean => parts.some((one) => one.tag === tag && one.content[0] !== 0);
  return {
    onlyUsers: says(0x81),
    onlyAuthorities: says(0x82),
    at: parts.filter(({ tag }) => tag === 0xa0).flatMap(addressesIn),
  };
}

/** Addresses under `fullName`; a point without one fits no certificate. */
function addressesIn(point: Der): string[] {
  const names = requireFirst(point);
  const found = names.tag === 0xa0 ? [...partsOfDer(names)].filter(({ tag }) => tag === 0x86) : [];
  return found.length > 0 ? found.map(({ content }) => content.toString('latin1')) : [''];
}

function requireList(value: Der): Der {
  if (value.tag !== TAG.list) throw unknown();
  return value;
}

function requireFirst(value: Der): Der {
  const [first] = partsOfDer(value);
  if (!first) throw unknown();
  return first;
}

const unknown = (): UnreadableSignature =>
  new UnreadableSignature('That is no list of revoked certificates that is known here.');

/** Whatever somebody took for one. */
export function revocationListOf(raw: Buffer): RevocationList | null {
  try {
    return reading(() => readRevocationList(raw));
  } catch (error) {
    if (error instanceof UnreadableSignature) return null;
    throw error;
  }
}
