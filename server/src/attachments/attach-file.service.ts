import { type AttachmentKind, type AttachmentWarning, MAX_ATTACHMENTS } from '@motcua/shared/attachments';
import type { Actor } from '../common/actor.js';
import { DomainError, malformed, notFound } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import type { ArrivedFile, FileStore } from '../file-store/file-store.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { Attachment } from './attachment.entities.js';
import { requireOpen, requireWorker } from './attachment-rights.js';
import { type AttachmentView, attachmentView } from './attachment.view.js';

/** How much may be attached, in bytes. */
export interface FileLimits {
  readonly perFile: number;
  readonly perDossier: number;
}

export interface NewAttachment {
  readonly componentCode: string | null;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly warnings: readonly AttachmentWarning[];
  readonly file: ArrivedFile;
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
    return this.limits.perDossier - (await this.usedBy(tx, dossierId)).bytes;
  }

  /** @throws DomainError 403, 404, 409 the dossier has ended, 413 it is full, 422 no such paper */
  async execute(tx: OfficeTx, actor: Actor, dossierId: string, given: NewAttachment): Promise<AttachmentView> {
    const dossier = await lockDossier(tx, dossierId);
    await requireWorker(tx, this.catalogue, actor, dossier);
    requireOpen(dossier);
    if (given.componentCode !== null) await this.requireComponent(tx, dossierId, given.componentCode);
    const { bytes, files } = await this.usedBy(tx, dossierId);
    if (bytes + given.file.size > this.limits.perDossier || files >= MAX_ATTACHMENTS) throw dossierFull(this.limits);
    const sha256 = Buffer.from(given.file.sha256, 'hex');
    // Whoever sweeps what no row names waits for this row: from here on the content stays.
    await tx.em.query(
      `INSERT INTO stored_file (sha256, size_bytes, stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [sha256, given.file.size, tx.now],
    );
    await this.store.keep(given.file);
    const id = newId();
    await tx.em.insert(Attachment, {
      id,
      officeId: dossier.officeId,
      dossierId,
      position: files + 1,
      componentCode: given.componentCode,
      name: given.name,
      kind: given.kind,
      warnings: [...given.warnings],
      sha256,
      sizeBytes: given.file.size,
      state: 'kept',
      uploadedAt: tx.now,
      uploadedById: actor.staffId,
      removedAt: null,
      removedById: null,
      removalReason: null,
    });
    return attachmentView(tx, id);
  }

  private async requireComponent(tx: OfficeTx, dossierId: string, code: string): Promise<void> {
    const found: unknown[] = await tx.em.query('SELECT 1 FROM dossier_component WHERE dossier_id = $1 AND code = $2', [
      dossierId,
      code,
    ]);
    if (found.length === 0) throw malformed('component', 'component.unknown');
  }

  /** What has been removed counts as a file, for positions are never used again, but takes no room. */
  private async usedBy(tx: OfficeTx, dossierId: string): Promise<{ bytes: number; files: number }> {
    const rows: [{ bytes: number; files: number }] = await tx.em.query(
      `SELECT COALESCE(sum(size_bytes) FILTER (WHERE state = 'kept'), 0)::int AS bytes, count(*)::int AS files
         FROM attachment WHERE dossier_id = $1`,
      [dossierId],
    );
    return rows[0];
  }
}

export const dossierFull = ({ perDossier }: FileLimits): DomainError =>
  new DomainError('too_large', 'attachment.dossier_full', 'The dossier has no room for this file.', {
    meta: { maxBytes: perDossier },
  });
