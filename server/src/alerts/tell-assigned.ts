import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { DeadlineAlert, StaffAlert } from './alert.entities.js';

/** Tells an officer, with the act, that another has given them a dossier; it stays until they take it or it is taken back. */
export async function tellAssigned(
  tx: OfficeTx,
  dossier: { readonly id: string; readonly handlingOfficeId: string },
  staffId: string,
): Promise<void> {
  const { id: dossierId, handlingOfficeId: officeId } = dossier;
  await tx.widen(officeId);
  const id = newId();
  await tx.em.insert(DeadlineAlert, {
    id,
    officeId,
    dossierId,
    kind: 'assigned',
    dueAt: tx.now,
    sameDay: false,
    createdAt: tx.now,
  });
  await tx.em.insert(StaffAlert, { alertId: id, staffId, officeId });
}

/** Who was told has taken it, or has it no more: nothing is left to see. */
export async function untellAssigned(tx: OfficeTx, dossierId: string): Promise<void> {
  await tx.em.query(
    `UPDATE staff_alert SET seen_at = $2
      WHERE seen_at IS NULL AND alert_id IN (SELECT id FROM deadline_alert WHERE dossier_id = $1 AND kind = 'assigned')`,
    [dossierId, tx.now],
  );
}
