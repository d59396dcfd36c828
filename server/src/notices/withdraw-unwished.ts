import { MESSAGE_CHANNELS, NOTICE_CHANNELS, USUAL_WISH } from '@motcua/shared/notices';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';

/** Takes back what would still leave by a channel by which the citizen does not wish to be told. */
export async function withdrawUnwished(tx: OfficeTx, { id, messages }: Dossier): Promise<void> {
  const { channels } = messages ?? USUAL_WISH;
  // Who wants no messages is not called either.
  const unwished = channels.length === 0 ? NOTICE_CHANNELS : MESSAGE_CHANNELS.filter((one) => !channels.includes(one));
  if (unwished.length === 0) return;
  await tx.em.query(
    `UPDATE notice SET state = 'recalled', recalled_because = 'not_wanted', held_for_visit_id = NULL, facts = NULL
      WHERE id IN (SELECT id FROM notice
                    WHERE dossier_id = $1 AND channel = ANY ($2) AND state = 'planned' AND attempts = 0
                      FOR UPDATE SKIP LOCKED)`,
    [id, unwished],
  );
}
