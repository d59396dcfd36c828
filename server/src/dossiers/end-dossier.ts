import { untellAssigned } from '../alerts/tell-assigned.js';
import type { ActContext } from './act.js';
import { closePause } from './clock-of-dossier.js';

/** What every end has in common: the clock stops, nobody holds it any more, nothing is on its way between two desks. */
export async function endDossier(context: ActContext): Promise<void> {
  const { tx, dossier, now } = context;
  await closePause(context);
  await closeHandover(tx, dossier.id);
  dossier.finishedAt = now;
  dossier.handoverPending = false;
  // Nobody works on it any more; what is left to do, if anything, is the counter's.
  dossier.assigneeId = null;
  dossier.originState = null;
}

/** Takes back a hand-over that nobody has confirmed. */
export async function closeHandover(tx: ActContext['tx'], dossierId: string): Promise<void> {
  tx.write(
    `UPDATE dossier_handover SET recalled_at = $2 WHERE dossier_id = $1 AND received_at IS NULL AND recalled_at IS NULL`,
    [dossierId, tx.now],
  );
  await untellAssigned(tx, dossierId);
}
