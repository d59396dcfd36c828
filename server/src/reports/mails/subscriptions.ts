import {
  type MailedReport,
  type ReportMailEnd,
  type ReportMailFormat,
  type ReportMailRule,
  type ReportSubscriptions,
  type ReportSubscriptionView,
  groupsOfReport,
  rulesOfReport,
} from '@motcua/shared/figures';
import { KEPT_GATEWAY } from '@motcua/shared/notices';
import { maskEmail } from '@motcua/shared/validation';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { DomainError, malformed, notFound } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import { currentCalendar } from '../../calendar/office-calendars.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { FIGURE_ROLES, scopeOfFigures } from '../../figures/figure-offices.js';
import { MAY_HAVE_ARRIVED } from '../../alerts/mail-sending.js';
import { owedPeriod } from './owed-period.js';
import { ReportSubscription } from './report-mail.entities.js';

/** More at a time nobody reads. */
const MOST = 20;
const ENDED_SHOWN_DAYS = 90;

const VIEW = `
  SELECT s.id, s.report, o.code AS "officeCode", o.name AS "officeName", s.below, NULLIF(s.group_by, '') AS "groupBy",
         s.rule, s.format,
         to_jsonb(s.created_at) AS "createdAt", to_jsonb(s.ended_at) AS "endedAt", s.end_reason AS "endReason",
         (SELECT jsonb_build_object('from', m.from_on, 'to', m.to_on, 'state', m.mail_state,
                   'kept', COALESCE(m.gateway = '${KEPT_GATEWAY}', false), 'sentAt', m.accepted_at,
                   'failure', CASE WHEN m.mail_state = 'failed' THEN COALESCE(m.failure, 'not_sent') END, 'lastError', m.last_error,
                   'mayHaveArrived', COALESCE(${MAY_HAVE_ARRIVED}, false))
            FROM report_mail m WHERE m.subscription_id = s.id ORDER BY m.from_on DESC LIMIT 1) AS last
    FROM report_subscription s JOIN office o ON o.id = s.office_id`;

export interface SubscriptionAsked {
  readonly officeCode: string;
  readonly below: boolean;
  readonly report: MailedReport;
  readonly groupBy?: string | undefined;
  readonly rule: ReportMailRule;
  readonly format: ReportMailFormat;
}

/** One's own. */
export async function listSubscriptions(tx: OfficeTx, { staffId }: Actor): Promise<ReportSubscriptions> {
  const data: ReportSubscriptionView[] = await tx.em.query(
    `${VIEW} WHERE s.staff_id = $1 AND (s.ended_at IS NULL OR s.ended_at > $2::timestamptz - $3 * interval '1 day')
      ORDER BY s.ended_at IS NOT NULL, s.id DESC LIMIT 100`,
    [staffId, tx.now, ENDED_SHOWN_DAYS],
  );
  const [{ email }]: [{ email: string | null }] = await tx.em.query('SELECT email FROM staff WHERE id = $1', [staffId]);
  return { mailTo: email && maskEmail(email), data };
}

/**
 * From the next period on that is over.
 *
 * @throws DomainError as `scopeOfFigures` does; 400 for a rule or a group the report does not have; 409
 *   `report_subscription.exists`, `report_subscription.too_many`
 */
export async function subscribe(tx: OfficeTx, actor: Actor, asked: SubscriptionAsked): Promise<ReportSubscriptionView> {
  const { report, rule, format, below, groupBy = '' } = asked;
  if (!rulesOfReport(report).includes(rule)) throw malformed('rule', 'field.invalid');
  if (groupBy !== '' && !groupsOfReport(report).includes(groupBy)) throw malformed('groupBy', 'field.invalid');
  const { office } = await scopeOfFigures(tx, actor, FIGURE_ROLES, asked);
  // Two windows of one person ask one after the other.
  await tx.em.query('SELECT 1 FROM staff WHERE id = $1 FOR NO KEY UPDATE', [actor.staffId]);
  const active: { same: boolean }[] = await tx.em.query(
    `SELECT office_id = $2 AND below = $3 AND report = $4 AND rule = $5 AND format = $6 AND group_by = $7 AS same
       FROM report_subscription WHERE staff_id = $1 AND ended_at IS NULL`,
    [actor.staffId, office.id, below, report, rule, format, groupBy],
  );
  if (active.some(({ same }) => same)) {
    throw new DomainError('conflict', 'report_subscription.exists', 'You get this report already.');
  }
  if (active.length >= MOST) {
    throw new DomainError('conflict', 'report_subscription.too_many', `You get ${MOST} reports already.`);
  }
  const { calendar } = await currentCalendar(tx.em, office.id);
  const id = newId();
  await tx.em.insert(ReportSubscription, {
    id,
    staffId: actor.staffId,
    officeId: office.id,
    below,
    report,
    groupBy,
    rule,
    format,
    lastFrom: owedPeriod(rule, tx.now, calendar).from,
    createdAt: tx.now,
  });
  return view(tx.em, id);
}

/** @throws DomainError 404, also for somebody else's; 409 `report_subscription.over` */
export async function unsubscribe(tx: OfficeTx, { staffId }: Actor, id: string): Promise<ReportSubscriptionView> {
  const [found]: { endedAt: Date | null }[] = await tx.em.query(
    'SELECT ended_at AS "endedAt" FROM report_subscription WHERE id = $1 AND staff_id = $2 FOR UPDATE',
    [id, staffId],
  );
  if (!found) throw notFound();
  if (found.endedAt !== null) {
    throw new DomainError('conflict', 'report_subscription.over', 'This report is sent no more already.');
  }
  await endSubscription(tx, id, 'asked');
  return view(tx.em, id);
}

/** Ends it for good, and takes back what has not left yet. */
export async function endSubscription(tx: OfficeTx, id: string, reason: ReportMailEnd): Promise<void> {
  await tx.em.query(
    'UPDATE report_subscription SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL',
    [id, tx.now, reason],
  );
  await tx.em.query(
    `DELETE FROM report_mail WHERE subscription_id = $1 AND mail_state IN ('making', 'planned', 'retry_waiting')`,
    [id],
  );
}

async function view(em: EntityManager, id: string): Promise<ReportSubscriptionView> {
  const rows: [ReportSubscriptionView] = await em.query(`${VIEW} WHERE s.id = $1`, [id]);
  return rows[0];
}
