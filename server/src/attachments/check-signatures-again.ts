import type { SignatureReport } from '@motcua/shared/signatures';
import type { Actor } from '../common/actor.js';
import type { Clock } from '../common/clock.js';
import { type DomainError, notFound, refused } from '../common/domain-error.js';
import { Gate } from '../common/gate.js';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import { type FileStore, wholeOf } from '../file-store/file-store.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { SignatureRoots } from '../signatures/signature-roots.js';
import { Attachment, SignatureCheck, StoredFile } from './attachment.entities.js';
import { requireWorker } from './attachment-rights.js';
import { type AttachmentView, attachmentView } from './attachment.view.js';
import { type AttachmentPlace, removed } from './remove-attachment.service.js';
import { requireScanned } from './scan-files.js';

/** Each holds a file in memory. */
const CHECKS = new Gate(1);

/** Kept content whose signatures are to be looked at. */
type SignedContent = Pick<Attachment, 'sha256' | 'sizeBytes'>;

/**
 * Checks the signatures of a kept file once more: the authorities that the installation trusts are others than when it came in,
 * or what its certificates are worth is. What was found then stays beside it.
 */
export class CheckSignaturesAgain {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly store: FileStore,
    private readonly roots: SignatureRoots,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError 403, 404, 409 removed or withheld, 422 it has no signatures */
  async prepare(tx: OfficeTx, actor: Actor, place: AttachmentPlace): Promise<SignedContent> {
    const dossier = await tx.em.findOneBy(Dossier, { id: place.dossierId });
    if (!dossier) throw notFound();
    await tx.widen(dossier.officeId);
    const { sha256, sizeBytes } = await this.signed(tx, actor, place, dossier);
    const { scan } = await tx.em.findOneByOrFail(StoredFile, { sha256 });
    requireScanned(scan);
    return { sha256, sizeBytes };
  }

  /** Outside of a transaction: it takes seconds. @throws Error when the store cannot be read */
  judge({ sha256, sizeBytes }: SignedContent): Promise<SignatureReport | null> {
    return CHECKS.run(async () => {
      const content = await wholeOf(this.store, sha256.toString('hex'), sizeBytes);
      const read = (offset: number, length: number): Promise<Buffer> =>
        Promise.resolve(content.subarray(offset, offset + length));
      return this.roots.check({ size: content.length, read }, this.clock.now());
    });
  }

  /** @throws DomainError as `prepare` does */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    place: AttachmentPlace,
    report: SignatureReport | null,
  ): Promise<AttachmentView> {
    const dossier = await lockDossier(tx, place.dossierId);
    await this.signed(tx, actor, place, dossier);
    if (!report) throw notSigned();
    const { officeId, id: dossierId } = dossier;
    const { staffId: checkedById } = actor;
    await tx.em.insert(SignatureCheck, {
      id: newId(),
      officeId,
      dossierId,
      attachmentId: place.id,
      report,
      checkedById,
    });
    return attachmentView(tx, place.id);
  }

  private async signed(tx: OfficeTx, actor: Actor, place: AttachmentPlace, dossier: Dossier): Promise<Attachment> {
    const file = await tx.em.findOneBy(Attachment, place);
    if (!file) throw notFound();
    await requireWorker(tx, this.catalogue, actor, dossier);
    if (file.state === 'removed') throw removed();
    if (!file.signatures) throw notSigned();
    return file;
  }
}

const notSigned = (): DomainError => refused('attachment.not_signed', 'The file has no digital signatures.');
