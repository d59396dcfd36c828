import type { ClamdAddress } from '../config/clamd-address.js';
import type { ArrivedFile, FileStore } from '../file-store/file-store.js';
import { scan, type ScanVerdict } from './clamd.js';

const PIECE = 65_536;

/** Looks for viruses in files, before they are kept and afterwards. */
export class FileScanner {
  constructor(private readonly clamd: ClamdAddress) {}

  /** @throws ScannerAway */
  arrived(file: ArrivedFile): Promise<ScanVerdict> {
    return scan(this.clamd, () => pieces(file));
  }

  /** @throws ScannerAway, Error when the store has no such file */
  kept(store: FileStore, sha256: string): Promise<ScanVerdict> {
    return scan(this.clamd, () => store.open(sha256));
  }
}

async function* pieces(file: ArrivedFile): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.size; at += PIECE) yield await file.read(at, PIECE);
}
