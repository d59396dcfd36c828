import { DEFAULT_STAFF_NOTICE_RULES } from '@motcua/shared/notices';

const USUAL = Object.entries(DEFAULT_STAFF_NOTICE_RULES)
  .map(
    ([kind, { desk, email, atOnce, holder, leaders, supervisors }]) =>
      `('${kind}', '${desk}', '${email}', ${atOnce}, ${holder}, ${leaders}, ${supervisors})`,
  )
  .join(', ');

/**
 * SELECT of the one rule by which an office tells its officers a kind: its own, else that of the nearest office above,
 * else the country's, else the usual.
 *
 * @param officeId SQL of the office's id
 * @param kind SQL of the kind
 */
export const staffNoticeRuleOf = (officeId: string, kind: string): string => `
  SELECT COALESCE(own.desk, usual.desk) AS desk, COALESCE(own.email, usual.email) AS email,
         COALESCE(own.at_once, usual.at_once) AS at_once,
         COALESCE(own.holder, usual.holder) AS holder, COALESCE(own.leaders, usual.leaders) AS leaders,
         COALESCE(own.supervisors, usual.supervisors) AS supervisors
    FROM (VALUES ${USUAL}) AS usual (kind, desk, email, at_once, holder, leaders, supervisors)
    LEFT JOIN LATERAL (
         SELECT r.* FROM staff_notice_rule r JOIN office ruled ON ruled.id = ${officeId}
          WHERE r.kind = usual.kind AND (r.office_id IS NULL OR r.office_id = ANY (ruled.path))
          ORDER BY COALESCE(array_position(ruled.path, r.office_id), 0) DESC LIMIT 1) own ON true
   WHERE usual.kind = ${kind}`;

/** Condition: this person is among those who supervise the office. @param office SQL of the office's id */
export const supervises = (staffId: string, office: string): string => `
  EXISTS (SELECT 1 FROM staff_role_at_office seen JOIN office below ON below.id = ${office}
           WHERE seen.staff_id = ${staffId} AND seen.role = 'supervisor' AND seen.office_id = ANY (below.path))`;

/**
 * Array of an office and those that have come after it by a day: their people answer for what it left.
 *
 * @param office SQL of the office's id
 * @param today SQL of the local date
 */
export const answering = (office: string, today: string): string => `
  ARRAY(WITH RECURSIVE place AS (
          SELECT ${office}::uuid AS id
          UNION
          SELECT s.successor_id FROM place JOIN office_succession s ON s.predecessor_id = place.id AND s.effective_on <= ${today}::date)
        SELECT id FROM place)`;

/**
 * Condition: this person leads one of the offices, or stands in for who does on a day.
 *
 * @param offices SQL of an array of ids
 * @param today SQL of the local date
 */
export const leads = (staffId: string, offices: string, today: string): string => `
  (EXISTS (SELECT 1 FROM staff_role_at_office led
            WHERE led.staff_id = ${staffId} AND led.office_id = ANY (${offices}) AND led.role = 'leader')
   OR EXISTS (SELECT 1 FROM delegation g
               WHERE g.to_staff_id = ${staffId} AND g.office_id = ANY (${offices}) AND g.revoked_at IS NULL
                 AND g.role = 'leader' AND ${today}::date BETWEEN g.from_on AND g.to_on))`;
