import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { FileStore } from '../file-store/file-store.js';

/** An upload takes minutes; a day leaves time to notice that a database and a folder do not belong together. */
const ORPHAN_AGE = '24 hours';

/**
 * Drops from the store what no row names: bytes of an upload whose process died before its row was written. Rows are asked one
 * by one under the lock that writers take as well, so nothing is dropped that is just being attached again.
 *
 * @returns how many files were dropped
 */
export async function sweepFiles(db: DataSource, store: FileStore, logger: Logger): Promise<number> {
  const [{ before }]: [{ before: Date }] = await db.query(`SELECT now() - interval '${ORPHAN_AGE}' AS before`);
  await store.dropArrivalsBefore(before);
  let dropped = 0;
  for await (const sha256 of store.keptBefore(before)) {
    const hash = Buffer.from(sha256, 'hex');
    const named: unknown[] = await db.query('SELECT 1 FROM stored_file WHERE sha256 = $1', [hash]);
    if (named.length > 0) continue;
    await db.transaction(async (em) => {
      const free: unknown[] = await em.query(
        'INSERT INTO stored_file (sha256, size_bytes, stored_at) VALUES ($1, 0, now()) ON CONFLICT DO NOTHING RETURNING 1',
        [hash],
      );
      if (free.length === 0) return;
      await store.remove(sha256);
      await em.query('DELETE FROM stored_file WHERE sha256 = $1', [hash]);
      dropped++;
    });
  }
  if (dropped > 0) logger.warn({ dropped }, 'files that no dossier names were dropped');
  return dropped;
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
