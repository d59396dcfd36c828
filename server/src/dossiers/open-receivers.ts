import type { OfficeTx } from '../database/office-transaction.js';
import { elsewhere } from './elsewhere.sql.js';

/**
 * What belongs to a dossier lies behind the wall of the office that received it: opens those of which something is handled
 * here. Whoever looks then lets nothing through but what is of dossiers received or handled by `openedFor`.
 *
 * @returns whether one was closed
 */
export async function openReceivers(tx: OfficeTx): Promise<boolean> {
  const receivers: { id: string }[] = await tx.em.query(
    `SELECT DISTINCT d.office_id AS id FROM dossier d WHERE d.handling_office_id = ANY ($1) AND ${elsewhere('d')}`,
    [tx.openedFor],
  );
  let wasClosed = false;
  for (const { id } of receivers) wasClosed = (await tx.widen(id)) || wasClosed;
  return wasClosed;
}
