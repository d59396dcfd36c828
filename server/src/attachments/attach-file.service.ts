import type { AttachmentKind, AttachmentWarning, ConvertedKind } from '@motcua/shared/attachments';
import type { LocalDate } from '@motcua/shared/calendar';
import type { SignatureReport } from '@motcua/shared/signatures';
import type { Actor } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import type { ArrivedFile, FileStore } from '../file-store/file-store.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { Attachment } from './attachment.entities.js';
import { requireRoomForFile, requireWorker } from './attachment-rights.js';
import { type AttachmentView, attachmentView } from './attachment.view.js';
import { type FileLimits, nextPosition, requireComponent, usedBy } from './room-of-dossier.js';
import type { KnownOfViruses } from './scan-arrived.js';

export interface NewAttachment extends KnownOfViruses {
  readonly componentCode: string | null;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly convertedFrom: ConvertedKind | null;
  readonly warnings: readonly AttachmentWarning[];
  readonly signatures: SignatureReport | null;
  readonly file: ArrivedFile;
  /** The last day on which the paper is valid, where it is known. */
  readonly validUntil?: LocalDate | null;
}

/** Attaches a file: first its bytes, so that a row never stands without them, then the row. */
export class AttachFileService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly store: FileStore,
    private readonly limits: FileLimits,
  ) {}

  /**
   * Asked before a file is let in, so that nobody sends megabytes for nothing.
   *
   * @returns how many bytes the dossier has room for
   * @throws DomainError 403 and 404 as `execute` does
   */
  async roomFor(tx: OfficeTx, actor: Actor, dossierId: string): Promise<number> {
    const dossier = await tx.em.findOneBy(Dossier, { id: dossierId });
    if (!dossier) throw notFound();
    await tx.widen(dossier.officeId);
    await requireWorker(tx, this.catalogue, actor, dossier);
    return this.limits.perDossier - (await usedBy(tx, dossierId)).bytes;
  }

  /** @throws DomainError 403, 404, 409 the dossier has ended, 413 it is full, 422 no such paper */
  async execute(tx: OfficeTx, actor: Actor, dossierId: string, given: NewAttachment): Promise<AttachmentView> {
    const dossier = await lockDossier(tx, dossierId);
    await requireWorker(tx, this.catalogue, actor, dossier);
    await requireRoomForFile(tx, this.catalogue, actor, dossier, given.componentCode);
    await requireComponent(tx, dossierId, given.componentCode);
    return this.keep(tx, actor, dossier, given);
  }

  /** The same for a locked dossier that is known to take it. @throws DomainError 413 it is full */
  async keep(
    tx: OfficeTx,
    { staffId }: Actor,
    { id: dossierId, officeId }: Dossier,
    given: NewAttachment,
  ): Promise<AttachmentView> {
    const position = await nextPosition(tx, this.limits, dossierId, given.file.size);
    const sha256 = Buffer.from(given.file.sha256, 'hex');
    // Whoever sweeps what no row names waits for this row: from here on the content stays. What was found in it is forgotten
    // only for signatures that are newer than those which found it, or where it only was not read to its end (`wasNotRead`).
    await tx.em.query(
      `INSERT INTO stored_file AS f (sha256, size_bytes, stored_at, scan, scanned_at, scanned_with)
       VALUES ($1, $2, $3, $4::text, CASE WHEN $4 = 'clean' THEN $3::timestamptz END, $5)
       ON CONFLICT (sha256) DO UPDATE
         SET scan = 'clean', scan_finding = NULL, scanned_at = EXCLUDED.scanned_at, scanned_with = EXCLUDED.scanned_with
         WHERE EXCLUDED.scan = 'clean' AND (f.scan IN ('unscanned', 'waiting') OR f.scanned_with < EXCLUDED.scanned_with
               OR f.scan_finding ~ '\\mLimits\\.')`,
      [sha256, given.file.size, tx.now, given.scan, given.scannedWith],
    );
    await this.store.keep(given.file);
    const id = newId();
    const { validUntil = null } = given;
    await tx.em.insert(Attachment, {
      id,
      officeId,
      dossierId,
      position,
      componentCode: given.componentCode,
      name: given.name,
      kind: given.kind,
      convertedFrom: given.convertedFrom,
      warnings: [...given.warnings],
      signatures: given.signatures,
      sha256,
      sizeBytes: given.file.size,
      state: 'kept',
      uploadedAt: tx.now,
      uploadedById: staffId,
      removedAt: null,
      removedById: null,
      removalReason: null,
      reusedFromId: null,
      reusedFromDossierId: null,
      reusedFromCode: null,
      validUntil,
      validUntilById: validUntil && staffId,
      validUntilAt: validUntil && tx.now,
    });
    return attachmentView(tx, id);
  }
}
