import type { NoticeState } from '@motcua/shared/notices';
import { DomainError, refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { settleRungs } from './settle-rungs.js';

interface Kept {
  readonly state: NoticeState;
  readonly gateway: string | null;
  readonly toldWithId: string | null;
  readonly tellsOthers: boolean;
}

/**
 * An officer takes a notice back before anything of it has left: before the first try, or between two. In a queue it has not
 * left: its job finds that it is no longer to be sent.
 */
export class RecallNotice {
  /**
   * The row decides against relay and worker, without waiting for them: who has it locked is about to send it.
   *
   * @throws DomainError 409 `notice.may_have_arrived` when a gateway may have it of an earlier try, whose answer was lost
   * @throws DomainError 409 `notice.too_late` when it may have left
   * @throws DomainError 422 `notice.tells_others` when its message tells other dossiers too, which have no other
   * @throws DomainError 422 `notice.told_with_another`, with the id of the notice whose message tells it
   */
  async recall(tx: OfficeTx, noticeId: string): Promise<void> {
    const [recalled]: [unknown[], number] = await tx.em.query(
      `UPDATE notice SET state = 'recalled', recalled_because = 'officer', held_for_visit_id = NULL,
              facts = CASE WHEN held_for_visit_id IS NULL THEN facts END
        WHERE id = (SELECT id FROM notice
                     WHERE id = $1 AND state IN ('planned', 'dispatched', 'retry_waiting', 'manual') AND gateway IS NULL
                       AND NOT EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id)
                       FOR UPDATE SKIP LOCKED)
        RETURNING id`,
      [noticeId],
    );
    if (recalled.length === 1) {
      await settleRungs(tx.em, [noticeId]);
      return;
    }
    const [{ state, gateway, toldWithId, tellsOthers }]: [Kept] = await tx.em.query(
      `SELECT state, gateway, told_with_id AS "toldWithId",
              EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id) AS "tellsOthers"
         FROM notice WHERE id = $1`,
      [noticeId],
    );
    if (toldWithId !== null) {
      throw new DomainError('refused', 'notice.told_with_another', 'This was told in the message of another notice.', {
        meta: { toldWithId },
      });
    }
    if (state === 'recalled') throw refused('notice.recalled', 'The notice has been taken back already.');
    const waits = state === 'planned' || state === 'dispatched' || state === 'retry_waiting' || state === 'manual';
    if (waits && tellsOthers) {
      throw refused('notice.tells_others', 'Its message tells other dossiers of the visit too.');
    }
    if (waits && gateway !== null) {
      throw new DomainError('conflict', 'notice.may_have_arrived', 'The gateway may have it of an earlier try.');
    }
    throw new DomainError('conflict', 'notice.too_late', 'The notice is on its way.', { meta: { state } });
  }
}
