import { sign, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPkcs12, WrongPkcs12 } from './pkcs12.js';
import type { ValidationData } from '../validation-store.js';
import { listsIn } from './gather-validation.js';
import { remoteSigner } from './remote-signer.js';
import { kindOf, UnusableSeal } from './signing-key.js';
import type { Signer } from './sign-message.js';

/** The seals of offices. */
export abstract class Seals {
  /**
   * @param officeCode its mã định danh
   * @returns null for an office without one
   * @throws UnusableSeal
   */
  abstract of(officeCode: string): Promise<Signer | null>;
}

/** Codes of offices, as they may name a file. */
const CODE = /^[A-Z0-9][A-Z0-9.-]{0,40}$/i;

/**
 * Seals in a folder: for an office `H23.18.07.p12` with `H23.18.07.password` beside it, or `H23.18.07.json` for a key that
 * is elsewhere; where the authorities' addresses cannot be reached, `H23.18.07.chain.pem` with their certificates and
 * `H23.18.07.crl` with their lists of revoked ones. Read each time they are used: a renewed certificate needs no restart, and no
 * key stays in memory.
 */
export class FolderOfSeals extends Seals {
  constructor(
    private readonly folder: string,
    private readonly timeoutMs: number,
  ) {
    super();
  }

  async of(officeCode: string): Promise<Signer | null> {
    if (!CODE.test(officeCode)) return null;
    const named = (ending: string): string => join(this.folder, `${officeCode}.${ending}`);
    const file = await present(named('p12'));
    const remote = file ? null : await present(named('json'));
    const signer = file
      ? await localSigner(file, await present(named('password')))
      : remote && (await remoteSigner(remote.toString('utf8'), this.folder, this.timeoutMs));
    return signer && { ...signer, known: await knownOf(named('chain.pem'), named('crl')) };
  }
}

/** No office has a seal. */
export class NoSeals extends Seals {
  of(): Promise<null> {
    return Promise.resolve(null);
  }
}

async function localSigner(file: Buffer, password: Buffer | null): Promise<Signer> {
  if (!password) throw new UnusableSeal('The file with the password of the seal is missing.');
  try {
    const { key, certificates } = await openPkcs12(file, password.toString('utf8').replace(/\r?\n$/, ''));
    return {
      kind: kindOf(certificates[0]!),
      certificates,
      sign: (bytes) => Promise.resolve(sign('sha256', bytes, key)),
    };
  } catch (error) {
    if (error instanceof WrongPkcs12) throw new UnusableSeal(error.message, { cause: error });
    throw error;
  }
}

async function knownOf(chain: string, lists: string): Promise<ValidationData> {
  const [certificates, revoked] = await Promise.all([present(chain), present(lists)]);
  return {
    certificates: certificates ? certificatesIn(certificates.toString('latin1')) : [],
    lists: revoked ? listsIn(revoked) : [],
  };
}

function certificatesIn(text: string): X509Certificate[] {
  try {
    return (text.match(PEM) ?? []).map((pem) => new X509Certificate(pem));
  } catch (error) {
    throw new UnusableSeal('The certificates of the authorities above the seal cannot be read.', { cause: error });
  }
}
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

async function present(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
    throw new UnusableSeal('The file of the seal cannot be read.', { cause: error });
  }
}
