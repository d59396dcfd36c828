import { createHash, verify, X509Certificate } from 'node:crypto';
import { type BaseBlock, Constructed, GeneralizedTime } from 'asn1js';
import { BasicOCSPResponse, OCSPResponse, type SingleResponse } from 'pkijs';
import { bytesOf, partsOf, rawOf, readAsn1, readCertificate, reading, UnreadableSignature } from './asn1.js';
import { partsOfDer, readDer } from './der.js';
import { isOrdinaryKey } from './ordinary-key.js';
import { isNumberOf, PROOF_DIGESTS, type RevocationProof } from './revocation-proof.js';
import { isIssuedBy, isValidAt, mayAnswer, namesIssuer } from './trust.js';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
/** By which an answer names an issuer. SHA-1 is what everybody uses; it only tells of whom it speaks, and vouches for nothing. */
const NAMING: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
};
/** As the answer says it, by the number of the tag. */
const STATUS = { good: 0, revoked: 1 } as const;
/** An answer speaks of one certificate, and brings that of who answered. */
const MAX_ANSWERS = 10;
const MAX_CERTIFICATES = 5;

/** What an answer says of one certificate. */
export interface OcspAnswer extends RevocationProof {
  /** The whole answer. */
  readonly raw: Buffer;
}

/**
 * What an authority answered when it was asked about certificates (OCSP, RFC 6960), one for each of them. An answer that it does
 * not know a certificate is left out.
 *
 * @throws UnreadableSignature for one that is broken or refuses to answer
 */
export function readOcspAnswer(raw: Buffer): OcspAnswer[] {
  const response = new OCSPResponse({ schema: readAsn1(raw) });
  const { responseBytes } = response;
  if (response.responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== BASIC) throw unknown();
  const block = readAsn1(bytesOf(responseBytes.response.getValue()));
  const { tbsResponseData, signature } = new BasicOCSPResponse({ schema: block });
  const [signed, algorithm, , listed] = partsOf(block);
  const { responses, responseExtensions, producedAt } = tbsResponseData;
  if (responses.length > MAX_ANSWERS || responseExtensions?.some(({ critical }) => critical)) throw unknown();
  const digest = PROOF_DIGESTS[oidIn(rawOf(algorithm!))];
  const theirs = listed ? partsOf(partsOf(listed)[0]).slice(0, MAX_CERTIFICATES).map(rawOf) : [];
  const certificates = theirs.map((one) => new X509Certificate(one));
  const isSignedBy = (one: X509Certificate): boolean => {
    try {
      const key = one.publicKey;
      const hand = bytesOf(signature.valueBlock.valueHexView);
      return digest !== undefined && isOrdinaryKey(key) && verify(digest, rawOf(signed!), key, hand);
    } catch {
      return false; // OpenSSL will not calculate with this key
    }
  };
  /** The issuer, or one whom the issuer has made answer in its place. */
  const isOf = (issuer: X509Certificate): boolean =>
    isSignedBy(issuer) ||
    certificates.some(
      (one) =>
        namesIssuer(one, issuer) &&
        mayAnswer(one) &&
        isValidAt(one, producedAt) &&
        isIssuedBy(one, issuer) &&
        isSignedBy(one),
    );
  return responses.flatMap((one) => proofOf(one, isOf).map((proof) => ({ ...proof, raw })));
}

function proofOf(one: SingleResponse, isOf: (issuer: X509Certificate) => boolean): RevocationProof[] {
  const { certID, thisUpdate, nextUpdate, singleExtensions } = one;
  const status = one.certStatus as BaseBlock;
  const kind = status.idBlock.tagNumber;
  const known: readonly number[] = Object.values(STATUS);
  if (!known.includes(kind) || singleExtensions?.some(({ critical }) => critical)) return [];
  const date = kind === STATUS.revoked ? timeIn(status) : null;
  const hash = NAMING[certID.hashAlgorithm.algorithmId];
  const number = bytesOf(certID.serialNumber.valueBlock.valueHexView);
  const [byName, byKey] = [certID.issuerNameHash, certID.issuerKeyHash].map((part) => bytesOf(part.getValue())) as [
    Buffer,
    Buffer,
  ];
  return [
    {
      source: 'ocsp',
      thisUpdate,
      nextUpdate: nextUpdate ?? null,
      isFor(certificate, issuer) {
        if (hash === undefined || !isNumberOf(certificate, number)) return false;
        const { subject, subjectPublicKeyInfo } = readCertificate(issuer);
        const name = createHash(hash).update(bytesOf(subject.valueBeforeDecode)).digest();
        const key = createHash(hash).update(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView).digest();
        return name.equals(byName) && key.equals(byKey) && isOf(issuer);
      },
      revokedAt: () => date,
    },
  ];
}

/** Of a certificate that is revoked: since when. */
function timeIn(status: BaseBlock): Date {
  const [time] = status instanceof Constructed ? status.valueBlock.value : [];
  if (!(time instanceof GeneralizedTime)) throw unknown();
  const date = time.toDate();
  if (Number.isNaN(date.getTime())) throw unknown();
  return date;
}

/** Of an algorithm, in hexadecimal. */
function oidIn(algorithm: Buffer): string {
  const [type] = partsOfDer(readDer(algorithm));
  return type?.content.toString('hex') ?? '';
}

const unknown = (): UnreadableSignature => new UnreadableSignature('That is no answer that is known here.');

/** Whatever somebody took for one. */
export function ocspAnswersIn(raw: Buffer): OcspAnswer[] {
  try {
    return reading(() => readOcspAnswer(raw));
  } catch (error) {
    if (error instanceof UnreadableSignature) return [];
    throw error;
  }
}
