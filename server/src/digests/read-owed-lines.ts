import type { EntityManager } from 'typeorm';
import { ALERT_KINDS, type AlertKind } from '../alerts/alert.entities.js';
import { staffNoticeRuleOf } from '../alerts/staff-notice-rule-of.js';
import { overKinds } from '../deadlines/alert-grounds.js';

/** One alert that a person was told, that still holds, that no digest has told and that the office lets a digest tell. */
export interface OwedLine {
  readonly staffId: string;
  readonly alertId: string;
  readonly kind: AlertKind;
  readonly dueAt: Date;
  readonly officeId: string;
  readonly code: string;
  readonly procedureVersionId: string;
  readonly holderId: string | null;
  readonly holder: string | null;
}

/** Alerts that hold now, of dossiers still open and for the very time they were made for. */
const holding = (which: string): string =>
  overKinds(
    ALERT_KINDS,
    (kind, { dueAt, from, holds }) =>
      `SELECT a.id, a.kind, a.due_at, a.office_id, d.code, d.procedure_version_id, d.holder_id
         FROM ${from} JOIN deadline_alert a ON a.dossier_id = d.id AND a.kind = '${kind}' AND a.due_at = ${dueAt}
        WHERE ${holds} AND ${which}`,
  );

const LINE = `t.staff_id AS "staffId", h.id AS "alertId", h.kind, h.due_at AS "dueAt", h.office_id AS "officeId", h.code,
  h.procedure_version_id AS "procedureVersionId", h.holder_id AS "holderId", holder.full_name AS holder`;

/**
 * What the digests of a day are made of. It starts from the few dossiers that hold, so alerts of years ago cost nothing.
 *
 * @param now the time that alerts have to hold at
 * @param today the local date; people who have their digest of it already are left out
 */
export function readOwedLines(em: EntityManager, now: Date, today: string): Promise<OwedLine[]> {
  return em.query(
    // Same-day work is on the screen only.
    `SELECT ${LINE}
       FROM (${holding('NOT a.same_day')}) h JOIN staff_alert t ON t.alert_id = h.id AND t.digest_id IS NULL
       JOIN staff p ON p.id = t.staff_id AND p.disabled_at IS NULL
       CROSS JOIN LATERAL (${staffNoticeRuleOf('h.office_id', 'h.kind')}) rule
       LEFT JOIN staff holder ON holder.id = h.holder_id
      WHERE (rule.email = 'always' OR rule.email = 'fallback' AND t.seen_at IS NULL
             -- The rule has changed since: the desk does not show what was left to the digest.
             OR rule.desk = 'always' AND NOT t.on_desk)
        AND NOT EXISTS (SELECT 1 FROM staff_digest g WHERE g.staff_id = t.staff_id AND g.on_date = $2)`,
    [now, today],
  );
}

/** Of alerts for which mails are owed, those that hold and that their person has not seen. */
export function readLinesToMail(
  em: EntityManager,
  alertIds: readonly string[],
  now: Date,
  today: string,
): Promise<OwedLine[]> {
  return em.query(
    `SELECT ${LINE}
       FROM (${holding('a.id = ANY ($3)')}) h JOIN staff_alert t ON t.alert_id = h.id AND t.mail_owed AND t.seen_at IS NULL
       JOIN staff p ON p.id = t.staff_id AND p.disabled_at IS NULL
       LEFT JOIN staff holder ON holder.id = h.holder_id`,
    [now, today, alertIds],
  );
}
