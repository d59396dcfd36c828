import type { OfficeTx } from '../database/office-transaction.js';
import type { FileStore } from '../file-store/file-store.js';

/**
 * Drops files that are kept no longer; that they were asked for stays known.
 *
 * @param tx open for every office
 * @returns how many
 */
export async function sweepExports(tx: OfficeTx, store: FileStore): Promise<number> {
  const over: { id: string; sha256: Buffer }[] = await tx.em.query(
    `SELECT id, sha256 FROM export_job WHERE state = 'ready' AND expires_at <= $1 ORDER BY expires_at LIMIT 50 FOR UPDATE SKIP LOCKED`,
    [tx.now],
  );
  for (const { id, sha256 } of over) {
    await tx.em.query(`UPDATE export_job SET state = 'expired', sha256 = NULL, request_enc = NULL WHERE id = $1`, [id]);
    // Somebody else may have asked for the same, or attached it to a dossier.
    const [dropped]: [unknown[], number] = await tx.em.query(
      `DELETE FROM stored_file WHERE sha256 = $1 AND NOT EXISTS (SELECT 1 FROM export_job WHERE sha256 = $1)
          AND NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = $1) RETURNING 1`,
      [sha256],
    );
    if (dropped.length > 0) await store.remove(sha256.toString('hex'));
  }
  return over.length;
}
