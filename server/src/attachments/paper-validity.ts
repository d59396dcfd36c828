import { isExpired } from '@motcua/shared/attachments';
import { isLocalDate, type LocalDate, localDateOf } from '@motcua/shared/calendar';
import type { Actor } from '../common/actor.js';
import { malformed, notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { requireWorker } from './attachment-rights.js';
import { Attachment } from './attachment.entities.js';
import { type AttachmentView, attachmentView } from './attachment.view.js';
import { type AttachmentPlace, removed } from './remove-attachment.service.js';

/**
 * The last day on which a paper is valid.
 *
 * @throws DomainError 400 no such day
 */
export function validityOf(text: string | undefined): LocalDate | null {
  if (text === undefined) return null;
  if (!isLocalDate(text)) throw malformed('validUntil', 'field.invalid');
  return text;
}

export const isExpiredAt = (validUntil: LocalDate | null, now: Date): boolean =>
  isExpired(validUntil, localDateOf(now));

/**
 * Keeps until when a paper is valid, or that nobody knows. It is a fact of the paper, and decides nothing of the dossier that
 * has it: so it may be written in one that has ended as well, from which it is used again.
 */
export class SetPaperValidity {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  /** @throws DomainError 400 no such day, 403, 404, 409 the file has been removed */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    place: AttachmentPlace,
    validUntil: string | undefined,
  ): Promise<AttachmentView> {
    const dossier = await lockDossier(tx, place.dossierId);
    if (!(await tx.em.existsBy(Attachment, place))) throw notFound();
    await requireWorker(tx, this.catalogue, actor, dossier);
    const { affected } = await tx.em.update(
      Attachment,
      { ...place, state: 'kept' },
      { validUntil: validityOf(validUntil), validUntilAt: tx.now, validUntilById: actor.staffId },
    );
    if (affected !== 1) throw removed();
    return attachmentView(tx, place.id);
  }
}
