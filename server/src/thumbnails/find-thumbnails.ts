import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';

export interface FoundThumbnails {
  /** Files that are yet to be drawn. */
  readonly pending: number;
  readonly drawn: readonly { readonly attachmentId: string; readonly sha256: string }[];
}

/** More than a page of a dossier shows. */
const SHOWN = 100;

/** The files of a dossier that have been drawn small, the newest first; the look leaves an access record. */
export async function findThumbnails(tx: OfficeTx, actor: Actor, dossierId: string): Promise<FoundThumbnails> {
  const dossier = await tx.em.findOneBy(Dossier, { id: dossierId });
  if (!dossier) throw notFound();
  const { officeId } = dossier;
  await tx.widen(officeId);
  await recordAccess(tx, { officeId, staffId: actor.staffId, dossierId, action: 'list', fields: ['thumbnails'] });
  const rows: { id: string; thumbnail: string; sha256: string | null }[] = await tx.em.query(
    `SELECT a.id, f.thumbnail, encode(f.thumbnail_sha256, 'hex') AS sha256
       FROM attachment a JOIN stored_file f USING (sha256)
      WHERE a.dossier_id = $1 AND a.state = 'kept' AND f.scan IN ('clean', 'unscanned') AND f.thumbnail <> 'none'
      ORDER BY a.position DESC LIMIT ${SHOWN}`,
    [dossierId],
  );
  return {
    pending: rows.filter(({ thumbnail }) => thumbnail === 'wanted').length,
    drawn: rows.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [{ attachmentId: id, sha256 }])),
  };
}
