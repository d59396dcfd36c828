import { type MessageWish, USUAL_WISH } from '@motcua/shared/notices';
import type { IdKind } from '../applicants/applicant.entity.js';
import { applicantIndex, phoneIndex } from '../applicants/keep-applicant.js';
import { isLookedUp } from '../applicants/stated-wishes.js';
import { recordAccess } from '../audit/access-log.js';
import { type Actor, officesOf } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { OPEN } from './dossier-conditions.js';
import { findDossier } from './load-dossier.js';
import { isBearerTold, openSubmitter, toldPerson } from './submitter.js';

/** Another dossier of which the same person is told. */
export interface DossierOfReader {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly procedureName: string;
  readonly messages: MessageWish;
}

interface Row extends Omit<DossierOfReader, 'procedureName' | 'messages'> {
  readonly procedureVersionId: string;
  readonly messages: MessageWish | null;
  readonly phoneEnc: Buffer | null;
  readonly email: string | null;
  readonly submitterEnc: Buffer | null;
}

const MOST = 20;

/** They brought it, or it is theirs and nobody else brought it. */
const BY_NUMBER = `(d.submitter_index = $3 OR d.submitter_enc IS NULL AND d.applicant_id IN (
  SELECT a.id FROM applicant a WHERE a.office_id = $1 AND a.id_index = $3))`;
const BY_PHONE = `d.submitter_enc IS NULL AND d.phone_index = $3 AND EXISTS (
  SELECT 1 FROM applicant a WHERE a.id = d.applicant_id AND a.id_kind IN ('passport', 'none'))`;

/** The open dossiers of one office of which who is told of this one is told as well: what they wish may hold for those too. */
export class FindSameReaderService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
  ) {}

  /**
   * @returns the newest, at most 20; none to who works at the office that handles it only, and sees no others of the receiving one
   * @throws DomainError 404 for foreign and absent ids alike
   */
  async execute(tx: OfficeTx, actor: Actor, id: string): Promise<DossierOfReader[]> {
    const dossier = await findDossier(tx, id);
    if (!dossier) throw notFound();
    const { officeId, applicantId, phoneEnc, email, submitterEnc } = dossier;
    if (!officesOf(actor).includes(officeId)) return [];
    const [owner]: [{ idKind: IdKind; enc: Buffer | null }] = await tx.em.query(
      'SELECT id_kind AS "idKind", id_number_enc AS enc FROM applicant WHERE id = $1',
      [applicantId],
    );
    const open = (sealed: Buffer | null): string | null => (sealed === null ? null : this.box.decrypt(sealed));
    const told = toldPerson(
      { idKind: owner.idKind, idNumber: open(owner.enc), phone: open(phoneEnc), email },
      openSubmitter(this.box, submitterEnc),
    );
    await recordAccess(tx, { officeId, staffId: actor.staffId, dossierId: id, action: 'list' });
    const { idKind, idNumber, phone } = told;
    if (idNumber !== null && isLookedUp(idKind)) {
      return this.others(tx, [officeId, id, applicantIndex(this.box, idKind, idNumber)], BY_NUMBER);
    }
    return phone === null ? [] : this.others(tx, [officeId, id, phoneIndex(this.box, phone)], BY_PHONE);
  }

  private async others(
    tx: OfficeTx,
    values: readonly [string, string, Buffer],
    sameReader: string,
  ): Promise<DossierOfReader[]> {
    const rows: Row[] = await tx.em.query(
      `SELECT d.id, COALESCE(d.external_code, d.code) AS code, d.version, d.messages,
              d.procedure_version_id AS "procedureVersionId",
              d.phone_enc AS "phoneEnc", d.email, d.submitter_enc AS "submitterEnc"
         FROM dossier d WHERE d.office_id = $1 AND d.id <> $2 AND ${OPEN} AND ${sameReader}
        ORDER BY d.submitted_at DESC, d.id DESC LIMIT ${MOST}`,
      [...values],
    );
    const found: DossierOfReader[] = [];
    for (const { procedureVersionId, messages, phoneEnc, email, submitterEnc, ...row } of rows) {
      const bearer = openSubmitter(this.box, submitterEnc);
      // Who brought it and cannot be reached is not told of it: its owner is.
      if (bearer && !isBearerTold({ phone: phoneEnc && 'kept', email }, bearer)) continue;
      const { definition } = await this.catalogue.byId(tx.em, procedureVersionId);
      found.push({ ...row, procedureName: definition.name, messages: messages ?? USUAL_WISH });
    }
    return found;
  }
}
