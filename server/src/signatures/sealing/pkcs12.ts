import { createDecipheriv, createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type Integer, OctetString, Sequence } from 'asn1js';
import { CertBag, CryptoEngine, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, type SafeContents } from 'pkijs';
import { bytesOf } from '../asn1.js';

/** A key with its certificate, and those of the authorities above it. */
export interface KeyHolder {
  readonly key: KeyObject;
  /** The holder's own first, then each issuer's. */
  readonly certificates: readonly X509Certificate[];
}

/** Says what is wrong with a file and what to do; never anything of the password. */
export class WrongPkcs12 extends Error {
  override readonly name = 'WrongPkcs12';
}

/**
 * Opens a PKCS#12 file as Windows, OpenSSL and the authorities make them: AES, or the older Triple DES.
 *
 * @throws WrongPkcs12
 */
export async function openPkcs12(file: Buffer, password: string): Promise<KeyHolder> {
  const { keys, certificates } = await contentOf(file, password).catch((error: unknown) => {
    if (error instanceof WrongPkcs12) throw error;
    throw new WrongPkcs12('The password is wrong, or the file is damaged.', { cause: error });
  });
  const [key] = keys;
  if (keys.length !== 1 || !key) throw new WrongPkcs12('The file must hold exactly one key.');
  const own = certificates.find((one) => one.checkPrivateKey(key));
  if (!own) throw new WrongPkcs12('The file holds no certificate for its key.');
  return { key, certificates: chainFrom(own, certificates) };
}

interface Content {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly X509Certificate[];
}

async function contentOf(file: Buffer, password: string): Promise<Content> {
  const engine = new OlderToo({ crypto: globalThis.crypto });
  const secret = new TextEncoder().encode(password).buffer;
  const pfx = PFX.fromBER(new Uint8Array(file));
  await pfx.parseInternalValues({ password: secret, checkIntegrity: true }, engine);
  const safe = pfx.parsedValue!.authenticatedSafe!;
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) }, engine);
  const parts = (safe.parsedValue as { safeContents: { value: SafeContents }[] }).safeContents;
  const bags = parts.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue));
  const keys = bags.filter((bag) => bag instanceof PKCS8ShroudedKeyBag || bag instanceof PrivateKeyInfo);
  const certificates = bags.filter((bag) => bag instanceof CertBag).map(({ certValue }) => certValue as unknown);
  return {
    // Node opens them itself, with the ciphers that OpenSSL has.
    keys: keys.map((bag) =>
      createPrivateKey({ key: bytesOf(bag.toSchema().toBER()), format: 'der', type: 'pkcs8', passphrase: password }),
    ),
    certificates: certificates.flatMap((one) =>
      one instanceof OctetString ? [new X509Certificate(bytesOf(one.getValue()))] : [],
    ),
  };
}

const PBES2 = '1.2.840.113549.1.5.13';
const TRIPLE_DES = '1.2.840.113549.1.12.1.3';

/** The library knows AES; Windows and the authorities still lock certificates with Triple DES. */
class OlderToo extends CryptoEngine {
  override async decryptEncryptedContentInfo(
    given: Parameters<CryptoEngine['decryptEncryptedContentInfo']>[0],
  ): Promise<ArrayBuffer> {
    const { contentEncryptionAlgorithm: algorithm } = given.encryptedContentInfo;
    const parameters: unknown = algorithm.algorithmParams;
    if (algorithm.algorithmId === PBES2) return super.decryptEncryptedContentInfo(given);
    if (algorithm.algorithmId !== TRIPLE_DES || !(parameters instanceof Sequence)) {
      throw new WrongPkcs12('The file is locked in an outdated way: export it again with AES or Triple DES.');
    }
    const [salt, rounds] = parameters.valueBlock.value as [OctetString, Integer];
    const material = (purpose: 1 | 2, length: number): Buffer =>
      derived(purpose, bytesOf(salt.getValue()), Number(rounds.toBigInt()), given.password, length);
    const decipher = createDecipheriv('des-ede3-cbc', material(1, 24), material(2, 8));
    const content = bytesOf(given.encryptedContentInfo.getEncryptedContent());
    return new Uint8Array(Buffer.concat([decipher.update(content), decipher.final()])).buffer;
  }
}

const BLOCK = 64;

/**
 * Key material from a password with SHA-1 (RFC 7292, appendix B).
 *
 * @param purpose 1 a key, 2 an initial vector
 */
function derived(purpose: number, salt: Buffer, rounds: number, password: ArrayBuffer, length: number): Buffer {
  const fill = (bytes: Buffer): Buffer => Buffer.alloc(Math.ceil(bytes.length / BLOCK) * BLOCK, bytes);
  const letters = Buffer.from(`${new TextDecoder().decode(password)}\0`, 'utf16le').swap16();
  let input: Buffer = Buffer.concat([fill(salt), fill(letters)]);
  const made: Buffer[] = [];
  for (let bytes = 0; bytes < length; bytes += 20) {
    let digest = createHash('sha1').update(Buffer.alloc(BLOCK, purpose)).update(input).digest();
    for (let round = 1; round < rounds; round++) digest = createHash('sha1').update(digest).digest();
    made.push(digest);
    input = addToBlocks(input, Buffer.alloc(BLOCK, digest));
  }
  return Buffer.concat(made).subarray(0, length);
}

/** Each block, a number, plus another number and one; what does not fit is dropped. */
function addToBlocks(input: Buffer, addend: Buffer): Buffer {
  const sum = Buffer.from(input);
  for (let start = 0; start < input.length; start += BLOCK) {
    let carry = 1;
    for (let at = BLOCK - 1; at >= 0; at--) {
      carry += input[start + at]! + addend[at]!;
      sum[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
  return sum;
}

function chainFrom(own: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [own];
  for (;;) {
    const last = chain.at(-1)!;
    const issuer = others.find((one) => !chain.includes(one) && last.checkIssued(one));
    if (!issuer) return chain;
    chain.push(issuer);
  }
}
