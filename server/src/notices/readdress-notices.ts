import type { NoticeRecipient, NoticeState, NoticeWay } from '@motcua/shared/notices';
import { parsePhone } from '@motcua/shared/validation';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { NOT_ASKED } from '../outbox/no-longer-told.sql.js';
import { addressBy, keptAddress, reachOf } from './reach.js';

interface Waiting {
  readonly id: string;
  readonly state: NoticeState;
  readonly channel: NoticeWay;
  readonly recipient: NoticeRecipient;
  readonly body: string;
  readonly say: string | null;
  readonly addressEnc: Buffer;
}

/**
 * A number or address was set right: what no gateway has goes there and not to a stranger, also what stands in a queue and the next
 * try of what was refused at the old one, and of a mail of which nobody knows whether it is there: its citizen has not got it, while
 * a gateway that compares references would not send a text message again. What tells other dossiers too stays as it is, as does what goes to a number heard in a call. A text message for a number that gets none is a call instead.
 * One whose answer was lost may be at the old number: its gateway is not asked any more, for what that has never seen would be owed
 * again, to the old one. It stays on the list of calls, which is of the new one, and an officer who sends it again sends it there.
 */
export async function readdressNotices(tx: OfficeTx, box: SecretBox, dossier: Dossier): Promise<void> {
  const waiting: Waiting[] = await tx.em.query(
    `SELECT id, state, channel, recipient, body, say, address_enc AS "addressEnc" FROM notice
      WHERE dossier_id = $1 AND NOT number_heard
        AND (state = 'unknown' OR state = 'manual' AND attempts = 0 OR state IN ('planned', 'dispatched', 'retry_waiting') AND (gateway IS NULL OR channel = 'email'))
        AND NOT EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id)
        FOR UPDATE SKIP LOCKED`,
    [dossier.id],
  );
  for (const { id, state, channel, recipient, body, say, addressEnc } of waiting) {
    const address = addressBy(channel, reachOf(box, dossier, recipient));
    if (address === null || address === box.decrypt(addressEnc)) continue;
    if (state === 'unknown') {
      await tx.em.query('UPDATE notice SET asked = $2 WHERE id = $1', [id, NOT_ASKED]);
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
