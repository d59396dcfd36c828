import { localDateOf } from '@motcua/shared/calendar';
import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { answering, leads, staffNoticeRuleOf, supervises } from './staff-notice-rule-of.js';

/** With the act that gives somebody a dossier: the alert, and whom the rules of the office tell of it. */
const TELL = `
  WITH alert AS (INSERT INTO deadline_alert (id, office_id, dossier_id, kind, due_at, same_day, created_at)
                 VALUES ($1, $2, $3, 'assigned', $4, false, $4) RETURNING id)
  INSERT INTO staff_alert (alert_id, staff_id, office_id, on_desk, mail_owed)
  SELECT alert.id, p.id, $2, rule.desk = 'always', rule.at_once
    FROM alert CROSS JOIN LATERAL (${staffNoticeRuleOf('$2', `'assigned'`)}) rule
    JOIN staff p ON p.disabled_at IS NULL AND p.id <> $7 AND (
         rule.holder AND p.id = $5
         OR rule.leaders AND ${leads('p.id', answering('$2', '$6'), '$6')}
         OR rule.supervisors AND ${supervises('p.id', '$2')})
   WHERE rule.desk = 'always' OR rule.email <> 'never' OR rule.at_once`;

/**
 * Tells an officer, with the act, that another has given them a dossier; it stays until they take it or it is taken back.
 *
 * @param actorId whose act it is: they know
 */
export async function tellAssigned(
  tx: OfficeTx,
  dossier: { readonly id: string; readonly handlingOfficeId: string },
  staffId: string,
  actorId: string,
): Promise<void> {
  const { id: dossierId, handlingOfficeId: officeId } = dossier;
  await tx.widen(officeId);
  tx.write(TELL, [newId(), officeId, dossierId, tx.now, staffId, localDateOf(tx.now), actorId]);
}

/** Who was told has taken it, or has it no more: nothing is left to see. */
export function untellAssigned(tx: OfficeTx, dossierId: string): Promise<void> {
  tx.write(
    `UPDATE staff_alert SET seen_at = $2
      WHERE seen_at IS NULL AND alert_id IN (SELECT id FROM deadline_alert WHERE dossier_id = $1 AND kind = 'assigned')`,
    [dossierId, tx.now],
  );
  return Promise.resolve();
}
