import type { EntityManager } from 'typeorm';

/** Mails that are owed from now on wait for the receipts they take along, of each dossier that they tell of; made once nothing holds them. */
export async function awaitReceipts(em: EntityManager, noticeIds: readonly string[], withinMs: number): Promise<void> {
  await em.query(
    `UPDATE notice SET awaits_receipt_until = greatest(now(), not_before) + $2 * interval '1 millisecond'
      WHERE (id = ANY ($1) OR told_with_id = ANY ($1)) AND with_receipt`,
    [noticeIds, withinMs],
  );
}

/** Until when a message waits for receipts; null where it waits for none. SQL. */
export const receiptBy = (noticeId: string): string =>
  `(SELECT max(r.awaits_receipt_until) FROM notice r WHERE r.id = ${noticeId} OR r.told_with_id = ${noticeId})`;
