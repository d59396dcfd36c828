import { NOTICE_CHANNELS, NOTICE_WAYS, type NoticeState, USUAL_WISH } from '@motcua/shared/notices';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { isBearerTold } from '../dossiers/submitter.js';
import { noLongerTold } from '../outbox/no-longer-told.sql.js';
import { awaitReceipts, receiptBy } from './await-receipts.js';
import { DEFAULT_NOTICE_SETTINGS } from './notice-settings.js';
import { reachOf } from './reach.js';

interface NextRung {
  readonly id: string;
  readonly officeId: string;
  readonly owed: boolean;
}

/**
 * Ends what would still leave by a channel by which who brought the dossier, or its owner where only that one can be
 * reached, does not wish to be told; where nobody is to be told of it, all of it. What was for the case that it does not arrive
 * takes its place, no earlier than it would have left. Of one that is on its way right now it is written down, and it is not tried
 * again. One that tells other dossiers too leaves all the same, for they have no
 * other message.
 */
export async function withdrawUnwished(tx: OfficeTx, box: SecretBox, dossier: Dossier): Promise<void> {
  const { channels } = dossier.messages ?? USUAL_WISH;
  // Who wants no messages is not called either.
  const unwished = channels.length === 0 ? NOTICE_WAYS : NOTICE_CHANNELS.filter((one) => !channels.includes(one));
  if (unwished.length === 0) return;
  const owner = reachOf(box, dossier, 'applicant');
  const bearer = dossier.submitterEnc === null ? null : reachOf(box, dossier, 'submitter');
  const [ended]: [{ id: string; state: NoticeState }[], number] = await tx.em.query(
    // Those on their way are locked for a moment at most, by whoever ends their try just now.
    `WITH unwished AS (
       SELECT id, state FROM notice
        WHERE dossier_id = $1 AND channel = ANY ($2) AND (recipient = $3 OR $4)
          AND state IN ('planned', 'dispatched', 'submitting', 'retry_waiting', 'manual', 'unknown')
          AND NOT EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id)),
     free AS (
       SELECT id FROM notice WHERE id IN (SELECT id FROM unwished) FOR UPDATE SKIP LOCKED)
     UPDATE notice SET ${noLongerTold(`'not_wanted'`)}
      WHERE id IN (SELECT id FROM free UNION SELECT id FROM unwished WHERE state = 'submitting')
        AND state IN ('planned', 'dispatched', 'submitting', 'retry_waiting', 'manual', 'unknown')
      RETURNING id, state`,
    [dossier.id, unwished, isBearerTold(owner, bearer) ? 'submitter' : 'applicant', channels.length === 0],
  );
  // Whoever ends the try of one on its way sees to what is for the case that it does not arrive.
  const left = ended.filter(({ state }) => state !== 'submitting');
  if (left.length > 0) await passOn(tx, left);
}

async function passOn(tx: OfficeTx, recalled: readonly { id: string }[]): Promise<void> {
  const [next]: [NextRung[], number] = await tx.em.query(
    `UPDATE notice lower SET waits_for_id = upper.waits_for_id, due_at = greatest(lower.due_at, now()),
            -- It could not leave before.
            not_before = CASE WHEN upper.waits_for_id IS NULL AND lower.held_for_visit_id IS NULL
                              THEN greatest(lower.not_before, now()) ELSE lower.not_before END
       FROM notice upper
      WHERE upper.id = ANY ($1) AND lower.waits_for_id = upper.id AND lower.state = 'planned'
      RETURNING lower.id, lower.office_id AS "officeId",
                lower.waits_for_id IS NULL AND lower.held_for_visit_id IS NULL AS owed`,
    [recalled.map((one) => one.id)],
  );
  const owed = next.filter((one) => one.owed);
  const ids = owed.map(({ id }) => id);
  await awaitReceipts(tx.em, ids, DEFAULT_NOTICE_SETTINGS.receiptWithinMs);
  await tx.em.query(
    `INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at, not_before)
     SELECT o.id, o.office_id, 'notice', o.subject_id, now(), greatest(now(), n.not_before, ${receiptBy('n.id')})
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS o(id, office_id, subject_id) JOIN notice n ON n.id = o.subject_id`,
    [ids.map(() => newId()), owed.map(({ officeId }) => officeId), ids],
  );
}
