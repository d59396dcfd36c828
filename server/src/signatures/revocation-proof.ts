import type { X509Certificate } from 'node:crypto';
import type { RevocationSource } from '@motcua/shared/signatures';

/** An authority's word on whether certificates are revoked: a list, or the answer to a question about one. */
export interface RevocationProof {
  readonly source: RevocationSource;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** Whether the issuer of a certificate gave it, or had it given, and it speaks of that certificate. */
  isFor(certificate: X509Certificate, issuer: X509Certificate): boolean;
  /** When a certificate of the issuer was revoked; null: it was not. @throws UnreadableSignature */
  revokedAt(certificate: X509Certificate): Date | null;
}

/** SHA-2 with RSA (PKCS#1) or a curve, by its OID in DER; SHA-1 vouches for nothing. */
export const PROOF_DIGESTS: Readonly<Record<string, string>> = {
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};

/** Whether a number in DER is that of the certificate. */
export function isNumberOf({ serialNumber }: X509Certificate, number: Buffer): boolean {
  const wanted = Buffer.from(serialNumber.padStart(serialNumber.length + (serialNumber.length % 2), '0'), 'hex');
  return withoutZeros(number).equals(withoutZeros(wanted));
}

function withoutZeros(number: Buffer): Buffer {
  const first = number.findIndex((one) => one !== 0);
  return number.subarray(first < 0 ? number.length : first);
}
