import { localDateOf } from '@motcua/shared/calendar';
import type { RegisteredResult } from '@motcua/shared/results';
import type { SignatureReport } from '@motcua/shared/signatures';
import type { StaffRole } from '@motcua/shared/staff';
import { IsNull, Not } from 'typeorm';
import { Attachment, StoredFile } from '../attachments/attachment.entities.js';
import { requireOpen } from '../attachments/attachment-rights.js';
import type { AttachFileService } from '../attachments/attach-file.service.js';
import { removed } from '../attachments/remove-attachment.service.js';
import type { KnownOfViruses } from '../attachments/scan-arrived.js';
import { requireScanned } from '../attachments/scan-files.js';
import type { Actor } from '../common/actor.js';
import { DomainError, forbidden, malformed, refused } from '../common/domain-error.js';
import { Flag, Uuid } from '../common/http/fields.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { DossierResult } from '../dossiers/entities/dossier-parts.entity.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ArrivedFile } from '../file-store/file-store.js';
import { officeInPlace } from '../offices/office-in-place.sql.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { findResult, requireDecider } from './find-result.js';
import { recordChange } from './record-change.js';
import { pairsAtDecider, recordResultEvent } from './record-result-event.js';
import { resultRow } from './result-row.js';

export class CopyResultDto {
  @Uuid({ description: 'A file of the dossier.' }) attachmentId!: string;
  @Flag({
    optional: true,
    description: 'Seal it first, for the office that decides or the one that has taken it over; a PDF only.',
  })
  seal?: boolean;
}

/** What is to be sealed, and in whose name. */
export interface ToSeal {
  readonly officeCode: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The seal brings no virus. */
  readonly known: KnownOfViruses;
  /** What the result had for a copy when this was asked. */
  readonly copyBefore: string | null;
}

/** A file that was sealed and lies aside. */
export interface Sealed {
  readonly file: ArrivedFile;
  readonly signatures: SignatureReport | null;
  readonly known: KnownOfViruses;
  readonly copyBefore: string | null;
}

/** Who gives a paper its seal (văn thư), or signs it. */
const SEALERS: readonly StaffRole[] = ['records_clerk', 'leader'];
const isSealer = (role: StaffRole): boolean => SEALERS.includes(role);
const SEALED = ' (đã ký số)';
const MAX_STEM = 180;

/** Takes a file of the dossier as the electronic copy of a result, sealed or as it is. */
export class CopyResult {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly attaching: AttachFileService,
  ) {}

  /** Asked before the seal is put on, so that none is for nothing. @throws DomainError as `execute` does */
  async prepare(tx: OfficeTx, actor: Actor, id: string, attachmentId: string): Promise<ToSeal> {
    const { result, dossier } = await findResult(tx, this.catalogue, actor, id);
    requireChangeable(dossier, result, attachmentId, true);
    const pairs = await pairsAtDecider(tx, this.catalogue, actor, result, dossier);
    if (!pairs.some(({ role }) => isSealer(role))) {
      throw forbidden('role.not_allowed', 'Only the records clerk or a leader puts the seal on.');
    }
    const { attachment, known } = await this.fileOf(tx, dossier.id, attachmentId);
    const { kind, sha256, sizeBytes } = attachment;
    if (attachment.componentCode !== null || attachment.reusedFromId !== null) {
      throw refused('result.copy_is_of_citizen', 'A paper that the citizen handed in is not sealed as a result.');
    }
    if (kind !== 'pdf') throw refused('result.copy_not_pdf', 'Only a PDF can be sealed.');
    // An office that was taken over has no certificate any more.
    const [{ code }]: [{ code: string }] = await tx.em.query(
      `SELECT code FROM office WHERE id = ${officeInPlace('$1::uuid', '$2::date')}`,
      [result.officeId, localDateOf(tx.now)],
    );
    return { officeCode: code, sha256: sha256.toString('hex'), sizeBytes, known, copyBefore: result.copyId };
  }

  /**
   * @throws DomainError 400 no such file, 403, 404, 409 cancelled, removed or withheld, handed over with another copy, or given
   *   another one while it was sealed, 413 no room for the sealed file, 422 the copy of a result that has been cancelled
   */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    id: string,
    attachmentId: string,
    sealed: Sealed | null,
  ): Promise<RegisteredResult> {
    const { result, dossier } = await findResult(tx, this.catalogue, actor, id);
    await requireDecider(tx, this.catalogue, actor, result, dossier);
    requireChangeable(dossier, result, attachmentId, sealed !== null);
    const { attachment: given } = await this.fileOf(tx, dossier.id, attachmentId);
    let copyId = given.id;
    if (sealed) {
      const { file, signatures, known, copyBefore } = sealed;
      // Whoever sealed it in another process meanwhile has done what was asked: one result bears one seal.
      if (result.copyId !== copyBefore) {
        throw new DomainError('conflict', 'result.copy_changed', 'Somebody has given it another copy meanwhile.');
      }
      const name = `${[...given.name.replace(/\.pdf$/i, '')].slice(0, MAX_STEM).join('')}${SEALED}.pdf`;
      const { componentCode } = given;
      const kept = {
        componentCode,
        name,
        kind: 'pdf',
        convertedFrom: null,
        warnings: [],
        signatures,
        file,
        ...known,
      } as const;
      copyId = (await this.attaching.keep(tx, actor, dossier, kept)).id;
    }
    await tx.em.update(DossierResult, { id }, { copyId });
    await recordChange(tx, actor, dossier, result, { copyId });
    if (dossier.state === 'handed_over') {
      // What is done to a dossier that has ended stands in its history.
      const pairs = await pairsAtDecider(tx, this.catalogue, actor, result, dossier);
      const able = sealed === null ? pairs : pairs.filter(({ role }) => isSealer(role));
      const details = { number: result.number, sealed: sealed !== null };
      await recordResultEvent(tx, actor, able, dossier, 'copy_result', details);
    }
    return resultRow(tx, id);
  }

  /** One that may be seen. */
  private async fileOf(
    tx: OfficeTx,
    dossierId: string,
    id: string,
  ): Promise<{ readonly attachment: Attachment; readonly known: KnownOfViruses }> {
    const attachment = await tx.em.findOneBy(Attachment, { id, dossierId });
    if (!attachment) throw malformed('attachmentId', 'field.invalid');
    if (attachment.state === 'removed') throw removed();
    if (await tx.em.existsBy(DossierResult, { dossierId, copyId: id, cancelledAt: Not(IsNull()) })) {
      throw refused('result.copy_of_cancelled', 'It was the copy of a result that has been cancelled.');
    }
    const { scan, scannedWith } = await tx.em.findOneByOrFail(StoredFile, { sha256: attachment.sha256 });
    requireScanned(scan);
    return { attachment, known: { scan, scannedWith } };
  }
}

/**
 * After the hand-over a result is given the copy that it lacks, or the seal that its copy lacks: nothing takes the place of what
 * was given out.
 *
 * @throws DomainError 409
 */
function requireChangeable(
  dossier: Dossier,
  { copyId }: DossierResult,
  attachmentId: string,
  isToBeSealed: boolean,
): void {
  if (dossier.state !== 'handed_over') return requireOpen(dossier);
  if (copyId === null || (isToBeSealed && copyId === attachmentId)) return;
  throw new DomainError('conflict', 'result.copy_given_out', 'The result was handed over and has its copy.');
}
