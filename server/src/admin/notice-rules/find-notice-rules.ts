import { DEFAULT_NOTICE_RULES, NOTICE_KINDS, type NoticeKind, type NoticeRule } from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { administeredOffice } from '../administered.js';
import type { ListNoticeRulesQuery } from './notice-rules.dto.js';

/** One rule that somebody has made. */
export interface NoticeRuleView extends NoticeRule {
  readonly id: string;
  readonly kind: NoticeKind;
  /** Who made it; null for the whole country. */
  readonly officeCode: string | null;
  readonly version: number;
}

/** How an office tells one kind, and by whose word. */
export interface EffectiveNoticeRule extends NoticeRule {
  readonly kind: NoticeKind;
  /** Null where nobody has set anything. */
  readonly set: Pick<NoticeRuleView, 'id' | 'officeCode' | 'version'> | null;
}

const VIEW = `
  SELECT r.id, r.kind, r.email, r.sms, r.phone, r.people, r.hold_seconds AS "holdSeconds", r.urgent, o.code AS "officeCode", r.version
    FROM notice_rule r LEFT JOIN office o ON o.id = r.office_id`;

export async function noticeRuleView(em: EntityManager, id: string): Promise<NoticeRuleView> {
  const rows: [NoticeRuleView] = await em.query(`${VIEW} WHERE r.id = $1`, [id]);
  return rows[0];
}

/** Every kind once, with the rule that holds for the office. */
export async function findNoticeRules(
  em: EntityManager,
  actor: Actor,
  { officeCode }: ListNoticeRulesQuery,
): Promise<Page<EffectiveNoticeRule>> {
  const office = officeCode === undefined ? null : await administeredOffice(em, actor, officeCode);
  const rows: NoticeRuleView[] = await em.query(
    `${VIEW} LEFT JOIN office asked ON asked.id = $1
      WHERE r.office_id IS NULL OR r.office_id = ANY (asked.path)
      ORDER BY COALESCE(array_position(asked.path, r.office_id), 0) DESC`,
    [office?.id ?? null],
  );
  const data = NOTICE_KINDS.map((kind): EffectiveNoticeRule => {
    const nearest = rows.find((row) => row.kind === kind);
    if (!nearest) return { kind, ...DEFAULT_NOTICE_RULES[kind], set: null };
    const { email, sms, phone, people, holdSeconds, urgent, id, version } = nearest;
    return {
      kind,
      email,
      sms,
      phone,
      people,
      holdSeconds,
      urgent,
      set: { id, officeCode: nearest.officeCode, version },
    };
  });
  return { data, page: { nextCursor: null, hasNext: false } };
}
