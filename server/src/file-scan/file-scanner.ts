import type { ClamdAddress } from '../config/clamd-address.js';
import type { ArrivedFile, FileStore } from '../file-store/file-store.js';
import { type Content, scan, type ScanVerdict, signaturesOf } from './clamd.js';

const PIECE = 65_536;

export type Scanned = ScanVerdict & {
  /** The number of the signatures it was held against, or of older ones; 0 where they are not numbered. */
  readonly signatures: number;
};

/** Looks for viruses in files, before they are kept and afterwards. */
export class FileScanner {
  constructor(private readonly clamd: ClamdAddress) {}

  /** @throws ScannerAway */
  arrived(file: ArrivedFile): Promise<Scanned> {
    return this.scan(() => pieces(file));
  }

  /** @throws ScannerAway, Error when the store has no such file */
  kept(store: FileStore, sha256: string): Promise<Scanned> {
    return this.scan(() => store.open(sha256));
  }

  /** The number of the signatures that it works with now; 0 where they are not numbered. @throws ScannerAway */
  signatures(): Promise<number> {
    return signaturesOf(this.clamd);
  }

  private async scan(content: Content): Promise<Scanned> {
    // Asked first: where newer ones come meanwhile, the file is scanned again rather than taken for scanned with them.
    const signatures = await this.signatures();
    return { ...(await scan(this.clamd, content)), signatures };
  }
}

async function* pieces(file: ArrivedFile): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.size; at += PIECE) yield await file.read(at, PIECE);
}
