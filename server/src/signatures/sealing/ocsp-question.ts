import { createHash, type X509Certificate } from 'node:crypto';
import { Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { bytesOf, readCertificate } from '../asn1.js';

/** By which a question names the issuer: every authority understands it, and it vouches for nothing. */
const SHA1 = '1.3.14.3.2.26';

/**
 * Asks whether a certificate is revoked (OCSP), in DER. Without a number used once: the answer holds for some time, and the
 * same for everybody.
 *
 * @throws UnreadableSignature
 * @legal RFC 6960, 4.1.1
 */
export function ocspQuestion(certificate: X509Certificate, issuer: X509Certificate): Buffer {
  const { serialNumber } = readCertificate(certificate);
  const { subject, subjectPublicKeyInfo } = readCertificate(issuer);
  const digest = (bytes: Uint8Array): OctetString =>
    new OctetString({ valueHex: new Uint8Array(createHash('sha1').update(bytes).digest()) });
  const list = (...value: Sequence['valueBlock']['value']): Sequence => new Sequence({ value });
  const asked = list(
    list(new ObjectIdentifier({ value: SHA1 }), new Null()),
    digest(bytesOf(subject.valueBeforeDecode)),
    digest(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    serialNumber,
  );
  return Buffer.from(list(list(list(list(asked)))).toBER());
}
