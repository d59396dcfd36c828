import type { NoticeChannel } from '@motcua/shared/notices';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTransactions } from '../database/office-transaction.js';
import { KEPT_GATEWAY } from './channels/kept.channel.js';
import { Notice } from './notice.entity.js';

/** A message that no gateway was there for, as programs read it. */
export interface KeptMessage {
  readonly channel: NoticeChannel;
  readonly to: string;
  /** E-mail only. */
  readonly subject?: string;
  readonly text: string;
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

  /** The newest first, at most 200, of these offices only. */
  async list(officeIds: readonly string[]): Promise<KeptMessage[]> {
    const notices = await this.offices.forOffices(officeIds, (tx) =>
      tx.em.find(Notice, {
        where: { gateway: KEPT_GATEWAY },
        order: { acceptedAt: 'DESC', id: 'DESC' },
        take: MOST,
      }),
    );
    return notices.map(({ channel, addressEnc, subject, body, id, acceptedAt, createdAt }) => ({
      channel,
      to: this.box.decrypt(addressEnc),
      ...(subject === null ? {} : { subject }),
      text: body,
      noticeId: id,
      at: (acceptedAt ?? createdAt).toISOString(),
    }));
  }
}
