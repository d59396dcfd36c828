import { DomainError, refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { settleRungs } from './settle-rungs.js';

/** An officer takes a notice back before anything of it has left. */
export class RecallNotice {
  /**
   * The row decides against the relay, without waiting for it: who has it locked is about to send it.
   *
   * @throws DomainError 409 `notice.too_late` when it may have left
   * @throws DomainError 422 `notice.tells_others` when its message tells other dossiers too, which have no other
   * @throws DomainError 422 `notice.told_with_another`, with the id of the notice whose message tells it
   */
  async recall(tx: OfficeTx, noticeId: string): Promise<void> {
    const [recalled]: [unknown[], number] = await tx.em.query(
      `UPDATE notice SET state = 'recalled', recalled_because = 'officer', held_for_visit_id = NULL, facts = NULL
        WHERE id = (SELECT id FROM notice
                     WHERE id = $1 AND (state = 'planned' AND attempts = 0 OR state = 'manual')
                       AND NOT EXISTS (SELECT 1 FROM notice told WHERE told.told_with_id = notice.id)
                       FOR UPDATE SKIP LOCKED)
        RETURNING id`,
      [noticeId],
    );
    if (recalled.length === 1) {
      await settleRungs(tx.em, [noticeId]);
      return;
    }
    const [{ state, toldWithId, tellsOthers }]: [{ state: string; toldWithId: string | null; tellsOthers: boolean }] =
      await tx.em.query(
        `SELECT state, told_with_id AS "toldWithId",
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
    if (tellsOthers && (state === 'planned' || state === 'manual')) {
      throw refused('notice.tells_others', 'Its message tells other dossiers of the visit too.');
    }
    throw new DomainError('conflict', 'notice.too_late', 'The notice is on its way.', { meta: { state } });
  }
}
