import { KEPT_GATEWAY, type NoticeChannel } from '@motcua/shared/notices';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTransactions } from '../database/office-transaction.js';
import type { EntityManager, EntityTarget } from 'typeorm';
import { AlertMail } from '../alerts/alert-mail.entity.js';
import { StaffDigest } from '../alerts/staff-digest.entity.js';
import { Notice } from './notice.entity.js';

/** A message that no gateway was there for, as programs read it. */
export interface KeptMessage {
  readonly channel: NoticeChannel;
  readonly to: string;
  /** E-mail only. */
  readonly subject?: string;
  readonly text: string;
  /** Of the notice, or of the mail of an officer. */
  readonly noticeId: string;
  /** ISO 8601. */
  readonly at: string;
}

const MOST = 200;

/** Reads what was kept instead of sent, for demonstrations on one computer. */
export class KeptMessages {
  constructor(
    private readonly offices: OfficeTransactions,
    private readonly box: SecretBox,
  ) {}

  /** What citizens of these offices and officers who have a role there were to get; the newest first, at most 200. */
  async list(officeIds: readonly string[]): Promise<KeptMessage[]> {
    const [notices, digests, alerts] = await this.offices.forOffices(officeIds, async ({ em }) => [
      await em.find(Notice, {
        where: { gateway: KEPT_GATEWAY },
        order: { acceptedAt: 'DESC', id: 'DESC' },
        take: MOST,
      }),
      await mailsOf(em, StaffDigest, officeIds),
      await mailsOf(em, AlertMail, officeIds),
    ]);
    const kept = [...notices.map((notice) => this.ofNotice(notice)), ...[...digests, ...alerts].map(ofStaffMail)];
    return kept.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, MOST);
  }

  private ofNotice({ channel, addressEnc, subject, body, id, acceptedAt, createdAt }: Notice): KeptMessage {
    return {
      // Nobody keeps what is told by phone.
      channel: channel as NoticeChannel,
      to: this.box.decrypt(addressEnc),
      ...(subject === null ? {} : { subject }),
      text: body,
      noticeId: id,
      at: (acceptedAt ?? createdAt).toISOString(),
    };
  }
}

const mailsOf = <M extends StaffDigest | AlertMail>(
  em: EntityManager,
  mails: EntityTarget<M>,
  officeIds: readonly string[],
): Promise<M[]> =>
  em
    .createQueryBuilder(mails, 'mail')
    .where('mail.gateway = :kept', { kept: KEPT_GATEWAY })
    .andWhere(
      `EXISTS (SELECT 1 FROM staff_role_at_office r WHERE r.staff_id = mail.staff_id AND r.office_id = ANY (:offices))`,
      { offices: officeIds },
    )
    .orderBy({ 'mail.acceptedAt': 'DESC' })
    .take(MOST)
    .getMany();

type StaffMail = Pick<StaffDigest, 'id' | 'mailAddress' | 'subject' | 'body' | 'acceptedAt' | 'createdAt'>;

const ofStaffMail = ({ id, mailAddress, subject, body, acceptedAt, createdAt }: StaffMail): KeptMessage => ({
  channel: 'email',
  to: mailAddress ?? '',
  subject,
  text: body,
  noticeId: id,
  at: (acceptedAt ?? createdAt).toISOString(),
});
