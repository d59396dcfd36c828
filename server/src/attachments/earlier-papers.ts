import { type Paper, samePaper } from '@motcua/shared/attachments';
import { localDateOf } from '@motcua/shared/calendar';
import { effectiveCase } from '@motcua/shared/procedures';
import { foldVietnamese } from '@motcua/shared/text';
import { Applicant } from '../applicants/applicant.entity.js';
import { recordAccess } from '../audit/access-log.js';
import { type Actor, officesOf } from '../common/actor.js';
import { notFound, refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { chooseOffice } from '../offices/office-choice.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { requireOpen, requireWorker, worksOn } from './attachment-rights.js';
import { type AttachmentView, attachmentViews } from './attachment.view.js';
import { isExpiredAt } from './paper-validity.js';

/** A file of an earlier dossier of the same person that may be used again. */
export interface EarlierPaperView {
  readonly attachment: AttachmentView;
  readonly dossierCode: string;
  /** As that dossier has the name: two people may be taken for one by a number. */
  readonly applicantName: string;
  /** The paper it showed there, or the result it is. */
  readonly paperName: string;
  /** The paper of this dossier for which it may stand; null where the officer has to say it. */
  readonly suggestedComponent: string | null;
}

interface FoundPaper {
  readonly id: string;
  /** Digest of its bytes. */
  readonly content: string;
  readonly dossierId: string;
  readonly officeId: string;
  readonly handlingOfficeId: string;
  readonly dossierCode: string;
  readonly applicantName: string;
  readonly procedureCode: string;
  readonly procedureVersionId: string;
  readonly caseCode: string | null;
  readonly componentCode: string | null;
  /** Of the result whose electronic copy it is. */
  readonly resultTitle: string | null;
  /** Its last day, as was said of this content here or, if not here, where it was used last. */
  readonly validUntil: string | null;
}

/** More than anybody looks through. */
const SHOWN = 100;

/** The condition that a dossier stands inside the walls of some offices. */
const seenBy = (dossier: string, offices: string): string =>
  `(${dossier}.office_id = ANY (${offices}::uuid[]) OR ${dossier}.handling_office_id = ANY (${offices}::uuid[]))`;

/**
 * Files that show a paper which was found in order, or are the copy of a result, of other accepted dossiers of the same person,
 * whichever of the officer's offices took them in: known by the keyed digest of the id number and by the name as well, for a
 * number may be mistyped. What the officer's own offices may not see is left out by name, for the walls stand wider while a
 * dossier of another office is handled.
 */
const FIND = `
  SELECT a.id, encode(a.sha256, 'hex') AS content, d.id AS "dossierId", d.office_id AS "officeId",
         d.handling_office_id AS "handlingOfficeId", d.code AS "dossierCode", d.applicant_name AS "applicantName",
         d.procedure_code AS "procedureCode", d.procedure_version_id AS "procedureVersionId", d.case_code AS "caseCode",
         a.component_code AS "componentCode", r.title AS "resultTitle",
         COALESCE(a.valid_until, known.valid_until)::text AS "validUntil"
    FROM applicant same
    JOIN dossier d ON d.applicant_id = same.id
    JOIN attachment a ON a.dossier_id = d.id
    JOIN stored_file f ON f.sha256 = a.sha256
    LEFT JOIN dossier_component c ON c.dossier_id = d.id AND c.code = a.component_code
    LEFT JOIN LATERAL (
      SELECT title FROM dossier_result WHERE dossier_id = d.id AND copy_id = a.id AND cancelled_at IS NULL LIMIT 1) r ON true
    LEFT JOIN LATERAL (
      SELECT v.valid_until FROM attachment v JOIN dossier vd ON vd.id = v.dossier_id
       WHERE v.sha256 = a.sha256 AND v.valid_until IS NOT NULL AND ${seenBy('vd', '$3')}
       ORDER BY v.valid_until_at DESC LIMIT 1) known ON true
   WHERE same.id_index = $1 AND same.office_id = ANY ($3::uuid[] || $6::uuid) AND d.id IS DISTINCT FROM $2::uuid
     AND ${seenBy('d', '$3')} AND d.applicant_fold = $4
     AND ($5::uuid IS NULL OR a.id = $5)
     AND d.received_at IS NOT NULL AND NOT d.voided AND d.state <> 'not_accepted'
     AND a.state = 'kept' AND f.scan IN ('clean', 'unscanned') AND (c.valid OR r.title IS NOT NULL)
     AND NOT EXISTS (
       SELECT FROM attachment own WHERE own.dossier_id = $2::uuid AND own.sha256 = a.sha256 AND own.state = 'kept')
   ORDER BY a.uploaded_at DESC, a.id`;

/** Where dossiers were received that have the same contents and are handled at the officer's offices. */
const RECEIVED_AT = `
  SELECT DISTINCT d.office_id AS "officeId"
    FROM attachment mine JOIN attachment a ON a.sha256 = mine.sha256 JOIN dossier d ON d.id = a.dossier_id
   WHERE mine.id = ANY ($1::uuid[]) AND d.handling_office_id = ANY ($2::uuid[])`;

/**
 * Which contents were no good in any dossier that the officer's offices see: a supplement was asked for the paper afterwards,
 * or it was taken back, with a reason, from another dossier of this person and not put back there. The reason is in the
 * officer's own words; whatever it was, nobody stands behind the paper there.
 */
const NO_GOOD = `
  SELECT DISTINCT encode(a.sha256, 'hex') AS content
    FROM attachment mine JOIN attachment a ON a.sha256 = mine.sha256 JOIN dossier d ON d.id = a.dossier_id
   WHERE mine.id = ANY ($1::uuid[]) AND ${seenBy('d', '$2')}
     AND (EXISTS (
            SELECT FROM dossier_event e
             WHERE e.dossier_id = d.id AND e.transition = 'request_supplement' AND e.at > a.uploaded_at
               AND e.details->'components' @> jsonb_build_array(jsonb_build_object('code', a.component_code)))
          OR (a.removal_reason IS NOT NULL AND d.id IS DISTINCT FROM $3::uuid
              AND d.applicant_id IN (SELECT same.id FROM applicant same WHERE same.id_index = $4)
              AND NOT EXISTS (
                SELECT FROM attachment again
                 WHERE again.dossier_id = d.id AND again.sha256 = a.sha256 AND again.state = 'kept')))`;

/** Whose papers are wanted, and for what. */
interface Wanted {
  /** Digest of the id number; without one nobody is known. */
  readonly idIndex: Buffer | null;
  /** The name as it is compared. */
  readonly fold: string;
  /** The office that receives. */
  readonly officeId: string;
  /** What has the paper already; null while the dossier is yet to be taken in. */
  readonly dossierId: string | null;
}

/** What the papers are wanted for: a dossier, or one that is just being taken in. */
interface Purpose {
  readonly procedureCode: string;
  readonly papers: readonly Paper[];
  /** Stands in the access records. */
  readonly words: string;
}

/** Who stands at the counter, as far as has been typed. */
export interface PersonAtCounter {
  readonly idIndex: Buffer;
  /** Which number it is, as the record of the search names it. */
  readonly numberField: string;
  readonly fullName: string;
  readonly procedureCode: string;
  readonly caseCode: string | null;
  readonly officeCode: string | undefined;
}

/** Papers that a person has brought before, so that nobody scans or brings them twice. */
export class EarlierPapers {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  /**
   * The same for a dossier that is just being taken in, as soon as it is known whose it is. The search leaves a record as well,
   * for it is made before anybody has said that a dossier is wanted.
   *
   * @throws DomainError 403, 404 the office, 422 no such procedure in force, or no such case
   */
  async forIntake(tx: OfficeTx, actor: Actor, person: PersonAtCounter): Promise<EarlierPaperView[]> {
    const { idIndex, numberField, fullName, procedureCode } = person;
    const office = await chooseOffice(tx.em, actor, ['counter_officer'], person.officeCode);
    const procedure = await this.catalogue.inForce(tx.em, procedureCode, localDateOf(tx.now));
    const papers = procedure && effectiveCase(procedure.definition, person.caseCode)?.components;
    if (!papers) throw refused('procedure.not_in_force', 'There is no such procedure in force, or no such case of it.');
    await recordAccess(tx, { officeId: office.id, staffId: actor.staffId, action: 'search', fields: [numberField] });
    const wanted = { idIndex, fold: foldVietnamese(fullName), officeId: office.id, dossierId: null };
    return this.offers(tx, actor, wanted, { procedureCode, papers, words: procedureCode });
  }

  /**
   * Shows what may be used again; each dossier of which something is shown gets an access record.
   *
   * @throws DomainError 403, 404, 409 the dossier has ended
   */
  async list(tx: OfficeTx, actor: Actor, dossierId: string): Promise<EarlierPaperView[]> {
    const dossier = await tx.em.findOneBy(Dossier, { id: dossierId });
    if (!dossier) throw notFound();
    await tx.widen(dossier.officeId);
    await requireWorker(tx, this.catalogue, actor, dossier);
    requireOpen(dossier);
    return this.offers(tx, actor, await wantedFor(tx, dossier), {
      procedureCode: dossier.procedureCode,
      papers: await this.papersOf(tx, dossier.procedureVersionId, dossier.caseCode),
      words: dossier.code,
    });
  }

  private async offers(
    tx: OfficeTx,
    actor: Actor,
    wanted: Wanted,
    { procedureCode, papers, words }: Purpose,
  ): Promise<EarlierPaperView[]> {
    const found = (await this.search(tx, actor, wanted)).filter(({ validUntil }) => !isExpiredAt(validUntil, tx.now));
    const shown = new Map(found.map(({ dossierId: id, officeId }) => [id, officeId]));
    for (const [id, officeId] of shown) {
      await tx.widen(officeId);
      await recordAccess(tx, {
        officeId,
        staffId: actor.staffId,
        dossierId: id,
        action: 'list',
        purpose: words,
      });
    }
    const views = await attachmentViews(
      tx,
      found.map(({ id }) => id),
    );
    const offers: EarlierPaperView[] = [];
    for (const one of found) {
      const attachment = views.get(one.id);
      if (!attachment) continue;
      const theirs = await this.papersOf(tx, one.procedureVersionId, one.caseCode);
      const code = one.componentCode ?? '';
      const name = theirs.find((paper) => paper.code === code)?.name ?? one.resultTitle ?? code;
      const { dossierCode, applicantName } = one;
      const suggestedComponent = samePaper(procedureCode, papers, { procedureCode: one.procedureCode, code, name });
      const { validUntil } = one;
      offers.push({
        attachment: { ...attachment, validUntil },
        dossierCode,
        applicantName,
        paperName: one.resultTitle ?? name,
        suggestedComponent,
      });
    }
    return offers;
  }

  /**
   * What may be used again in a dossier whose office is open, each content once and the newest first; also what is expired. Looking at a dossier is
   * not enough to carry its papers away: only those of dossiers that this person works on.
   *
   * @param only this file alone
   */
  async find(tx: OfficeTx, actor: Actor, dossier: Dossier, only: string): Promise<FoundPaper[]> {
    return this.search(tx, actor, await wantedFor(tx, dossier), only);
  }

  private async search(tx: OfficeTx, actor: Actor, wanted: Wanted, only: string | null = null): Promise<FoundPaper[]> {
    const offices = officesOf(actor);
    const found: FoundPaper[] = await tx.em.query(FIND, [
      wanted.idIndex,
      wanted.dossierId,
      offices,
      wanted.fold,
      only,
      wanted.officeId,
    ]);
    const byContent = new Map<string, FoundPaper>();
    for (const one of found) {
      if (!byContent.has(one.content) && (await worksOn(tx, this.catalogue, actor, one)))
        byContent.set(one.content, one);
    }
    const papers = [...byContent.values()].slice(0, SHOWN);
    const noGood = await this.noGood(tx, offices, wanted, papers);
    return papers.filter(({ content }) => !noGood.has(content));
  }

  /** Contents of these papers that were found bad somewhere. */
  private async noGood(
    tx: OfficeTx,
    offices: readonly string[],
    { dossierId, idIndex }: Wanted,
    papers: readonly FoundPaper[],
  ): Promise<ReadonlySet<string>> {
    const ids = papers.map(({ id }) => id);
    // What was asked of a citizen stands under the office that received the dossier.
    const receivers: { officeId: string }[] = await tx.em.query(RECEIVED_AT, [ids, offices]);
    for (const { officeId } of receivers) await tx.widen(officeId);
    const rows: { content: string }[] = await tx.em.query(NO_GOOD, [ids, offices, dossierId, idIndex]);
    return new Set(rows.map(({ content }) => content));
  }

  private async papersOf(tx: OfficeTx, versionId: string, caseCode: string | null): Promise<readonly Paper[]> {
    const { definition } = await this.catalogue.byId(tx.em, versionId);
    return effectiveCase(definition, caseCode)?.components ?? [];
  }
}

/** @returns whose papers a dossier wants whose office is open */
async function wantedFor(tx: OfficeTx, dossier: Dossier): Promise<Wanted> {
  const { idIndex } = await tx.em.findOneByOrFail(Applicant, { id: dossier.applicantId });
  return { idIndex, fold: dossier.applicantFold, officeId: dossier.officeId, dossierId: dossier.id };
}
