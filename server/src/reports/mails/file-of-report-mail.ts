import type { ReportMailFormat } from '@motcua/shared/figures';
import type { DataSource } from 'typeorm';
import type { SecretBox } from '../../common/secret-box.js';
import type { AttachedFile } from '../../notices/channels/notice-channel.js';
import { MEDIA_TYPES } from '../../exports/export-source.js';

/** The report that goes with a mail; none where it was taken back meanwhile. */
export async function fileOfReportMail(db: DataSource, box: SecretBox, id: string): Promise<AttachedFile[]> {
  const rows: { name: string; contentEnc: Buffer }[] = await db.query(
    `SELECT file_name AS name, content_enc AS "contentEnc" FROM report_mail WHERE id = $1 AND content_enc IS NOT NULL`,
    [id],
  );
  return rows.map(({ name, contentEnc }) => ({
    name,
    type: MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1) as ReportMailFormat],
    content: box.decryptBytes(contentEnc),
  }));
}
