import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';

const IV = 12;
const TAG = 16;
/** So many nonces are drawn at a time. */
const NONCES = 256;

/**
 * Encrypts columns (AES-256-GCM: 12 bytes nonce, cipher text, 16 bytes tag) and makes their blind indexes
 * (HMAC-SHA-256, first 16 bytes). Every purpose has its own key, all derived from `MOTCUA_SECRET_KEY`.
 */
export class SecretBox {
  private readonly dataKey: Buffer;
  private readonly indexKey: Buffer;
  private readonly master: Buffer;
  /** To derive a key takes longer than to use it. */
  private readonly keys = new Map<string, Buffer>();
  /** Random bytes of which none has been given out. */
  private unused: Buffer = Buffer.alloc(0);

  /** @param secretKey 32 bytes */
  constructor(secretKey: Buffer) {
    this.master = secretKey;
    this.dataKey = this.derive('column-encryption');
    this.indexKey = this.derive('blind-index');
  }

  private derive(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.master, Buffer.alloc(0), `motcua/${purpose}`, 32));
    this.keys.set(purpose, key);
    return key;
  }

  encrypt(text: string): Buffer {
    return this.encryptBytes(Buffer.from(text, 'utf8'));
  }

  encryptBytes(plain: Uint8Array): Buffer {
    const iv = this.nonce();
    const cipher = createCipheriv('aes-256-gcm', this.dataKey, iv);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, sealed, cipher.getAuthTag()]);
  }

  /** Chance is asked for many at a time: a call to the system for each takes as long as the cipher. */
  private nonce(): Buffer {
    if (this.unused.length < IV) this.unused = randomFillSync(Buffer.alloc(IV * NONCES));
    const nonce = this.unused.subarray(0, IV);
    this.unused = this.unused.subarray(IV);
    return nonce;
  }

  /** @throws Error when the bytes were not made with this key or have been changed */
  decrypt(bytes: Buffer): string {
    return this.decryptBytes(bytes).toString('utf8');
  }

  /** @throws Error as `decrypt` does */
  decryptBytes(bytes: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.dataKey, bytes.subarray(0, IV));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
    return Buffer.concat([decipher.update(bytes.subarray(IV, bytes.length - TAG)), decipher.final()]);
  }

  /** Same value and purpose, same sixteen bytes; without the key they tell nothing. */
  blindIndex(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.indexKey).update(`${purpose}|${value}`).digest().subarray(0, 16);
  }

  /** A keyed digest for tokens and names that need not be read back. */
  digest(purpose: string, value: string | Buffer): Buffer {
    return createHmac('sha256', this.derive(purpose)).update(value).digest();
  }
}
