import type { X509Certificate } from 'node:crypto';
import type { SigningKeyKind } from './sign-message.js';

/** An office's seal is there and cannot be used; the message says why, and names no secret. */
export class UnusableSeal extends Error {
  override readonly name = 'UnusableSeal';
}

/** @throws UnusableSeal for a key of another kind */
export function kindOf(certificate: X509Certificate): SigningKeyKind {
  const kind = certificate.publicKey.asymmetricKeyType;
  if (kind !== 'rsa' && kind !== 'ec') throw new UnusableSeal('The key of the seal is neither RSA nor on a curve.');
  return kind;
}
