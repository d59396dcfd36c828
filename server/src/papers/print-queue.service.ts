import { localDateOf } from '@motcua/shared/calendar';
import { RECEIPT_EVENTS } from '@motcua/shared/papers';
import type { StaffRole } from '@motcua/shared/staff';
import { In } from 'typeorm';
import { recordAccess } from '../audit/access-log.js';
import { type Actor, rolesAt } from '../common/actor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { openReceivers } from '../dossiers/open-receivers.js';
import { chooseWithPredecessors } from '../offices/office-choice.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { joinPdfs } from './pdf/join-pdfs.js';
import { CHANGES_RECEIPT } from './changes-receipt.js';
import { Paper } from './paper.entity.js';
import { mayGiveOut } from './paper-rights.js';

/** A receipt that nobody has said is on paper. */
export interface WaitingReceipt {
  readonly dossierId: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly applicantName: string;
  /** What made it necessary. */
  readonly transition: string;
  readonly at: string;
  /** Null while nobody has printed it. */
  readonly paperId: string | null;
  readonly copies: number;
}

const PRINTING: readonly StaffRole[] = ['counter_officer'];

/** What changed longer ago is printed from its dossier: whoever waits for a receipt for a week has asked for it. */
const DAYS = 7;
const DAY_MS = 86_400_000;
const MOST = 200;

const OPEN_STATES = ['accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended', 'decided']
  .map((state) => `'${state}'`)
  .join(', ');

/** Of dossiers that a citizen still holds a receipt for; one that came online has it in the mailbox. */
const WAITING = `
SELECT d.id AS "dossierId", d.code, d.external_code AS "externalCode", d.applicant_name AS "applicantName",
       ground.transition, to_jsonb(ground.at) AS at, p.id AS "paperId", COALESCE(p.copies, 0) AS copies
  FROM dossier d
 CROSS JOIN LATERAL (SELECT e.id, e.transition, e.at FROM dossier_event e
                      WHERE e.dossier_id = d.id AND e.transition = ANY ($2) AND ${CHANGES_RECEIPT} ORDER BY e.seq DESC LIMIT 1) ground
  LEFT JOIN paper p ON p.event_id = ground.id AND p.form = 'receipt'
 WHERE d.office_id = ANY ($1::uuid[]) AND d.received_at IS NOT NULL AND ground.at >= $3 AND d.channel <> 'online' AND p.confirmed_at IS NULL
   AND d.state IN (${OPEN_STATES})
 ORDER BY ground.at, d.id LIMIT ${MOST}`;

/** What the printer of a counter still owes. */
export class PrintQueueService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
  ) {}

  /**
   * Receipts of the last days that nobody has confirmed as printed, at most 200; of offices that were taken over, too.
   *
   * @throws DomainError 403, 404, 422 `office.code_required`
   */
  async list(tx: OfficeTx, actor: Actor, officeCode: string | undefined): Promise<WaitingReceipt[]> {
    const today = localDateOf(tx.now);
    const { office, officeIds } = await chooseWithPredecessors(tx.em, actor, PRINTING, officeCode, today);
    await recordAccess(tx, { officeId: office.id, staffId: actor.staffId, action: 'list' });
    return tx.em.query(WAITING, [officeIds, RECEIPT_EVENTS, new Date(tx.now.getTime() - DAYS * DAY_MS)]);
  }

  /** Somebody has seen them come out of the printer. @throws DomainError 403, 404 */
  async confirm(tx: OfficeTx, actor: Actor, ids: readonly string[]): Promise<{ confirmed: number }> {
    const papers: { officeId: string; field: string }[] = await tx.em.query(
      `SELECT p.office_id AS "officeId", v.field
         FROM paper p JOIN dossier d ON d.id = p.dossier_id JOIN procedure_version v ON v.id = d.procedure_version_id
        WHERE p.id = ANY ($1)`,
      [ids],
    );
    if (papers.length < new Set(ids).size) throw notFound();
    const isAllowed = papers.every(({ officeId, field }) =>
      rolesAt(actor, officeId, field).some(({ role }) => PRINTING.includes(role)),
    );
    if (!isAllowed) throw forbidden('role.not_allowed', 'Your roles do not print receipts.');
    const [, confirmed]: [unknown, number] = await tx.em.query(
      'UPDATE paper SET confirmed_at = $2 WHERE id = ANY ($1) AND confirmed_at IS NULL',
      [ids, tx.now],
    );
    return { confirmed };
  }

  /** Papers that were given out, one after the other in one file, in the order named. @throws DomainError 404 */
  async bundle(tx: OfficeTx, actor: Actor, ids: readonly string[]): Promise<Buffer> {
    const papers = await this.find(tx, ids);
    for (const { officeId, dossierId, form } of papers) {
      await recordAccess(tx, { officeId, staffId: actor.staffId, dossierId, action: 'slip', fields: [form] });
    }
    return joinPdfs(papers.map(({ contentEnc }) => this.box.decryptBytes(contentEnc)));
  }

  /**
   * One copy more of each. Asked once the file has come to where it is printed: what never came is no copy.
   *
   * @returns how many papers were counted
   * @throws DomainError 403, 404
   */
  async count(tx: OfficeTx, actor: Actor, ids: readonly string[]): Promise<{ counted: number }> {
    const papers = await this.find(tx, ids);
    const dossiers = await tx.em.findBy(Dossier, { id: In(papers.map(({ dossierId }) => dossierId)) });
    for (const dossier of dossiers) {
      if (await mayGiveOut(tx, this.catalogue, actor, dossier)) continue;
      throw forbidden('role.not_allowed', 'Your roles do not give papers out.');
    }
    const [rows]: [{ id: string; copies: number }[], number] = await tx.em.query(
      'UPDATE paper SET copies = copies + 1 WHERE id = ANY ($1) RETURNING id, copies',
      [ids],
    );
    const copies = new Map(rows.map((row) => [row.id, row.copies]));
    const { staffId } = actor;
    for (const { id, officeId, dossierId, form } of papers) {
      const purpose = `copy ${copies.get(id)}`;
      await recordAccess(tx, { officeId, staffId, dossierId, action: 'slip', fields: [form], purpose });
    }
    return { counted: papers.length };
  }

  private async find(tx: OfficeTx, ids: readonly string[]): Promise<Paper[]> {
    const seen = await papersOf(tx, ids);
    const isWhole = ids.every((id) => seen.has(id));
    const papers = isWhole || !(await openReceivers(tx)) ? seen : await papersOf(tx, ids);
    return ids.map((id) => {
      const paper = papers.get(id);
      if (!paper) throw notFound();
      return paper;
    });
  }
}

/** Of dossiers received or handled here: the walls may be open for others of the same receiving office. */
async function papersOf(tx: OfficeTx, ids: readonly string[]): Promise<ReadonlyMap<string, Paper>> {
  const papers = await tx.em
    .createQueryBuilder(Paper, 'p')
    .innerJoin('dossier', 'd', 'd.id = p.dossier_id')
    .where('p.id = ANY (:ids)', { ids })
    .andWhere('(d.office_id = ANY (:offices) OR d.handling_office_id = ANY (:offices))', { offices: tx.openedFor })
    .getMany();
  return new Map(papers.map((paper) => [paper.id, paper]));
}
