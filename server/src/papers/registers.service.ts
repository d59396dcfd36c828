import type { LocalDate } from '@motcua/shared/calendar';
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
import { readRegisterLines } from './register-lines.js';
import { register } from './templates/register.js';
import { resultHandover, type ResultLine } from './templates/result-handover.js';

/** A thick book; a longer period is two of them. */
const MOST_LINES = 2_000;

const RESULTS = `
SELECT d.office_id AS "officeId", COALESCE(d.external_code, d.code) AS code, v.definition->>'name' AS "procedureName",
       (SELECT string_agg(concat_ws(', ', r.title, 'số ' || r.number || COALESCE(' (' || r.symbol || ')', '')), '; ' ORDER BY r.id) FROM dossier_result r
         WHERE r.dossier_id = d.id AND r.cancelled_at IS NULL) AS results,
       d.applicant_name AS "applicantName", d.address,
       EXISTS (SELECT 1 FROM dossier_payment m WHERE m.dossier_id = d.id AND m.state IN ('requested', 'paid')) AS "hasFees",
       d.result_delivery->>'method' = 'post' AS "byPost"
  FROM dossier d JOIN procedure_version v ON v.id = d.procedure_version_id WHERE d.id = $1`;

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
    const { lines } = await readRegisterLines(tx, this.box, { officeId, from, to }, MOST_LINES + 1);
    if (lines.length > MOST_LINES) {
      throw refused('paper.register_too_long', `A register holds at most ${MOST_LINES} dossiers; shorten the period.`);
    }
    const { staffId } = actor;
    await recordAccess(tx, {
      officeId,
      staffId,
      action: 'export',
      fields: ['register'],
      purpose: `rows: ${lines.length}`,
    });
    const { 'papers.newFormsFrom': newFrom } = await settingsOfOffice(tx.em, officeId);
    return register({
      set: to < newFrom ? '2018' : '2025',
      office: await issuingOffice(tx, officeId),
      from,
      to,
      lines,
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
    return resultHandover({ office: await issuingOffice(tx, lines[0]!.officeId), lines, madeAt: tx.now });
  }
}

/** An office as it heads its papers. */
export async function issuingOffice({ em }: OfficeTx, id: string): Promise<IssuingOffice> {
  const [office]: [IssuingOffice] = await em.query(
    `SELECT name, counter_name AS "counterName", place_name AS "placeName", phone, address, name AS "agencyName"
       FROM office WHERE id = $1`,
    [id],
  );
  return office;
}

async function nameOf({ em }: OfficeTx, staffId: string): Promise<string> {
  const [{ name }]: [{ name: string }] = await em.query('SELECT full_name AS name FROM staff WHERE id = $1', [staffId]);
  return name;
}
