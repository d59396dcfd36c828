import { createHash, type KeyObject, constants, verify, X509Certificate } from 'node:crypto';
import { type BaseBlock, Constructed, ObjectIdentifier, OctetString, Primitive, Sequence, UTCTime } from 'asn1js';
import {
  type AlgorithmIdentifier,
  type Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  type SignedAndUnsignedAttributes,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import {
  bytesOf,
  partsOf,
  rawOf,
  readAsn1,
  readCertificate,
  reading,
  UnreadableSignature,
  UnwieldySignature,
} from './asn1.js';
import { isOrdinaryKey } from './ordinary-key.js';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  revocationArchive: '1.2.840.113583.1.1.8',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

/** SHA-1 and MD5 are left out: two documents with one digest can be made. */
const HASHES: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const RSA_PSS = '1.2.840.113549.1.1.10';
const RSA_PKCS1 = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13'];
const ECDSA = ['1.2.840.10045.2.1', '1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3', '1.2.840.10045.4.3.4'];

/** Certificates that come with a signature; hardly an honest one has more. */
const MAX_CERTIFICATES = 30;

/** @returns null for a digest that is weak or not known */
export const hashNamed = ({ algorithmId }: AlgorithmIdentifier): string | null => HASHES[algorithmId] ?? null;

export const digestOf = (hash: string, bytes: Uint8Array): Buffer => createHash(hash).update(bytes).digest();

/** A signature by one signer, as CMS (RFC 5652) writes it; read, not yet judged. */
export class SignedMessage {
  /** Null: weak or not known. */
  readonly hash: string | null;
  readonly certificates: readonly X509Certificate[];
  readonly signer: X509Certificate | null;
  readonly signature: Buffer;
  /** What is signed when it comes with the signature, as the content of time stamps does. */
  readonly content: Buffer | null;
  readonly contentType: string;
  readonly signingTime: Date | null;
  /** A time stamp over the signature. */
  readonly timeStampToken: Buffer | null;
  /** Lists of revoked certificates and answers that the signer signed with it, as Adobe's programs do. */
  readonly revocationArchive: Buffer | null;
  private readonly info: SignerInfo;
  private readonly said: { readonly digest: Buffer | null; readonly type: string | null };

  /** @throws UnreadableSignature */
  constructor(bytes: Uint8Array) {
    const { data, info, certificates } = reading(() => signedData(readAsn1(bytes)));
    const { eContentType, eContent } = data.encapContentInfo;
    this.info = info;
    this.contentType = eContentType;
    this.content = eContent ? octetsIn(eContent) : null;
    this.certificates = certificates;
    this.signer = certificates.find((one) => isSigner(one, info.sid)) ?? null;
    this.hash = hashNamed(info.digestAlgorithm);
    this.signature = octetsIn(info.signature);
    this.signingTime = timeIn(this.signed(OID.signingTime));
    this.timeStampToken = valueOf(info.unsignedAttrs, OID.timeStampToken)?.raw ?? null;
    const archive = this.signed(OID.revocationArchive);
    this.revocationArchive = archive ? rawOf(archive) : null;
    const digest = this.signed(OID.messageDigest);
    const type = this.signed(OID.contentType);
    this.said = {
      digest: digest instanceof OctetString ? octetsIn(digest) : null,
      type: type instanceof ObjectIdentifier ? type.getValue() : null,
    };
  }

  /**
   * Whether the signer signed content with this digest.
   *
   * @param digest by `hash`
   * @returns null where the way of signing is weak or not known
   */
  isOver(digest: Buffer): boolean | null {
    const { signedAttrs } = this.info;
    if (this.hash === null || this.signer === null || !signedAttrs) return null;
    const fits = this.said.digest?.equals(digest) === true && this.said.type === this.contentType;
    if (!fits || !reading(() => this.namesItsSigner(this.signer!))) return false;
    return this.verifies(bytesOf(signedAttrs.encodedValue), this.hash);
  }

  private verifies(bytes: Buffer, hash: string): boolean | null {
    const key = this.key;
    if (!key) return null;
    const type = key.asymmetricKeyType;
    const algorithm = this.info.signatureAlgorithm.algorithmId;
    const pss = algorithm === RSA_PSS && (type === 'rsa' || type === 'rsa-pss');
    const usual = type === 'rsa' ? RSA_PKCS1 : type === 'ec' ? ECDSA : [];
    if (!pss && !usual.includes(algorithm)) return null;
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    try {
      return verify(
        hash,
        bytes,
        pss ? { key, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : key,
        this.signature,
      );
    } catch {
      return null; // OpenSSL will not calculate with this key
    }
  }

  /** Null for a kind of key that is not known here, or too large to be calculated with. */
  private get key(): KeyObject | null {
    try {
      const key = this.signer?.publicKey ?? null;
      return key && isOrdinaryKey(key) ? key : null;
    } catch {
      return null;
    }
  }

  /** Where it says which certificate it was made with, it is that one: nobody may put another with the same key in its place. */
  private namesItsSigner(signer: X509Certificate): boolean {
    const second = this.signed(OID.signingCertificateV2);
    const list = second ?? this.signed(OID.signingCertificate);
    if (!list) return true;
    const [head, next] = partsOf(partsOf(partsOf(list)[0])[0]);
    const [algorithm] = head instanceof Sequence ? partsOf(head) : [];
    const usual = second ? 'sha256' : 'sha1';
    const hash = algorithm instanceof ObjectIdentifier ? HASHES[algorithm.getValue()] : usual;
    const digest = algorithm ? next : head;
    if (hash === undefined || !(digest instanceof OctetString)) return false;
    return digestOf(hash, signer.raw).equals(octetsIn(digest));
  }

  private signed(type: string): BaseBlock | undefined {
    return valueOf(this.info.signedAttrs, type)?.block;
  }
}

interface Parts {
  readonly data: SignedData;
  readonly info: SignerInfo;
  readonly certificates: readonly X509Certificate[];
}

function signedData(block: BaseBlock): Parts {
  const message = new ContentInfo({ schema: block });
  if (message.contentType !== ContentInfo.SIGNED_DATA) throw new UnreadableSignature('That is no signature.');
  const content = message.content as BaseBlock;
  const listed = partsOf(content).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  const certificates = (listed ? partsOf(listed) : []).map(rawOf);
  if (certificates.length > MAX_CERTIFICATES) throw new UnwieldySignature('Too many certificates.');
  const data = new SignedData({ schema: content });
  const [info, another] = data.signerInfos;
  if (!info || another) throw new UnreadableSignature('One signer was expected.');
  return { data, info, certificates: certificates.flatMap(certificateIn) };
}

/** None for one of another kind, or broken: whoever needs it does not find it. */
function certificateIn(raw: Buffer): X509Certificate[] {
  try {
    return [new X509Certificate(raw)];
  } catch {
    return [];
  }
}

/** The one value of an attribute. */
function valueOf(
  attributes: SignedAndUnsignedAttributes | undefined,
  type: string,
): { readonly block: BaseBlock; readonly raw: Buffer } | undefined {
  const found = attributes?.attributes.filter((one) => one.type === type) ?? [];
  if (found.length > 1) throw new UnreadableSignature('It says the same twice.');
  const block = (found[0]?.values as readonly BaseBlock[] | undefined)?.[0];
  return block && { block, raw: rawOf(block) };
}

function timeIn(value: BaseBlock | undefined): Date | null {
  const time = value instanceof UTCTime ? value.toDate() : null;
  if (time && Number.isNaN(time.getTime())) throw new UnreadableSignature('A time was expected.');
  return time;
}

const SUBJECT_KEY_ID = '2.5.29.14';

/** By issuer and number, or by the id of the key; one that cannot be read is nobody's. */
function isSigner(certificate: X509Certificate, sid: unknown): boolean {
  try {
    return reading(() => isNamed(readCertificate(certificate), sid));
  } catch (error) {
    if (error instanceof UnreadableSignature) return false;
    throw error;
  }
}

function isNamed(one: Certificate, sid: unknown): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    const issuer = bytesOf(one.issuer.valueBeforeDecode);
    return one.serialNumber.isEqual(sid.serialNumber) && issuer.equals(bytesOf(sid.issuer.valueBeforeDecode));
  }
  const id: unknown = one.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_ID)?.parsedValue;
  return id instanceof OctetString && octetsIn(id).equals(taggedOctets(sid));
}

/** Where the library lets another value pass for bytes, that is told. */
function octetsIn(value: BaseBlock): Buffer {
  if (!(value instanceof OctetString)) throw new UnreadableSignature('Bytes were expected.');
  return bytesOf(value.getValue());
}

/** Under a tag of its own in place of the tag of bytes, in one piece or in several. */
function taggedOctets(value: unknown): Buffer {
  if (value instanceof Primitive) return bytesOf(value.valueBlock.valueHexView);
  const pieces = value instanceof Constructed ? value.valueBlock.value : [];
  return Buffer.concat(pieces.flatMap((one) => (one instanceof OctetString ? [octetsIn(one)] : [])));
}
