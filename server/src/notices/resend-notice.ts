import type { NoticeState } from '@motcua/shared/notices';
import { DomainError, notFound, refused } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { OutboxMessage } from '../outbox/outbox-message.entity.js';
import { Notice } from './notice.entity.js';

/** What has come to an end, good or bad. Anything else is still on its way by itself. */
const RESENDABLE: readonly NoticeState[] = [
  'failed',
  'unknown',
  'undelivered',
  'expired',
  'manual',
  'gateway_accepted',
];

/** An officer has a notice sent once more, in the same words and to the same address. */
export class ResendNotice {
  constructor(private readonly dispatchWindowMs: number) {}

  /**
   * @throws DomainError `not_found`, also for notices of other offices
   * @throws DomainError `notice.told_with_another`, with the id of the notice to send again instead
   * @throws DomainError `notice.not_resendable`
   */
  async resend(tx: OfficeTx, noticeId: string): Promise<void> {
    const notice = await tx.em.findOne(Notice, {
      where: { id: noticeId },
      select: { id: true, state: true, officeId: true, toldWithId: true },
      lock: { mode: 'pessimistic_write' },
    });
    if (!notice) throw notFound();
    if (notice.toldWithId !== null) {
      throw new DomainError('refused', 'notice.told_with_another', 'This was told in the message of another notice.', {
        meta: { toldWithId: notice.toldWithId },
      });
    }
    if (!RESENDABLE.includes(notice.state)) {
      throw refused('notice.not_resendable', `A notice that is ${notice.state} cannot be sent again.`);
    }
    await tx.em.update(Notice, noticeId, {
      state: 'planned',
      attempts: 0,
      submittingSince: null,
      gateway: null,
      gatewayId: null,
      acceptedAt: null,
      dueAt: () => `now() + ${this.dispatchWindowMs} * interval '1 millisecond'`,
    });
    await tx.em.insert(OutboxMessage, {
      id: newId(),
      officeId: notice.officeId,
      kind: 'notice',
      subjectId: noticeId,
      createdAt: tx.now,
    });
  }
}
