import { type NoticeKind, type NoticeRecipient, supersededBy } from '@motcua/shared/notices';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ReleaseSettings } from './release-visit.js';

interface Freed {
  readonly id: string;
  readonly officeId: string;
  readonly owed: boolean;
}

/**
 * What is told now overtakes what is still held for the dossier's visit: of those who are told it, what it says too is taken
 * back; the rest goes at once, by itself, and so before it. What has been let go is on its way and stays so.
 */
export async function overtakeHeld(
  tx: OfficeTx,
  dossierId: string,
  later: NoticeKind,
  told: readonly NoticeRecipient[],
  { dispatchWindowMs, receiptWithinMs }: ReleaseSettings,
): Promise<void> {
  await tx.em.query(
    `UPDATE notice SET state = 'recalled', recalled_because = 'superseded', held_for_visit_id = NULL, facts = NULL
      WHERE dossier_id = $1 AND held_for_visit_id IS NOT NULL AND kind = ANY ($2) AND recipient = ANY ($3)`,
    [dossierId, supersededBy(later), told],
  );
  const [freed]: [Freed[], number] = await tx.em.query(
    `UPDATE notice SET state = CASE WHEN channel = 'phone' AND waits_for_id IS NULL THEN 'manual' ELSE state END, held_for_visit_id = NULL, facts = NULL,
            due_at = greatest(now(), not_before) + $2 * interval '1 millisecond',
            awaits_receipt_until = CASE WHEN awaits_receipt_until IS NOT NULL
                                        THEN greatest(now(), not_before) + $3 * interval '1 millisecond' END
      WHERE dossier_id = $1 AND held_for_visit_id IS NOT NULL
      RETURNING id, office_id AS "officeId", channel <> 'phone' AND waits_for_id IS NULL AS owed`,
    [dossierId, dispatchWindowMs, receiptWithinMs],
  );
  const owed = freed.filter((one) => one.owed);
  await tx.em.query(
    `INSERT INTO outbox_message (id, office_id, kind, subject_id, created_at, not_before)
     SELECT o.id, o.office_id, 'notice', o.subject_id, now(), greatest(now(), n.not_before, n.awaits_receipt_until)
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS o(id, office_id, subject_id) JOIN notice n ON n.id = o.subject_id`,
    [owed.map(() => newId()), owed.map(({ officeId }) => officeId), owed.map(({ id }) => id)],
  );
}
