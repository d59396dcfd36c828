import { ATTACHMENT_KIND } from '@motcua/shared/attachments';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { Attachment, StoredFile } from './attachment.entities.js';
import { attachmentsOf, type AttachmentView } from './attachment.view.js';
import { removed } from './remove-attachment.service.js';
import { requireScanned } from './scan-files.js';

/** What is needed to send the content. */
export interface AttachedContent {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  /** Made from the dossier's code: what citizens call their files is no name for a header or a disk. */
  readonly downloadName: string;
}

/** Shows the files of a dossier; every look leaves an access record in the same transaction, or nothing is shown. */
export class ReadAttachmentsService {
  async list(tx: OfficeTx, actor: Actor, dossierId: string): Promise<AttachmentView[]> {
    const { officeId } = await this.dossier(tx, dossierId);
    await recordAccess(tx, { officeId, staffId: actor.staffId, dossierId, action: 'list' });
    return attachmentsOf(tx, dossierId);
  }

  /** @throws DomainError 404, 409 when it has been removed, or must not be seen because of the virus scanner */
  async content(tx: OfficeTx, actor: Actor, id: string): Promise<AttachedContent> {
    const found = await tx.em.findOneBy(Attachment, { id });
    if (!found) throw notFound();
    const { dossierId } = found;
    const { officeId, code } = await this.dossier(tx, dossierId);
    if (found.state === 'removed') throw removed();
    const { scan } = await tx.em.findOneByOrFail(StoredFile, { sha256: found.sha256 });
    requireScanned(scan);
    await recordAccess(tx, {
      officeId,
      staffId: actor.staffId,
      dossierId,
      action: 'attachment',
      fields: [String(found.position)],
    });
    const { mediaType, extension } = ATTACHMENT_KIND[found.kind];
    return {
      sha256: found.sha256.toString('hex'),
      sizeBytes: found.sizeBytes,
      mediaType,
      downloadName: `${code}-${found.position}.${extension}`,
    };
  }

  private async dossier(tx: OfficeTx, id: string): Promise<Dossier> {
    const dossier = await tx.em.findOneBy(Dossier, { id });
    if (!dossier) throw notFound();
    await tx.widen(dossier.officeId);
    return dossier;
  }
}
