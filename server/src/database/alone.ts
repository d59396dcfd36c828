import type { DataSource } from 'typeorm';

/**
 * Does a work that one process at a time does, whatever it takes. The lock is that of a transaction, which holds nothing else
 * and ends with its connection: nobody has to let go of it.
 *
 * @param lock its number, of which each such work has its own
 * @returns null while another process is at it
 */
export function alone<T>(db: DataSource, lock: number, work: () => Promise<T>): Promise<T | null> {
  return db.transaction(async (em) => {
    await em.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const [{ held }]: [{ held: boolean }] = await em.query('SELECT pg_try_advisory_xact_lock($1) AS held', [lock]);
    return held ? work() : null;
  });
}
