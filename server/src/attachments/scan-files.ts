import type { FileScan } from '@motcua/shared/attachments';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { alone } from '../database/alone.js';
import { ScannerAway, wasNotRead } from '../file-scan/clamd.js';
import type { FileScanner, Scanned } from '../file-scan/file-scanner.js';
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
  const isThere = await scanEach(waiting, { store, scanner, logger, failed }, async (sha256, result) => {
    const finding = findingOf(result);
    await db.query(
      `UPDATE stored_file SET scan = $2, scan_finding = $3, scanned_at = now(), scanned_with = $4
        WHERE sha256 = $1 AND scan = 'waiting'`,
      [sha256, result.verdict, finding, result.signatures],
    );
    if (finding !== null) tellInfected(logger, sha256, finding);
  });
  return isThere ? waiting.length : 0;
}

/** Read again at a time, before it is asked whether the process shall end. */
const AGAIN_AT_ONCE = 5;
/** Held while one process scans again: a whole store is much to read twice. */
const AGAIN_LOCK = 7_305_218_466;

/**
 * Has the scanner look again at some of what it saw with older signatures than it has now, the oldest first. What it
 * finds now is shown no more; what only the older ones took for infected is shown again. One that it does not read to its end
 * any more is what it was.
 *
 * @param failed what could not be judged in earlier looks; grows here
 * @returns how many there were; none while another process looks, and where the signatures are not numbered
 */
export async function scanAgain(
  db: DataSource,
  store: FileStore,
  scanner: FileScanner,
  logger: Logger,
  failed: Buffer[] = [],
): Promise<number> {
  const signatures = await scanner.signatures().catch((error: unknown) => {
    if (error instanceof ScannerAway) return 0;
    throw error;
  });
  const seen = await alone(db, AGAIN_LOCK, async () => {
    const older: { sha256: Buffer; scan: FileScan }[] = await db.query(
      `SELECT sha256, scan FROM stored_file WHERE scanned_with < $1 AND sha256 <> ALL ($2::bytea[])
        ORDER BY scanned_with, scanned_at LIMIT ${AGAIN_AT_ONCE}`,
      [signatures, failed],
    );
    const before = new Map(older.map(({ sha256, scan }) => [sha256, scan]));
    const isThere = await scanEach(older, { store, scanner, logger, failed }, async (sha256, result) => {
      const finding = findingOf(result);
      const isRead = finding === null || !wasNotRead(finding);
      await db.query(
        `UPDATE stored_file SET scan = CASE WHEN $5 THEN $2 ELSE scan END, scanned_at = now(), scanned_with = $4,
                scan_finding = CASE WHEN $5 THEN $3 ELSE scan_finding END
          WHERE sha256 = $1 AND scanned_with < $4`,
        [sha256, result.verdict, finding, result.signatures, isRead],
      );
      const was = before.get(sha256);
      if (!isRead || was === result.verdict) return;
      if (finding !== null) tellInfected(logger, sha256, finding);
      else
        logger.warn({ sha256: sha256.toString('hex') }, 'newer signatures find nothing in a file: it is shown again');
    });
    return isThere ? older.length : 0;
  });
  return seen ?? 0;
}

const findingOf = (result: Scanned): string | null => (result.verdict === 'infected' ? result.finding : null);

const tellInfected = (logger: Logger, sha256: Buffer, finding: string): void =>
  logger.error({ sha256: sha256.toString('hex'), finding }, 'a file of a dossier is infected and is shown no more');

interface Scanning {
  readonly store: FileStore;
  readonly scanner: FileScanner;
  readonly logger: Logger;
  readonly failed: Buffer[];
}

/** @returns false when the scanner has gone away */
async function scanEach(
  files: readonly { readonly sha256: Buffer }[],
  { store, scanner, logger, failed }: Scanning,
  keep: (sha256: Buffer, result: Scanned) => Promise<void>,
): Promise<boolean> {
  for (const { sha256 } of files) {
    const hash = sha256.toString('hex');
    try {
      await keep(sha256, await scanner.kept(store, hash));
    } catch (error) {
      logger.warn({ sha256: hash, error: String(error) }, 'a file could not be scanned for viruses');
      if (error instanceof ScannerAway) return false;
      failed.push(sha256);
    }
  }
  return true;
}

const SCAN_EVERY_MS = 30_000;

/** How often in a look. By night the scanner has little else to do; a computer that is switched off then scans by day, a few at a time. */
const AGAIN = { byNight: 10, byDay: 1 } as const;
/** From ten in the evening until five, in Vietnam (UTC+7). */
const isNight = (at: Date): boolean => {
  const hour = (at.getUTCHours() + 7) % 24;
  return hour >= 22 || hour < 5;
};

/**
 * Looks every half minute for files that wait for the scanner, and then for some that it saw before it had the signatures that
 * it has now. Those taken in while none was set up wait from now on; where none is set up any more, none waits.
 *
 * @returns ends it, once a look at work is done
 */
export function keepScanned(
  db: DataSource,
  store: FileStore,
  scanner: FileScanner | null,
  logger: Logger,
  clock: Clock,
): () => Promise<void> {
  const couldNotRead = (error: unknown): void =>
    logger.error({ error: String(error) }, 'files that wait for the virus scanner could not be read');
  const [from, to] = scanner ? ['unscanned', 'waiting'] : ['waiting', 'unscanned'];
  let atWork: Promise<void> = db
    .query(`UPDATE stored_file SET scan = $2 WHERE scan = $1`, [from, to])
    .then(() => undefined, couldNotRead);
  if (!scanner) return () => atWork;
  const failed: Buffer[] = [];
  // Nobody waits for these: each is tried once a day.
  const failedAgain: Buffer[] = [];
  let wasNight = false;
  let ending = false;
  const all = async (): Promise<void> => {
    let more = true;
    while (more) more = (await scanWaiting(db, store, scanner, logger, failed)) === AT_ONCE && !ending;
    // Within one look none holds up the others; the next look tries each again.
    failed.length = 0;
    const night = isNight(clock.now());
    if (night && !wasNight) failedAgain.length = 0;
    wasNight = night;
    let rounds = night ? AGAIN.byNight : AGAIN.byDay;
    while (rounds-- > 0 && !ending && (await scanAgain(db, store, scanner, logger, failedAgain)) > 0);
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
