import { knownOf } from '@motcua/shared/signatures';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { DomainError, notFound } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { Attachment, SignatureCheck } from './attachment.entities.js';
import { requireOpen, requireWorker } from './attachment-rights.js';
import { type AttachmentView, attachmentView } from './attachment.view.js';
import { markReused } from './component-source.js';
import type { EarlierPapers } from './earlier-papers.js';
import { isExpiredAt } from './paper-validity.js';
import { type FileLimits, nextPosition, requireComponent } from './room-of-dossier.js';

/** Which file, and the paper it shows in the new dossier. */
export interface ReusedPaper {
  readonly attachmentId: string;
  readonly component: string | null;
}

/**
 * Attaches a paper of an earlier dossier by reference: a row of its own with the same content, which says where it came from.
 * When that one is removed later, this one stays.
 */
export class ReuseAttachmentService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly earlier: EarlierPapers,
    private readonly limits: FileLimits,
  ) {}

  /** @throws DomainError 403, 404, 409 the dossier has ended, 413 it is full, 422 no such paper, expired, or not to be used here */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    dossierId: string,
    { attachmentId, component }: ReusedPaper,
  ): Promise<AttachmentView> {
    const dossier = await lockDossier(tx, dossierId);
    await requireWorker(tx, this.catalogue, actor, dossier);
    requireOpen(dossier);
    await requireComponent(tx, dossierId, component);
    const [found] = await this.earlier.find(tx, actor, dossier, attachmentId);
    if (!found) throw notReusable();
    if (isExpiredAt(found.validUntil, tx.now)) throw expired();
    await tx.widen(found.officeId);
    // Found a moment ago; whoever removes it now waits, or was faster.
    const source = await tx.em.findOne(Attachment, {
      where: { id: attachmentId, state: 'kept' },
      lock: { mode: 'pessimistic_read' },
    });
    if (!source) throw notReusable();
    await this.record(tx, actor, source, dossier);
    const checks = await tx.em.find(SignatureCheck, { where: { attachmentId }, order: { id: 'DESC' }, take: 1 });
    const id = newId();
    await tx.em.insert(Attachment, {
      ...source,
      id,
      officeId: dossier.officeId,
      dossierId,
      position: await nextPosition(tx, this.limits, dossierId, source.sizeBytes),
      componentCode: component,
      // As far as is known when it comes here.
      signatures: knownOf(source.signatures, checks[0]?.report ?? null),
      uploadedAt: tx.now,
      uploadedById: actor.staffId,
      reusedFromId: source.id,
      reusedFromDossierId: found.dossierId,
      reusedFromCode: found.dossierCode,
      validUntil: found.validUntil,
      validUntilById: found.validUntil && actor.staffId,
      validUntilAt: found.validUntil && tx.now,
    });
    if (component !== null) await markReused(tx, dossierId, component);
    return attachmentView(tx, id);
  }

  /** An answer that was kept shows the paper once more: that is a look as well. @throws DomainError 404 seen no longer */
  async recordReplay(tx: OfficeTx, actor: Actor, { dossierId, reusedFrom }: AttachmentView): Promise<void> {
    const dossier = await tx.em.findOneBy(Dossier, { id: dossierId });
    if (!dossier) throw notFound();
    await tx.widen(dossier.officeId);
    const source = reusedFrom && (await tx.em.findOneBy(Attachment, { id: reusedFrom.attachmentId }));
    if (!source) throw notFound();
    await tx.widen(source.officeId);
    await this.record(tx, actor, source, dossier);
  }

  private record(tx: OfficeTx, { staffId }: Actor, source: Attachment, { code }: Dossier): Promise<void> {
    const { officeId, dossierId, position } = source;
    return recordAccess(tx, {
      officeId,
      staffId,
      dossierId,
      action: 'attachment',
      fields: [String(position)],
      purpose: code,
    });
  }
}

const expired = (): DomainError => new DomainError('refused', 'attachment.expired', 'The paper is valid no longer.');

const notReusable = (): DomainError =>
  new DomainError('refused', 'attachment.not_reusable', 'This file cannot be used again here.');
