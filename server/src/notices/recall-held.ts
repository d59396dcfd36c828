import type { OfficeTx } from '../database/office-transaction.js';

/** Takes back what is still held for the dossier's visit; what has been let go is on its way and stays so. */
export async function recallHeld(tx: OfficeTx, dossierId: string): Promise<void> {
  await tx.em.query(
    `UPDATE notice SET state = 'recalled', recalled_because = 'no_longer_true', held_for_visit_id = NULL, facts = NULL
      WHERE dossier_id = $1 AND held_for_visit_id IS NOT NULL`,
    [dossierId],
  );
}
