import { addDays, instantAt, type LocalDate } from '@motcua/shared/calendar';
import { DOSSIER_STATE, type DossierState } from '@motcua/shared/dossiers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { notFound, refused } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { LIST_ROLES } from '../dossiers/dossier-conditions.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { chooseOffice } from '../offices/office-choice.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';
import type { PaperDocument } from './pdf/paper-document.js';
import type { IssuingOffice } from './templates/form-parts.js';
import { register, type RegisterLine } from './templates/register.js';
import { resultHandover, type ResultLine } from './templates/result-handover.js';

/** A thick book; a longer period is two of them. */
const MOST_LINES = 2_000;

type Delivery = 'desk' | 'post' | 'online';

interface LineRow extends Omit<RegisterLine, 'phone' | 'delivery' | 'note'> {
  readonly phoneEnc: Buffer | null;
  readonly method: Delivery;
  readonly state: DossierState;
  readonly voided: boolean;
}

const LINES = `
SELECT COALESCE(d.external_code, d.code) AS code, v.definition->>'name' AS "procedureName", d.sets,
       d.applicant_name AS "applicantName", d.address, d.phone_enc AS "phoneEnc", o.name AS "agencyName",
       d.received_at AS "receivedAt", d.due_at AS "dueAt",
       CASE WHEN d.state = 'handed_over'
            THEN (SELECT max(k.at) FROM result_collection k WHERE k.dossier_id = d.id) END AS "handedOverAt",
       d.result_delivery->>'method' AS method, d.state, d.voided
  FROM dossier d JOIN office o ON o.id = d.handling_office_id JOIN procedure_version v ON v.id = d.procedure_version_id
 WHERE d.office_id = $1 AND d.received_at >= $2 AND d.received_at < $3
 ORDER BY d.received_at, d.id LIMIT ${MOST_LINES + 1}`;

const RESULTS = `
SELECT d.office_id AS "officeId", COALESCE(d.external_code, d.code) AS code, v.definition->>'name' AS "procedureName",
       (SELECT string_agg(concat_ws(', ', r.title, 'số ' || r.number || COALESCE(' (' || r.symbol || ')', '')), '; ' ORDER BY r.id) FROM dossier_result r
         WHERE r.dossier_id = d.id AND r.cancelled_at IS NULL) AS results,
       d.applicant_name AS "applicantName", d.address,
       EXISTS (SELECT 1 FROM dossier_payment m WHERE m.dossier_id = d.id AND m.state IN ('requested', 'paid')) AS "hasFees",
       d.result_delivery->>'method' = 'post' AS "byPost"
  FROM dossier d JOIN procedure_version v ON v.id = d.procedure_version_id WHERE d.id = $1`;

const DELIVERY: Readonly<Record<Delivery, string>> = { desk: 'Tại quầy', post: 'Bưu chính', online: 'Trực tuyến' };

/** Papers about many dossiers. They are made anew each time and not kept: the dossiers themselves are the record. */
export class RegistersService {
  constructor(private readonly box: SecretBox) {}

  /**
   * The book of a period, both days included.
   *
   * @throws DomainError 403, 404, 422 `office.code_required`, `paper.period_invalid`, `paper.register_too_long`
   */
  async book(
    tx: OfficeTx,
    actor: Actor,
    { officeCode, from, to }: { readonly officeCode?: string; readonly from: LocalDate; readonly to: LocalDate },
  ): Promise<PaperDocument> {
    const { id: officeId } = await chooseOffice(tx.em, actor, LIST_ROLES, officeCode);
    if (to < from) {
      throw refused('paper.period_invalid', 'The period ends before it begins.', [
        { path: 'to', code: 'field.invalid' },
      ]);
    }
    const rows: LineRow[] = await tx.em.query(LINES, [officeId, instantAt(from, 0), instantAt(addDays(to, 1), 0)]);
    if (rows.length > MOST_LINES) {
      throw refused('paper.register_too_long', `A register holds at most ${MOST_LINES} dossiers; shorten the period.`);
    }
    const { staffId } = actor;
    await recordAccess(tx, {
      officeId,
      staffId,
      action: 'export',
      fields: ['register'],
      purpose: `rows: ${rows.length}`,
    });
    const { 'papers.newFormsFrom': newFrom } = await settingsOfOffice(tx.em, officeId);
    return register({
      set: to < newFrom ? '2018' : '2025',
      office: await this.office(tx, officeId),
      from,
      to,
      lines: rows.map((row) => this.line(row)),
      madeBy: await nameOf(tx, staffId),
      madeAt: tx.now,
    });
  }

  /** The sheet with which results of dossiers go to the counter, in the order named. @throws DomainError 404 */
  async results(tx: OfficeTx, actor: Actor, dossierIds: readonly string[]): Promise<PaperDocument> {
    const lines: (ResultLine & { officeId: string })[] = [];
    for (const dossierId of dossierIds) {
      const dossier = await tx.em.findOne(Dossier, {
        where: { id: dossierId },
        select: { officeId: true, handlingOfficeId: true },
      });
      // What the one before has opened lets nobody else's through.
      const seen = dossier && [dossier.officeId, dossier.handlingOfficeId].some((id) => tx.openedFor.includes(id));
      if (!seen) throw notFound();
      // Received elsewhere and handled here: its fees lie with the office that received it.
      await tx.widen(dossier.officeId);
      const [line]: [(typeof lines)[number]] = await tx.em.query(RESULTS, [dossierId]);
      const { officeId } = line;
      await recordAccess(tx, {
        officeId,
        staffId: actor.staffId,
        dossierId,
        action: 'slip',
        fields: ['result_handover'],
      });
      lines.push({ ...line, results: line.results ?? '' });
    }
    return resultHandover({ office: await this.office(tx, lines[0]!.officeId), lines, madeAt: tx.now });
  }

  private line({ phoneEnc, method, state, voided, ...line }: LineRow): RegisterLine {
    const isOver = state === 'withdrawn' || state === 'not_accepted';
    return {
      ...line,
      phone: phoneEnc && this.box.decrypt(phoneEnc),
      delivery: DELIVERY[method],
      note: voided ? 'Hủy do nhập nhầm' : isOver ? DOSSIER_STATE[state].vi : null,
    };
  }

  private async office(tx: OfficeTx, id: string): Promise<IssuingOffice> {
    const [office]: [IssuingOffice] = await tx.em.query(
      `SELECT name, counter_name AS "counterName", place_name AS "placeName", phone, address, name AS "agencyName"
         FROM office WHERE id = $1`,
      [id],
    );
    return office;
  }
}

async function nameOf({ em }: OfficeTx, staffId: string): Promise<string> {
  const [{ name }]: [{ name: string }] = await em.query('SELECT full_name AS name FROM staff WHERE id = $1', [staffId]);
  return name;
}
