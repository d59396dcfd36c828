import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { SecretBox } from '../common/secret-box.js';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX_LENGTH = 12;

/**
 * Signs what the QR of a receipt says (Ed25519). The key comes from the installation's secret, so it needs no keeping of
 * its own; with the public half anybody can check a receipt without a network, and nobody can make one.
 */
export class SlipSeal {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(box: SecretBox) {
    const seed = box.digest('slip-seal', 'ed25519');
    this.privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.privateKey);
  }

  readonly sign = (message: Uint8Array): Uint8Array => sign(null, message, this.privateKey);

  readonly verify = (message: Uint8Array, signature: Uint8Array): boolean =>
    verify(null, message, this.publicKey, signature);

  /** The 32 bytes of the public key, in base64url. */
  get publicKeyText(): string {
    return this.publicKey.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX_LENGTH).toString('base64url');
  }
}
