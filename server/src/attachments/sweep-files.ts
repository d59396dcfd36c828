import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { alone } from '../database/alone.js';
import type { FileStore } from '../file-store/file-store.js';

/** An upload takes minutes; a day leaves time to notice that a database and a folder do not belong together. */
const ORPHAN_AGE = '24 hours';

/** Held while one process sweeps: each would ask for the same files. */
export const SWEEPING_LOCK = 7_305_218_465;
/** Hashes in one question. */
const AT_ONCE = 500;

/**
 * Drops from the store what no row names: bytes of an upload whose process died before its row was written. Each is dropped
 * under the lock that writers take as well, so nothing goes that is just being attached again. What was still arriving lies with
 * each process, which drops its own.
 *
 * @returns how many files were dropped; none while another process sweeps
 */
export async function sweepFiles(db: DataSource, store: FileStore, logger: Logger): Promise<number> {
  const [{ before }]: [{ before: Date }] = await db.query(`SELECT now() - interval '${ORPHAN_AGE}' AS before`);
  await store.dropArrivalsBefore(before);
  let dropped = 0;
  await alone(db, SWEEPING_LOCK, async () => {
    for await (const some of inBatches(store.keptBefore(before))) {
      for (const sha256 of await unnamed(db, some)) if (await drop(db, store, sha256)) dropped++;
    }
  });
  if (dropped > 0) logger.warn({ dropped }, 'files that no dossier names were dropped');
  return dropped;
}

async function* inBatches(hashes: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  for await (const sha256 of hashes) {
    batch.push(sha256);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Those of them that no row names. */
async function unnamed(db: DataSource, hashes: readonly string[]): Promise<readonly string[]> {
  const bytes = hashes.map((sha256) => Buffer.from(sha256, 'hex'));
  const rows: { hash: string }[] = await db.query(
    `SELECT encode(sha256, 'hex') AS hash FROM stored_file WHERE sha256 = ANY ($1::bytea[])`,
    [bytes],
  );
  const named = new Set(rows.map(({ hash }) => hash));
  return hashes.filter((sha256) => !named.has(sha256));
}

/** @returns whether it was nobody's */
function drop(db: DataSource, store: FileStore, sha256: string): Promise<boolean> {
  const hash = Buffer.from(sha256, 'hex');
  return db.transaction(async (em) => {
    const free: unknown[] = await em.query(
      'INSERT INTO stored_file (sha256, size_bytes, stored_at) VALUES ($1, 0, now()) ON CONFLICT DO NOTHING RETURNING 1',
      [hash],
    );
    if (free.length === 0) return false;
    await store.remove(sha256);
    await em.query('DELETE FROM stored_file WHERE sha256 = $1', [hash]);
    return true;
  });
}

const SWEEP_EVERY_MS = 6 * 3_600_000;

/**
 * Sweeps now and every six hours. What goes wrong is logged and tried again the next time.
 *
 * @returns ends it, once a sweep at work is done
 */
export function keepSwept(db: DataSource, store: FileStore, logger: Logger): () => Promise<void> {
  let atWork = Promise.resolve();
  const sweep = (): void => {
    atWork = sweepFiles(db, store, logger).then(
      () => undefined,
      (error: unknown) => logger.error({ error: String(error) }, 'the file store could not be swept'),
    );
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  return () => {
    clearInterval(timer);
    return atWork;
  };
}
