import { type NoticeKind, type NoticeRule, noticeRules } from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';

export type NoticeRules = Readonly<Record<NoticeKind, NoticeRule>>;

/** How each of these offices tells its notices: its own word, else that of the nearest office above, else the country's, else the usual. */
export async function noticeRulesOf(
  em: EntityManager,
  officeIds: readonly string[],
): Promise<ReadonlyMap<string, NoticeRules>> {
  const rows: { officeId: string; set: Partial<Record<NoticeKind, NoticeRule>> }[] = await em.query(
    `SELECT o.id AS "officeId", COALESCE((
              SELECT jsonb_object_agg(nearest.kind, nearest.rule)
                FROM (SELECT DISTINCT ON (r.kind) r.kind,
                             jsonb_build_object('email', r.email, 'sms', r.sms, 'phone', r.phone, 'people', r.people, 'holdSeconds', r.hold_seconds,
                                                'urgent', r.urgent) AS rule
                        FROM notice_rule r WHERE r.office_id IS NULL OR r.office_id = ANY (o.path)
                       ORDER BY r.kind, COALESCE(array_position(o.path, r.office_id), 0) DESC) nearest), '{}') AS set
       FROM office o WHERE o.id = ANY ($1)`,
    [[...new Set(officeIds)]],
  );
  return new Map(rows.map(({ officeId, set }) => [officeId, noticeRules(set)]));
}
