import type { DossierTransition } from '@motcua/shared/dossiers';
import { withdrawnBy } from '@motcua/shared/notices';
import type { OfficeTx } from '../database/office-transaction.js';
import { noLongerTold } from '../outbox/no-longer-told.sql.js';

/**
 * Ends what an act makes untrue, also while it waits in a queue or for another try: its job finds that it is no longer to be
 * sent. What no gateway can have is taken back by that; of what is on its way right now it is written down, and whoever ends that
 * try sees to it. What a relay has locked is about to leave and counts as gone: nobody at the desk waits. One that tells other
 * dossiers too leaves all the same.
 */
export function withdrawNotices(tx: OfficeTx, dossierId: string, transition: DossierTransition): Promise<void> {
  const withdrawal = withdrawnBy(transition);
  if (!withdrawal) return Promise.resolve();
  // Those on their way are locked for a moment at most, by whoever ends their try just now.
  tx.write(
    `WITH untrue AS (
       SELECT id, state FROM notice
        WHERE dossier_id = $1 AND kind = ANY ($2)
          AND state IN ('planned', 'dispatched', 'submitting', 'retry_waiting', 'manual', 'unknown')
          AND NOT EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id)),
     free AS (
       SELECT id FROM notice WHERE id IN (SELECT id FROM untrue) FOR UPDATE SKIP LOCKED)
     UPDATE notice SET ${noLongerTold('$3')}
      WHERE id IN (SELECT id FROM free UNION SELECT id FROM untrue WHERE state = 'submitting')
        AND state IN ('planned', 'dispatched', 'submitting', 'retry_waiting', 'manual', 'unknown')`,
    [dossierId, withdrawal.kinds, withdrawal.because],
  );
  // One that was dropped because a mail seemed to arrive is not owed again when that mail comes back.
  tx.write(
    `UPDATE notice SET waits_for_id = NULL
      WHERE dossier_id = $1 AND kind = ANY ($2) AND state = 'recalled' AND waits_for_id IS NOT NULL`,
    [dossierId, withdrawal.kinds],
  );
  return Promise.resolve();
}
