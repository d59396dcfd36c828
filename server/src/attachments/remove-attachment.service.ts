import type { Actor } from '../common/actor.js';
import { DomainError, malformed, notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { Attachment } from './attachment.entities.js';
import { requireRemovable, requireWorker } from './attachment-rights.js';
import { type AttachmentView, attachmentView } from './attachment.view.js';
import { unmarkReused } from './component-source.js';

/** Which file of which dossier. */
export interface AttachmentPlace {
  readonly dossierId: string;
  readonly id: string;
}

/**
 * Takes back a file that was attached by mistake. Its row stays, with who removed it and why; its content is shown no more and
 * stays in the store, where other dossiers may have it too.
 */
export class RemoveAttachmentService {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  /** @throws DomainError 400 no reason for what belongs to an accepted dossier, 403, 404, 409 removed or ended already, or needed by a result */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    place: AttachmentPlace,
    reason: string | undefined,
  ): Promise<AttachmentView> {
    const dossier = await lockDossier(tx, place.dossierId);
    const file = await tx.em.findOneBy(Attachment, place);
    if (!file) throw notFound();
    await requireWorker(tx, this.catalogue, actor, dossier);
    await requireRemovable(tx, dossier, file.uploadedAt);
    // Before acceptance nobody has relied on it.
    if (reason === undefined && dossier.state !== 'submitted') throw malformed('reason', 'field.missing');
    await requireNotNeeded(tx, place);
    const { affected } = await tx.em.update(
      Attachment,
      { ...place, state: 'kept' },
      { state: 'removed', removedAt: tx.now, removedById: actor.staffId, removalReason: reason ?? null },
    );
    if (affected !== 1) throw removed();
    await unmarkReused(tx, file);
    return attachmentView(tx, place.id);
  }
}

/** @throws DomainError 409 for the electronic copy of a valid result, and for the signature of who collected one */
async function requireNotNeeded({ em }: OfficeTx, { id, dossierId }: AttachmentPlace): Promise<void> {
  const needed: unknown[] = await em.query(
    `SELECT 1 FROM dossier_result WHERE dossier_id = $2 AND copy_id = $1 AND cancelled_at IS NULL
     UNION ALL SELECT 1 FROM result_collection WHERE dossier_id = $2 AND signature_id = $1`,
    [id, dossierId],
  );
  if (needed.length === 0) return;
  throw new DomainError(
    'conflict',
    'attachment.needed',
    'It is the copy of a result, or the signature of who collected it.',
  );
}

export const removed = (): DomainError =>
  new DomainError('conflict', 'attachment.removed', 'This file has been removed.');
