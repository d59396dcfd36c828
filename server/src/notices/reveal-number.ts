import type { NoticeRecipient, NoticeWay } from '@motcua/shared/notices';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { notFound, refused } from '../common/domain-error.js';
import { Line } from '../common/http/fields.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';

export class RevealNumberDto {
  @Line({ optional: true, example: 'Gọi điện báo thay tin nhắn' }) purpose?: string;
}

interface Addressed {
  readonly officeId: string;
  readonly dossierId: string;
  readonly channel: NoticeWay;
  readonly recipient: NoticeRecipient;
  readonly addressEnc: Buffer;
}

/** The number that a notice goes to, in full, for one heard in a call stands in no dossier; the look is recorded. */
export class RevealNumber {
  constructor(private readonly box: SecretBox) {}

  /**
   * @throws DomainError `not_found`, also for notices of other offices
   * @throws DomainError 422 `notice.no_number` for a mail
   */
  async execute(tx: OfficeTx, actor: Actor, noticeId: string, purpose: string | undefined): Promise<{ phone: string }> {
    const [notice]: Addressed[] = await tx.em.query(
      `SELECT office_id AS "officeId", dossier_id AS "dossierId", channel, recipient, address_enc AS "addressEnc"
         FROM notice WHERE id = $1`,
      [noticeId],
    );
    if (!notice) throw notFound();
    const { officeId, dossierId, channel, recipient, addressEnc } = notice;
    if (channel === 'email') throw refused('notice.no_number', 'A mail goes to no telephone number.');
    await recordAccess(tx, {
      officeId,
      staffId: actor.staffId,
      dossierId,
      action: 'reveal',
      fields: [recipient === 'submitter' ? 'submitterPhone' : 'phone'],
      ...(purpose !== undefined && { purpose }),
    });
    return { phone: this.box.decrypt(addressEnc) };
  }
}
