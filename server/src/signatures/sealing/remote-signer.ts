import { createHash, verify, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { kindOf, UnusableSeal } from './signing-key.js';
import type { Signer } from './sign-message.js';

/** What stands in the file: where the key is asked, with what, and the certificates (PEM, beside the file). */
const Settings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).refine(keepsToken),
  token: z.string().regex(/^[\x21-\x7e]{1,4096}$/),
  certificates: z.string().min(1),
});

/** It goes with every call: unencrypted only where it does not leave this computer. */
function keepsToken(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

const Answer = z.object({ signature: z.base64() });
const MAX_ANSWER = 65_536;

/**
 * A key that is elsewhere: `POST {algorithm, hash}` (SHA-256, base64) with the token as Bearer answers `{signature}` (base64).
 * What comes back is checked with the certificate before it is used.
 *
 * @throws UnusableSeal
 */
export async function remoteSigner(file: string, folder: string, timeoutMs: number): Promise<Signer> {
  const settings = readSettings(file);
  const certificates = await readCertificates(resolve(folder, settings.certificates));
  const [own] = certificates;
  const kind = kindOf(own!);
  return {
    kind,
    certificates,
    async sign(bytes) {
      const hash = createHash('sha256').update(bytes).digest('base64');
      const signature = await ask(settings, { algorithm: kind === 'rsa' ? 'RS256' : 'ES256', hash }, timeoutMs);
      if (!verify('sha256', bytes, own!.publicKey, signature)) {
        throw new UnusableSeal('The signing service answered with a signature that is not of this certificate.');
      }
      return signature;
    },
  };
}

function readSettings(file: string): z.infer<typeof Settings> {
  try {
    return Settings.parse(JSON.parse(file));
  } catch {
    // What is wrong with it might repeat the token.
    throw new UnusableSeal('The file of the seal must be JSON with url (https), token and certificates.');
  }
}

async function readCertificates(path: string): Promise<X509Certificate[]> {
  try {
    const found = (await readFile(path, 'utf8')).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (found) return found.map((pem) => new X509Certificate(pem));
  } catch (error) {
    throw new UnusableSeal('The certificates of the seal cannot be read.', { cause: error });
  }
  throw new UnusableSeal('The certificates of the seal are missing.');
}

async function ask({ url, token }: z.infer<typeof Settings>, body: object, timeoutMs: number): Promise<Buffer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new UnusableSeal(`The signing service answered ${response.status}.`);
    const text = await response.text();
    if (text.length > MAX_ANSWER) throw new UnusableSeal('The signing service answered too much.');
    return Buffer.from(Answer.parse(JSON.parse(text)).signature, 'base64');
  } catch (error) {
    if (error instanceof UnusableSeal) throw error;
    throw new UnusableSeal('The signing service gave no signature.', { cause: error });
  }
}
