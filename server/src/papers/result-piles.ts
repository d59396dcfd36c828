import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { intoPiles, officesOf, type Passing, type Pile } from './pile.js';
import type { PaperDocument } from './pdf/paper-document.js';
import type { IssuingOffice } from './templates/form-parts.js';
import { resultHandover, type ResultLine } from './templates/result-handover.js';

/** The decision that stands, of each dossier that has one. */
const DECISIONS = `
SELECT DISTINCT ON (dossier_id) dossier_id AS "dossierId", id AS "eventId", transition
  FROM dossier_event WHERE dossier_id = ANY ($1) AND transition IN ('decide', 'reopen_decision') ORDER BY dossier_id, seq DESC`;

const LINES = `
SELECT COALESCE(d.external_code, d.code) AS code, v.definition->>'name' AS "procedureName",
       COALESCE((SELECT string_agg(concat_ws(', ', r.title, 'số ' || r.number || COALESCE(' (' || r.symbol || ')', '')), '; ' ORDER BY r.id)
                   FROM dossier_result r WHERE r.dossier_id = d.id AND r.cancelled_at IS NULL), '') AS results,
       d.applicant_name AS "applicantName", d.address,
       EXISTS (SELECT 1 FROM dossier_payment m WHERE m.dossier_id = d.id AND m.state IN ('requested', 'paid')) AS "hasFees",
       d.result_delivery->>'method' = 'post' AS "byPost"
  FROM unnest($1::uuid[]) WITH ORDINALITY o(id, place) JOIN dossier d ON d.id = o.id
  JOIN procedure_version v ON v.id = d.procedure_version_id ORDER BY o.place`;

/** Results that go to the counter, by the office that received and the one that decided; what is not decided is in none. */
export async function pilesOfResults(tx: OfficeTx, dossiers: readonly Dossier[]): Promise<Pile[]> {
  const rows: { dossierId: string; eventId: string; transition: string }[] = await tx.em.query(DECISIONS, [
    dossiers.map(({ id }) => id),
  ]);
  const decided = new Map(rows.filter(({ transition }) => transition === 'decide').map((row) => [row.dossierId, row]));
  const passed = dossiers.flatMap((dossier): Passing[] => {
    const eventId = decided.get(dossier.id)?.eventId;
    return eventId === undefined ? [] : [{ dossier, eventId }];
  });
  return intoPiles(passed, ({ dossier }) => officesOf(dossier)).map((pile) => {
    const [first, ...more] = pile;
    const own = [first.dossier, ...more.map(({ dossier }) => dossier)] as const;
    return {
      kind: 'results',
      dossiers: own,
      handlingOfficeId: first.dossier.handlingOfficeId,
      eventIds: pile.map(({ eventId }) => eventId),
      giver: null,
      receiver: null,
      compose: (now, office, number) => compose(now, own, office, number),
    };
  });
}

async function compose(
  tx: OfficeTx,
  dossiers: readonly Dossier[],
  office: IssuingOffice,
  number: number,
): Promise<PaperDocument> {
  const lines: ResultLine[] = await tx.em.query(LINES, [dossiers.map(({ id }) => id)]);
  return resultHandover({ office, number, lines, madeAt: tx.now });
}
