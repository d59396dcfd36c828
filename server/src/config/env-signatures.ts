import type { EnvReader } from './env-reader.js';
import * as value from './env-values.js';

/** Whom the installation trusts when signed files come in, and with what it seals its own. */
export interface SignatureEnv {
  /** Certificates of authorities, one PEM text each. Empty: signatures are read, and nobody vouches for who signed. */
  readonly signatureRoots: readonly string[];
  /** Absolute path of the folder with the seals of offices. */
  readonly sealsDir: string | undefined;
  /** A server that stamps seals with the time (RFC 3161). */
  readonly timeStampUrl: string | undefined;
}

export function readSignatureEnv(reader: EnvReader): SignatureEnv {
  return {
    signatureRoots: reader.read('MOTCUA_SIGNATURE_ROOTS', value.certificates) ?? [],
    sealsDir: reader.read('MOTCUA_SEALS_DIR', value.folder),
    timeStampUrl: reader.read('MOTCUA_TSA_URL', value.addressOf(['http:', 'https:'], 'http://tsa.example.vn/tsa')),
  };
}
