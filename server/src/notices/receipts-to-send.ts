import type { DataSource } from 'typeorm';
import type { SecretBox } from '../common/secret-box.js';
import type { AttachedFile } from './channels/notice-channel.js';
import type { ClaimedNotice } from './notice-claims.js';

/** The receipts that go with the mail that one dossier, or several of a visit, were accepted. */
export class ReceiptsToSend {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  /** @returns the newest receipt of each dossier the mail is about, as far as they are made: the promise that holds now */
  async goingWith({ id, kind, channel }: Pick<ClaimedNotice, 'id' | 'kind' | 'channel'>): Promise<AttachedFile[]> {
    if (kind !== 'accepted' || channel !== 'email') return [];
    const papers: { code: string; contentEnc: Buffer }[] = await this.db.query(
      // Sent once more it is about the same dossiers, which were told with the first.
      `WITH RECURSIVE sent AS (
         SELECT id, resent_from_id FROM notice WHERE id = $1
         UNION ALL SELECT first.id, first.resent_from_id FROM notice first JOIN sent ON first.id = sent.resent_from_id)
       SELECT d.code, newest.content_enc AS "contentEnc"
         FROM notice n JOIN dossier d ON d.id = n.dossier_id
         CROSS JOIN LATERAL (SELECT content_enc FROM paper p WHERE p.dossier_id = d.id AND p.form = 'receipt'
                              ORDER BY made_at DESC, id DESC LIMIT 1) newest
        WHERE n.with_receipt AND (n.id = $1 OR n.told_with_id IN (SELECT id FROM sent)) ORDER BY d.code`,
      [id],
    );
    return papers.map(({ code, contentEnc }) => ({
      name: `giay-tiep-nhan-${code}.pdf`,
      type: 'application/pdf',
      content: this.box.decryptBytes(contentEnc),
    }));
  }
}
