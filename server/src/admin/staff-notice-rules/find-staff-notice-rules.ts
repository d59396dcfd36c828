import {
  DEFAULT_STAFF_NOTICE_RULES,
  STAFF_NOTICE_KINDS,
  type StaffNoticeKind,
  type StaffNoticeRule,
} from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { administeredOffice } from '../administered.js';
import type { ListStaffNoticeRulesQuery } from './staff-notice-rules.dto.js';

/** One rule that somebody has made. */
export interface StaffNoticeRuleView extends StaffNoticeRule {
  readonly id: string;
  readonly kind: StaffNoticeKind;
  /** Who made it; null for the whole country. */
  readonly officeCode: string | null;
  readonly version: number;
}

/** How an office tells its officers one kind, and by whose word. */
export interface EffectiveStaffNoticeRule extends StaffNoticeRule {
  readonly kind: StaffNoticeKind;
  /** Null where nobody has set anything. */
  readonly set: Pick<StaffNoticeRuleView, 'id' | 'officeCode' | 'version'> | null;
}

const VIEW = `
  SELECT r.id, r.kind, r.desk, r.email, r.at_once AS "atOnce", r.holder, r.leaders, r.supervisors, o.code AS "officeCode", r.version
    FROM staff_notice_rule r LEFT JOIN office o ON o.id = r.office_id`;

export async function staffNoticeRuleView(em: EntityManager, id: string): Promise<StaffNoticeRuleView> {
  const rows: [StaffNoticeRuleView] = await em.query(`${VIEW} WHERE r.id = $1`, [id]);
  return rows[0];
}

/** Every kind once, with the rule that holds for the office. */
export async function findStaffNoticeRules(
  em: EntityManager,
  actor: Actor,
  { officeCode }: ListStaffNoticeRulesQuery,
): Promise<Page<EffectiveStaffNoticeRule>> {
  const office = officeCode === undefined ? null : await administeredOffice(em, actor, officeCode);
  const rows: StaffNoticeRuleView[] = await em.query(
    `${VIEW} LEFT JOIN office asked ON asked.id = $1
      WHERE r.office_id IS NULL OR r.office_id = ANY (asked.path)
      ORDER BY COALESCE(array_position(asked.path, r.office_id), 0) DESC`,
    [office?.id ?? null],
  );
  const data = STAFF_NOTICE_KINDS.map((kind): EffectiveStaffNoticeRule => {
    const nearest = rows.find((row) => row.kind === kind);
    if (!nearest) return { kind, ...DEFAULT_STAFF_NOTICE_RULES[kind], set: null };
    const { id, officeCode: whose, version, ...rule } = nearest;
    return { ...rule, set: { id, officeCode: whose, version } };
  });
  return { data, page: { nextCursor: null, hasNext: false } };
}
