import type { ReportMailEnd } from '@motcua/shared/figures';
import type { DataSource } from 'typeorm';
import type { ClaimedStaffMail } from '../../digests/send-staff-mails.js';
import { figureOfficesOf } from '../../figures/figure-offices.js';
import { effectiveRoles } from '../../staff/effective-roles.js';

/**
 * Holds back a report that its reader has ended or may not read any more: between the making and a late try of the mail a
 * role may be lost, or an account locked. What was ended while a try was under way has no other.
 *
 * @returns whether it was held back; nobody sends it then
 */
export async function withholdReportMail(
  db: DataSource,
  clockOffsetMs: number,
  { id, attempts }: ClaimedStaffMail,
): Promise<boolean> {
  const reason = await reasonToWithhold(db, clockOffsetMs, id);
  if (reason === null) return false;
  await db.query(
    `UPDATE report_mail SET mail_state = 'failed', failure = $3
      WHERE id = $1 AND attempts = $2 AND mail_state = 'submitting'`,
    [id, attempts, reason],
  );
  return true;
}

async function reasonToWithhold(db: DataSource, clockOffsetMs: number, id: string): Promise<ReportMailEnd | null> {
  const [reader]: { staffId: string; ended: ReportMailEnd | null; locked: boolean; officeIds: string[] }[] =
    await db.query(
      `SELECT s.staff_id AS "staffId", s.end_reason AS ended, p.disabled_at IS NOT NULL AS locked,
            ARRAY(SELECT o.id FROM office o WHERE o.id = s.office_id OR (s.below AND s.office_id = ANY (o.path))) AS "officeIds"
       FROM report_mail m JOIN report_subscription s ON s.id = m.subscription_id JOIN staff p ON p.id = s.staff_id
      WHERE m.id = $1`,
      [id],
    );
  // It was taken back meanwhile, which the claim has told already.
  if (!reader) return null;
  if (reader.ended) return reader.ended;
  if (reader.locked) return 'account_locked';
  const readable = new Set(figureOfficesOf({ roles: await effectiveRoles(db.manager, reader.staffId, clockOffsetMs) }));
  return reader.officeIds.every((officeId) => readable.has(officeId)) ? null : 'role_lost';
}
