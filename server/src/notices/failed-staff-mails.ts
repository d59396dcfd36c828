import { REPORT_MAIL_ENDS } from '@motcua/shared/figures';
import type { FailedStaffMails } from '@motcua/shared/notices';
import { MAY_HAVE_ARRIVED } from '../alerts/mail-sending.js';
import type { OfficeTx } from '../database/office-transaction.js';

const FAILED = `m.mail_state = 'failed' AND m.mail_due_at > now() - interval '1 day'`;
const WORDS = `m.last_error AS words, m.mail_due_at AS at, ${MAY_HAVE_ARRIVED} AS unclear`;

const HELD_BACK = REPORT_MAIL_ENDS.map((word) => `'${word}'`).join(', ');

/** Reports that were rightly held back are no failure. */
const MAILS = `
  SELECT 'staff_digest' AS mails, m.staff_id, NULL::uuid AS office_id, ${WORDS} FROM staff_digest m WHERE ${FAILED}
  UNION ALL
  SELECT 'alert_mail', m.staff_id, NULL, ${WORDS} FROM alert_mail m WHERE ${FAILED}
  UNION ALL
  SELECT 'report_mail', s.staff_id, s.office_id, ${WORDS}
    FROM report_mail m JOIN report_subscription s ON s.id = m.subscription_id
   WHERE ${FAILED} AND (m.failure IS NULL OR m.failure NOT IN (${HELD_BACK}))`;

/**
 * Mails to staff that were given up within a day. They belong to people: a report counts at the office it is about, the
 * others where their reader has a role.
 */
export const failedStaffMails = (tx: OfficeTx, officeIds: readonly string[]): Promise<FailedStaffMails<Date>[]> =>
  tx.em.query(
    `SELECT mails, o.code AS "officeCode", o.name AS "officeName", count(*)::int AS failed,
            count(*) FILTER (WHERE unclear)::int AS "mayHaveArrived",
            json_build_object('words', (array_agg(words ORDER BY at DESC))[1], 'at', max(at)) AS "lastError"
       FROM (${MAILS}) failed
       CROSS JOIN LATERAL (
         SELECT o.code, o.name FROM office o
          WHERE o.id = ANY ($1)
            AND CASE WHEN failed.office_id IS NULL
                     THEN EXISTS (SELECT 1 FROM staff_role_at_office r WHERE r.staff_id = failed.staff_id AND r.office_id = o.id)
                     ELSE o.id = failed.office_id END
          ORDER BY o.code LIMIT 1) o
      GROUP BY 1, 2, 3 ORDER BY 2, 1`,
    [officeIds],
  );
