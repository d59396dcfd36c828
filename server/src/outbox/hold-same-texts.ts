import type { EntityManager } from 'typeorm';

/**
 * Stops what would bring somebody the same text twice within a short time: somebody pressed twice, or something is
 * wrong. An officer decides, who sees when the other was sent; what an officer sends once more is meant so. Texts of
 * different dossiers differ by their codes, so those of its own are all that is looked at: an index of texts, in no order that
 * a disk likes, would be written to with each new state of a notice.
 *
 * Of two that could leave together the one written later is stopped, whichever relay has which in hand.
 */
export async function holdSameTexts(em: EntityManager, noticeIds: readonly string[], withinMs: number): Promise<void> {
  if (withinMs === 0 || noticeIds.length === 0) return;
  await em.query(
    `UPDATE notice n SET state = 'manual', same_text_as_id = same."twinId"
       FROM (SELECT DISTINCT ON (later.id) later.id, twin.id AS "twinId"
               FROM notice later JOIN notice twin ON twin.dossier_id = later.dossier_id AND twin.text_key = later.text_key
                                                 AND twin.id <> later.id
              WHERE later.id = ANY ($1) AND later.state = 'planned' AND later.attempts = 0 AND later.resent_from_id IS NULL
                AND (twin.state IN ('dispatched', 'submitting', 'retry_waiting')
                  OR twin.state IN ('gateway_accepted', 'delivered', 'unknown')
                     AND twin.due_at > now() - $2 * interval '1 millisecond'
                  OR twin.state = 'planned' AND (twin.attempts > 0 OR twin.id < later.id AND EXISTS (
                       SELECT 1 FROM outbox_message o
                        WHERE o.subject_id = twin.id AND o.not_before <= now() + $2 * interval '1 millisecond')))
              ORDER BY later.id, twin.id DESC) same
      WHERE n.id = same.id AND n.state = 'planned'`,
    [noticeIds, withinMs],
  );
}
