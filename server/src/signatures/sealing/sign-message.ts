import type { X509Certificate } from 'node:crypto';
import { type BaseBlock, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { bytesOf, readAsn1 } from '../asn1.js';
import { digestOf, OID } from '../signed-message.js';
import type { ValidationData } from '../validation-store.js';

const SIGNATURE_ALGORITHMS = { rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2' } as const;

/** The kind of key signatures are made with, always over SHA-256. */
export type SigningKeyKind = keyof typeof SIGNATURE_ALGORITHMS;

/** Whoever signs in the name of an office, wherever the key is. */
export interface Signer {
  readonly kind: SigningKeyKind;
  /** The signer's own first, then each issuer's. */
  readonly certificates: readonly X509Certificate[];
  /** What is at hand for checking it later: certificates of authorities, and lists of revoked ones. */
  readonly known?: ValidationData;
  /** Signs bytes: RSA with PKCS#1 1.5, or ECDSA as DER. */
  sign(bytes: Buffer): Promise<Buffer>;
}

/** Stamps a signature with the time. */
export type Stamper = (signature: Buffer) => Promise<Buffer>;

/**
 * A signature over content with this digest, as PAdES wants it: it names its certificate and, with a clock, bears a time stamp.
 *
 * @param digest SHA-256
 */
export async function signMessage(digest: Buffer, signer: Signer, stamper: Stamper | null): Promise<Buffer> {
  const certificates = signer.certificates.map(({ raw }) => Certificate.fromBER(new Uint8Array(raw)));
  const [own] = certificates;
  const named = octets(digestOf('sha256', signer.certificates[0]!.raw));
  // In the order of a set in DER: the shortest first.
  const signedAttrs = attributes(0, [
    [OID.contentType, new ObjectIdentifier({ value: OID.data })],
    [OID.messageDigest, octets(digest)],
    [OID.signingCertificateV2, sequence(sequence(sequence(named)))],
  ]);
  const bytes = bytesOf(signedAttrs.toSchema().toBER());
  bytes[0] = 0x31; // signed as a set of its own, stored under another tag
  const signature = await signer.sign(bytes);
  const algorithmId = SIGNATURE_ALGORITHMS[signer.kind];
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own!.issuer, serialNumber: own!.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs,
    signatureAlgorithm: new AlgorithmIdentifier({
      algorithmId,
      ...(signer.kind === 'rsa' && { algorithmParams: new Null() }),
    }),
    signature: octets(signature),
    ...(stamper && { unsignedAttrs: attributes(1, [[OID.timeStampToken, readAsn1(await stamper(signature))]]) }),
  });
  const data = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates,
    signerInfos: [info],
  });
  const message = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
  return bytesOf(message.toSchema().toBER());
}

const octets = (bytes: Uint8Array): OctetString => new OctetString({ valueHex: new Uint8Array(bytes) });
const sequence = (part: BaseBlock): Sequence => new Sequence({ value: [part] });
const sha256 = (): AlgorithmIdentifier => new AlgorithmIdentifier({ algorithmId: OID.sha256 });

function attributes(type: 0 | 1, all: readonly (readonly [string, BaseBlock])[]): SignedAndUnsignedAttributes {
  return new SignedAndUnsignedAttributes({
    type,
    attributes: all.map(([name, value]) => new Attribute({ type: name, values: [value] })),
  });
}
