import type { NoticeRecipient, NoticeWay } from '@motcua/shared/notices';
import { parsePhone } from '@motcua/shared/validation';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { NOT_ASKED } from '../outbox/no-longer-told.sql.js';
import { addressBy, keptAddress, reachOf } from './reach.js';

interface Waiting {
  readonly id: string;
  readonly channel: NoticeWay;
  readonly recipient: NoticeRecipient;
  readonly body: string;
  readonly say: string | null;
  /** Its gateway may have it for the old number, and would not take it again for another. */
  readonly maybeThere: boolean;
  readonly addressEnc: Buffer;
}

/**
 * A number or address was set right: what no gateway has goes there and not to a stranger, also what stands in a queue, the next
 * try of what was refused at the old one, and that of a mail which may be there. What tells other dossiers too stays as it is, as
 * does what goes to a number heard in a call. A text message for a number that gets none is a call instead.
 * A text message whose answer was lost may be at the old number: its gateway is neither asked nor given it any more, for what that has
 * never seen would go to the old number, and a reference that it knows to none. It is on the list of calls, which is of the new one,
 * and an officer who sends it again sends it there.
 */
export async function readdressNotices(tx: OfficeTx, box: SecretBox, dossier: Dossier): Promise<void> {
  const waiting: Waiting[] = await tx.em.query(
    `SELECT id, channel, recipient, body, say, address_enc AS "addressEnc",
            state = 'unknown' OR channel = 'sms' AND gateway IS NOT NULL AS "maybeThere" FROM notice
      WHERE dossier_id = $1 AND NOT number_heard
        AND (state = 'unknown' OR state = 'manual' AND attempts = 0 OR state IN ('planned', 'dispatched', 'retry_waiting'))
        AND NOT EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id)
        FOR UPDATE SKIP LOCKED`,
    [dossier.id],
  );
  for (const { id, channel, recipient, body, say, addressEnc, maybeThere } of waiting) {
    const address = addressBy(channel, reachOf(box, dossier, recipient));
    if (address === null || address === box.decrypt(addressEnc)) continue;
    if (maybeThere) {
      await tx.em.query(`UPDATE notice SET state = 'unknown', asked = $2, due_at = now() WHERE id = $1`, [
        id,
        NOT_ASKED,
      ]);
      continue;
    }
    const called = channel === 'sms' && parsePhone(address)?.canReceiveSms !== true;
    const way = called ? 'phone' : channel;
    const text = called ? (say ?? body) : body;
    const kept = keptAddress(box, way, address, text);
    await tx.em.query(
      `UPDATE notice SET channel = $2, body = $3, address_enc = $4, address_masked = $5, text_key = $6,
              attempts = 0, last_error = NULL,
              -- Its job finds nothing to send; who is to be called stands on the list from now on.
              state = CASE WHEN $2 = 'phone' AND state = 'dispatched' THEN 'manual' ELSE state END
        WHERE id = $1`,
      [id, way, text, kept.addressEnc, kept.addressMasked, kept.textKey],
    );
  }
}
