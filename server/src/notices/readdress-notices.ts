import type { NoticeWay } from '@motcua/shared/notices';
import { parsePhone } from '@motcua/shared/validation';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { messageOf } from '../dossiers/message-of.sql.js';
import { NOT_ASKED } from '../outbox/no-longer-told.sql.js';
import { addressesNow } from './addresses-now.js';
import { keptAddress } from './reach.js';

interface Waiting {
  readonly id: string;
  readonly channel: NoticeWay;
  readonly body: string;
  readonly say: string | null;
  readonly onItsWay: boolean;
  /** Its gateway may have it for the old number, and would not take it again for another. */
  readonly maybeThere: boolean;
  readonly addressEnc: Buffer;
  readonly nextAddressEnc: Buffer | null;
}

/** Those that tell of a dossier, also in the message of another. $1: the dossier. */
const MESSAGES = `n.id IN (SELECT ${messageOf('own')} FROM notice own WHERE own.dossier_id = $1) AND NOT n.number_heard`;

/**
 * A number or address was set right: what no gateway has goes there and not to a stranger, also what stands in a queue, the next
 * try of what was refused at the old one or is on its way there right now, and that of a mail which may be there. What tells other
 * dossiers too goes there once it is theirs as well; what goes to a number heard in a call stays as it is. A text message for a
 * number that gets none is a call instead.
 * A text message whose answer was lost may be at the old number: its gateway is neither asked nor given it any more, for what that has
 * never seen would go to the old number, and a reference that it knows to none. One on its way is not tried again. Both are on the
 * list of calls, which is of the new one, and an officer who sends them again sends them there.
 */
export async function readdressNotices(tx: OfficeTx, box: SecretBox, dossier: Dossier): Promise<void> {
  // Whoever ends a try has its row for a moment; for others that have one nobody waits.
  await tx.em.query(`SELECT 1 FROM notice n WHERE ${MESSAGES} AND n.state = 'submitting' ORDER BY n.id FOR UPDATE`, [
    dossier.id,
  ]);
  const waiting: Waiting[] = await tx.em.query(
    `SELECT n.id, channel, body, say, address_enc AS "addressEnc", next_address_enc AS "nextAddressEnc", state = 'submitting' AS "onItsWay",
            state = 'unknown' OR state <> 'submitting' AND channel = 'sms' AND gateway IS NOT NULL AS "maybeThere" FROM notice n
      WHERE ${MESSAGES}
        AND (state = 'unknown' OR state = 'manual' AND attempts = 0 OR state IN ('planned', 'dispatched', 'submitting', 'retry_waiting'))
        FOR UPDATE SKIP LOCKED`,
    [dossier.id],
  );
  for (const notice of waiting) {
    const { id, channel, body, say, onItsWay, maybeThere } = notice;
    const [address = null, ...others] = await addressesNow(tx.em, box, notice, dossier);
    if (others.length > 0 || address === null || address === box.decrypt(notice.nextAddressEnc ?? notice.addressEnc))
      continue;
    if (onItsWay || maybeThere) {
      // Set right twice, it may be where it was at first.
      const isThere = address === box.decrypt(notice.addressEnc);
      const next = isThere ? null : keptAddress(box, channel, address, body);
      await tx.em.query(
        `UPDATE notice SET next_address_enc = $2, next_address_masked = $3,
                asked = CASE WHEN $4 THEN $5 ELSE asked END,
                state = CASE WHEN $4 THEN 'unknown' ELSE state END, due_at = CASE WHEN $4 THEN now() ELSE due_at END
          WHERE id = $1`,
        [id, next?.addressEnc, next?.addressMasked, maybeThere, NOT_ASKED],
      );
      continue;
    }
    const called = channel === 'sms' && parsePhone(address)?.canReceiveSms !== true;
    const way = called ? 'phone' : channel;
    const text = called ? (say ?? body) : body;
    const kept = keptAddress(box, way, address, text);
    await tx.em.query(
      `UPDATE notice SET channel = $2, body = $3, address_enc = $4, address_masked = $5, text_key = $6,
              next_address_enc = NULL, next_address_masked = NULL, attempts = 0, last_error = NULL,
              -- Its job finds nothing to send; who is to be called stands on the list from now on.
              state = CASE WHEN $2 = 'phone' AND state = 'dispatched' THEN 'manual' ELSE state END
        WHERE id = $1`,
      [id, way, text, kept.addressEnc, kept.addressMasked, kept.textKey],
    );
  }
}
