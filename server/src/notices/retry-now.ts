import { refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';

/**
 * A notice that waits for its next try is due now; the sweeper takes it up within seconds. How often it was tried stays.
 *
 * @throws DomainError `notice.not_waiting`
 */
export async function retryNow(tx: OfficeTx, noticeId: string): Promise<void> {
  const [, changed]: [unknown, number] = await tx.em.query(
    `UPDATE notice SET due_at = now() WHERE id = $1 AND state = 'retry_waiting'`,
    [noticeId],
  );
  if (changed === 0) throw refused('notice.not_waiting', 'It waits for no further try.');
}
