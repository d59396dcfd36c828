import type { FileScan } from '@motcua/shared/attachments';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import { ScannerAway, wasNotRead } from '../file-scan/clamd.js';
import type { FileScanner } from '../file-scan/file-scanner.js';
import type { ArrivedFile } from '../file-store/file-store.js';

/** What is known of viruses in content that is about to be kept. */
export interface KnownOfViruses {
  readonly scan: FileScan;
  /** The number of the signatures that it was found clean with; 0 where they are not numbered, null where it was not scanned. */
  readonly scannedWith: number | null;
}

/** Has the virus scanner look at a file before it is kept. */
export class ScanArrived {
  constructor(
    /** Null where none is set up. */
    private readonly scanner: FileScanner | null,
    private readonly db: DataSource,
    private readonly logger: Pick<Logger, 'error'>,
  ) {}

  /**
   * @returns `waiting` when the scanner does not answer: the file is kept and shown to nobody before it has been looked at
   * @throws DomainError 422 when something was found; nothing is kept of it, and where the same content was let in before,
   *   by a scanner that knew less, it is shown no more
   */
  async execute(file: ArrivedFile): Promise<KnownOfViruses> {
    if (!this.scanner) return { scan: 'unscanned', scannedWith: null };
    try {
      const result = await this.scanner.arrived(file);
      const { signatures } = result;
      if (result.verdict === 'clean') return { scan: 'clean', scannedWith: signatures };
      if (!wasNotRead(result.finding)) await this.withhold(file.sha256, result.finding, signatures);
    } catch (error) {
      if (error instanceof ScannerAway) return { scan: 'waiting', scannedWith: null };
      throw error;
    }
    throw new DomainError('refused', 'attachment.infected', 'The virus scanner has found something in the file.');
  }

  /** In a transaction of its own: what arrives is refused. */
  private async withhold(sha256: string, finding: string, signatures: number): Promise<void> {
    const [, withheld]: [unknown, number] = await this.db.query(
      `UPDATE stored_file SET scan = 'infected', scan_finding = $2, scanned_at = now(), scanned_with = GREATEST(scanned_with, $3)
        WHERE sha256 = decode($1, 'hex') AND scan <> 'infected'`,
      [sha256, finding, signatures],
    );
    if (withheld > 0) this.logger.error({ sha256, finding }, 'a file of a dossier is infected and is shown no more');
  }
}
