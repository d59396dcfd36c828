import type { FileScan } from '@motcua/shared/attachments';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import { ScannerAway } from '../file-scan/clamd.js';
import type { FileScanner } from '../file-scan/file-scanner.js';
import type { FileStore } from '../file-store/file-store.js';

/** @throws DomainError 409 for content that nobody may see, yet or ever */
export function requireScanned(scan: FileScan): void {
  if (scan === 'waiting') {
    throw new DomainError('conflict', 'attachment.not_scanned', 'The file is yet to be scanned for viruses.');
  }
  if (scan === 'infected') {
    throw new DomainError('conflict', 'attachment.withheld', 'The virus scanner has found something in this file.');
  }
}

/** At most so many before others have their turn. */
const AT_ONCE = 50;

/**
 * Has the scanner look at what waits for it, the newest first: an officer waits for what came in just now. One it cannot
 * judge does not hold up the others. Two processes may look at the same file; they find the same.
 *
 * @param failed what could not be judged in earlier looks; grows here
 * @returns how many there were; more may be waiting when that is `AT_ONCE`
 */
export async function scanWaiting(
  db: DataSource,
  store: FileStore,
  scanner: FileScanner,
  logger: Logger,
  failed: Buffer[] = [],
): Promise<number> {
  const waiting: { sha256: Buffer }[] = await db.query(
    `SELECT sha256 FROM stored_file WHERE scan = 'waiting' AND sha256 <> ALL ($1::bytea[])
      ORDER BY stored_at DESC LIMIT ${AT_ONCE}`,
    [failed],
  );
  for (const { sha256 } of waiting) {
    const hash = sha256.toString('hex');
    try {
      const result = await scanner.kept(store, hash);
      const finding = result.verdict === 'infected' ? result.finding : null;
      await db.query(
        `UPDATE stored_file SET scan = $2, scan_finding = $3, scanned_at = now() WHERE sha256 = $1 AND scan = 'waiting'`,
        [sha256, result.verdict, finding],
      );
      if (finding !== null)
        logger.error({ sha256: hash, finding }, 'a file of a dossier is infected and is shown no more');
    } catch (error) {
      logger.warn({ sha256: hash, error: String(error) }, 'a file could not be scanned for viruses');
      if (error instanceof ScannerAway) return 0;
      failed.push(sha256);
    }
  }
  return waiting.length;
}

const SCAN_EVERY_MS = 30_000;

/**
 * Looks every half minute for files that wait for the scanner. Those taken in while none was set up wait from now on; where
 * none is set up any more, none waits.
 *
 * @returns ends it, once a look at work is done
 */
export function keepScanned(
  db: DataSource,
  store: FileStore,
  scanner: FileScanner | null,
  logger: Logger,
): () => Promise<void> {
  const couldNotRead = (error: unknown): void =>
    logger.error({ error: String(error) }, 'files that wait for the virus scanner could not be read');
  const [from, to] = scanner ? ['unscanned', 'waiting'] : ['waiting', 'unscanned'];
  let atWork: Promise<void> = db
    .query(`UPDATE stored_file SET scan = $2 WHERE scan = $1`, [from, to])
    .then(() => undefined, couldNotRead);
  if (!scanner) return () => atWork;
  const failed: Buffer[] = [];
  let ending = false;
  const all = async (): Promise<void> => {
    let more = true;
    while (more) more = (await scanWaiting(db, store, scanner, logger, failed)) === AT_ONCE && !ending;
    // Within one look none holds up the others; the next look tries each again.
    failed.length = 0;
  };
  const look = (): void => {
    atWork = atWork.then(all).catch(couldNotRead);
  };
  look();
  const timer = setInterval(look, SCAN_EVERY_MS);
  return () => {
    ending = true;
    clearInterval(timer);
    return atWork;
  };
}
